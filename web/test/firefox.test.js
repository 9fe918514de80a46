// The page in Firefox: what flow.test.js does at length in Chromium, once through.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { clipboardText, example, expected, FIXTURES, launch, openPage, serveSite, words } from './browser.js';
import { fileOf } from './many-files.js';

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

open('an article with its mark-up: folded in place, copied as text and as HTML, kept for a reload', async (reader, page) => {
  await reader.paste('', { html: await readFile(`${FIXTURES}/rich.html`, 'utf8') });
  await reader.article();
  await reader.says('#count', /^2 passages, 91 words taken out · 1 to decide$/);
  assert.deepEqual(await page.$eval('.rich', (root) => ['h1', 'h2', 'blockquote', 'table', 'figcaption', 'pre', '.picture', 'img'].map((name) => root.querySelectorAll(name).length)), [1, 1, 1, 1, 1, 1, 1, 0]);
  await page.evaluate(() => document.addEventListener('click', () => {
    const { write } = Clipboard.prototype;
    navigator.clipboard.write = async ([item]) => {
      window.written = await (await item.getType('text/html')).text();
      return write.call(navigator.clipboard, [item]);
    };
  }, { capture: true, once: true }));
  await reader.press(words['bar.copy']);
  await reader.says('#said', /^Copied, 12 paragraphs$/);
  assert.match(await page.evaluate(() => window.written), /^<h1[^>]*>The ferry comes back[^]*<img[^>]* src="https:\/\/pictures\.example\/ferry\.jpg"/);
  assert.match(await clipboardText(page), /^The ferry comes back to Lower Quay\n\nBy our harbour desk[^]*spring of the flood\. Back/);
  await page.focus('.passage.ask .tools button');
  await page.keyboard.press('Enter');
  await reader.says('#count', /^3 passages/);
  await page.keyboard.press('p');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.chip')));
  await page.waitForFunction(async () => (await (await import('./store.js')).all('sessions'))[0]?.at === 1);
  await page.reload();
  await reader.says('#count', /^3 passages/);
  await reader.press(words['bar.undo']);
  await reader.says('#count', /^2 passages/);
});

open('many files: read by workers, opened, one cancelled list gone on with, all in one zip', async (reader) => {
  const files = Array.from({ length: 120 }, (_, i) => fileOf(i));
  await reader.give(files);
  await reader.says('.many .line', /^\d+ of 120 done$/);
  await reader.press(words['many.cancel']);
  await reader.says('.many .line', /were not read$/);
  await reader.press(words['many.goOn']);
  await reader.says('.many .line', /^All 120 are done$/);
  const { bytes } = await reader.saved(() => reader.press(words['many.zip']));
  const got = unzipSync(bytes);
  for (const { name, kept } of files) {
    const [stem, kind] = name.split('.');
    assert.equal(Buffer.from(got[`${stem}.${kind === 'md' ? 'md' : 'txt'}`]).toString(), kept, name);
  }
  assert.equal(Object.keys(got).length, 180);
  await reader.press('story-3.eml');
  await reader.says('#article', /^Story 3\n/);
  await reader.press(words['many.back']);
  await reader.says('.many h1', /^120 articles$/);
});
