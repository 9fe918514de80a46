// A paste that comes before the page listens is not lost, and is seen to wait.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { example, expected, inBrowser, openPage, Reader, words } from './browser.js';

const here = inBrowser();

/** Opens the page while one of its modules does not come; gives what lets it come. */
async function openHalf(path) {
  let release;
  here.site.hold.set(path, { after: new Promise((resolve) => { release = resolve; }) });
  const context = await here.browser.createBrowserContext();
  await context.overridePermissions(here.site.origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const reader = new Reader(await context.newPage());
  const early = reader.page.waitForResponse((answer) => answer.url().endsWith('/dehusk/text.wasm'));
  const opened = reader.page.goto(`${here.site.origin}/`);
  await early; // so the first files are there
  await reader.page.evaluate(() => import('./early.js').then(() => undefined));
  return { reader, come: async () => { release(); here.site.hold.clear(); await opened; } };
}

const box = ({ page }) => page.$eval('#text', (element) => element.value);

test('a text that is pasted while the page still loads', { timeout: 60_000 }, async () => {
  const { reader, come } = await openHalf('/page.js');
  await reader.paste(example);
  assert.equal(await box(reader), example, 'it is seen in the box');
  await come();
  await reader.article();
  assert.equal(await reader.copy(), expected);
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

test('HTML that is pasted then, and what is typed then', { timeout: 60_000 }, async () => {
  let { reader, come } = await openHalf('/page.js');
  await reader.paste('', { html: '<p>The <b>marked-up</b> words of the story.</p>' });
  await come();
  await reader.says('#article', /^The marked-up words/);
  await reader.close();
  ({ reader, come } = await openHalf('/page.js'));
  await reader.page.focus('#text');
  await reader.page.keyboard.sendCharacter(example);
  await come();
  await reader.says('#count', /^1 passage/);
  assert.equal(await box(reader), example);
  await reader.close();
});

test('the page listens once: a later paste is taken once', { timeout: 60_000 }, async () => {
  const reader = await openPage(here.browser, here.site.origin);
  await reader.paste(example);
  await reader.article();
  await reader.paste('Another story, of no interest to anybody at all.');
  await reader.says('#article', /^Another story/);
  await reader.press(words['bar.undo']);
  await reader.says('#article', /^Russia is moving/);
  assert.equal(await reader.page.$eval('#undo', (button) => button.hidden), true, 'one paste, one step');
  await reader.close();
});
