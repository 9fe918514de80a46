// The page in Firefox: what flow.test.js does at length in Chromium, once through.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clipboardText, example, expected, launch, openPage, serveSite, words } from './browser.js';

let browser;
let site;

before(async () => {
  browser = await launch('firefox');
  site = await serveSite();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const open = (name, body) => test(name, { timeout: 60_000 }, async () => {
  const reader = await openPage(browser, site.origin);
  await body(reader, reader.page);
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

open('the example: what goes is folded, put back, undone, explained; Copy gives the rest byte for byte', async (reader, page) => {
  await reader.press(words['start.example']);
  await reader.says('#count', /^1 passage, \d+ words taken out$/);
  await page.click('.passage.out .chip');
  await page.waitForSelector('.passage.out .gone', { visible: true });
  await reader.press(words['passage.why'], '.passage.out');
  await reader.says('.passage.out', /word for word/);
  await reader.press('Put back: Appeal · The Moscow Times · 8 lines');
  await reader.says('#count', new RegExp(words['count.none']));
  await reader.press(words['bar.undo']);
  await reader.says('#count', /^1 passage/);
  await reader.press(words['bar.copy']);
  await reader.says('#said', /^Copied/);
  assert.equal(await clipboardText(page), expected);
});

open('written into the box, the article grows below', async (reader, page) => {
  await page.focus('#text');
  await page.evaluate((text) => document.execCommand('insertText', false, text), example);
  await reader.says('#count', /^1 passage/);
});

open('nothing is wider than the window, at 360 px', async (reader, page) => {
  await page.setViewport({ width: 360, height: 740 });
  await reader.press(words['start.example']);
  await reader.article();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});
