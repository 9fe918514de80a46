// The options of the page: kinds on and off, suggestions taken out as well, the
// address. Nothing has to be set before the first result.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { example, expected, inBrowser, openPage, words } from './browser.js';

const here = inBrowser();

const open = (name, body) => test(name, async () => {
  const reader = await openPage(here.browser, here.site.origin);
  try {
    await body(reader, reader.page);
    assert.deepEqual(reader.errors, []);
  } finally {
    await reader.close();
  }
});

const TAKEN = /^1 passage, \d+ words taken out$/;
const SHARE = 'The harbour was quiet on Monday, and the ferry left on time with nobody on board but its crew.\n\nShare this article\n\nIt came back with eleven geese.\n';

const options = async (reader) => {
  await reader.page.click('#optionsLink');
  await reader.page.waitForSelector('#kinds input');
};

open('every kind of the engine has a label and says what it is', async (reader, page) => {
  await options(reader);
  const labels = Object.keys(words).filter((key) => key.startsWith('kind.')).map((key) => words[key]);
  const shown = await page.$$eval('#kinds label', (list) => list.map((label) => label.textContent.trim()));
  assert.deepEqual(shown.toSorted(), labels.toSorted());
  for (const meaning of await page.$$eval('#kinds .hint', (list) => list.map((hint) => hint.textContent))) assert.ok(meaning.length > 5);
});

open('a kind switched off stays in the article; undo and redo', async (reader, page) => {
  await reader.paste(example);
  await reader.says('#count', TAKEN);
  await options(reader);
  await page.click('#kinds input[value="appeal"]');
  await reader.says('#count', words['count.nothing']);
  assert.equal(await reader.copy(), example);
  await page.focus('#article');
  await reader.key('z');
  await reader.says('#count', TAKEN);
  assert.ok(await page.$eval('#kinds input[value="appeal"]', (box) => box.checked), 'undo sets the box as it was');
  await page.focus('#article');
  await reader.key('z', { shift: true });
  await reader.says('#count', words['count.nothing']);
});

open('an option set before holds for the text that comes then', async (reader, page) => {
  await options(reader);
  await page.click('#kinds input[value="appeal"]');
  await reader.paste(example);
  await reader.says('#count', words['count.nothing']);
});

open('suggestions are taken out as well, with the keyboard alone', async (reader, page) => {
  await reader.paste(SHARE);
  await reader.says('#count', 'to decide');
  await page.focus('#options summary');
  await page.keyboard.press('Enter');
  await page.focus('#suggested');
  await page.keyboard.press('Space');
  await reader.says('#count', TAKEN);
  assert.ok(!(await reader.copy()).includes('Share this article'));
});

open('what the reader had decided stays decided', async (reader, page) => {
  await reader.paste(example);
  await reader.press('Put back: Appeal · The Moscow Times · 8 lines');
  await options(reader);
  await page.click('#suggested');
  await reader.says('#said', words['toast.options']);
  assert.equal(await reader.copy(), example);
});

open('also through a reading in which the passage was none, or went by itself', async (reader, page) => {
  await reader.paste(`${SHARE}\n\n${example}`);
  await reader.press('Put back: Appeal · The Moscow Times · 8 lines');
  await reader.press(words['ask.out']);
  const left = await reader.copy();
  assert.ok(!left.includes('Share this article') && left.includes('refuse to be silenced'));
  await options(reader);
  for (const box of ['#kinds input[value="appeal"]', '#suggested']) {
    for (let press = 0; press < 2; press++) { // off and on, or on and off
      await page.click(box);
      await reader.says('#said', words['toast.options']);
      await page.evaluate(() => { document.querySelector('#said').textContent = ''; });
    }
    assert.equal(await reader.copy(), left, box);
  }
});

open('an address is of one article, not of the next', async (reader, page) => {
  await options(reader);
  await page.type('#url', 'https://example.org/serbia');
  await page.keyboard.press('Tab');
  await reader.paste(example);
  await reader.says('#count', TAKEN);
  assert.equal(await page.$eval('#url', (field) => field.value), 'https://example.org/serbia', 'typed before, it is of the article that comes');
  await reader.paste('Another story, of no interest to anybody at all.');
  await reader.says('#article', /^Another story/);
  assert.equal(await page.$eval('#url', (field) => field.value), '');
  await page.focus('#article');
  await reader.key('z');
  await reader.says('#article', /^Russia is moving/);
  assert.equal(await page.$eval('#url', (field) => field.value), 'https://example.org/serbia', 'undone, it is back');
});

open('an address is typed and pasted into its field and does no harm', async (reader, page) => {
  await reader.paste(example);
  await options(reader);
  await page.focus('#url');
  await page.evaluate(() => navigator.clipboard.writeText('https://example.org/serbia'));
  await page.bringToFront();
  await reader.key('v');
  await page.keyboard.press('Tab');
  await reader.says('#said', words['toast.options']);
  assert.equal(await page.$eval('#url', (field) => field.value), 'https://example.org/serbia');
  assert.equal(await reader.copy(), expected);
});

open('an article pasted while the address has the focus is an article', async (reader, page) => {
  await options(reader);
  await page.focus('#url');
  await reader.paste(example, { into: '#url' });
  await reader.says('#count', TAKEN);
  assert.equal(await page.$eval('#url', (field) => field.value), '');
});

open('a paste that is still being read is read with the new options, not lost', async (reader, page) => {
  await options(reader);
  const long = 'The harbour was quiet on Monday, and the ferry left on time.\n'.repeat(80_000);
  await reader.paste(long + example);
  await page.click('#kinds input[value="appeal"]');
  await reader.says('#count', words['count.nothing']);
});

open('undo of another text brings its options back with it', async (reader, page) => {
  await reader.paste(example);
  await reader.says('#count', TAKEN);
  await reader.press(words['bar.new']);
  await options(reader);
  await page.click('#kinds input[value="appeal"]');
  await page.focus('#text');
  await reader.key('z');
  await reader.says('#count', TAKEN);
  assert.ok(await page.$eval('#kinds input[value="appeal"]', (box) => box.checked));
});
