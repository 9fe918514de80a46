// The button at a selection and the panel beside the text: a passage is selected, looked
// at, kept.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { example, FIXTURES, inBrowser, openPage, words } from './browser.js';

const here = inBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ARTICLE = 'The bridge reopened on Friday, the city said, after nine weeks of repairs that cost more than planned. Boats waited below it, and the ferry sold its last tickets.';
const PASSAGE = 'We print this paper in a cellar under the old mill and live on what our neighbours give. Send us $9 a month before May 3, 2024 and the presses keep turning.';
const TITLE = 'The bridge reopened on Friday, the city said, after nine weeks of repairs that';
const TEXT = [ARTICLE, ARTICLE, PASSAGE, ARTICLE, 'Gimme 312', ARTICLE, ARTICLE, PASSAGE.replace('$9', '$12'), ARTICLE].join('\n\n');

// Opens the page on the text, after an older one.
async function open({ width = 1280, height = 800, scheme = 'light', full = false } = {}) {
  const reader = await openPage(here.browser, here.site.origin);
  const { page } = reader;
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await reader.paste(TEXT.replaceAll('Boats', 'Ships'));
  await reader.says('#article', /Ships waited/);
  await reader.paste(TEXT);
  await reader.says('#article', /Boats waited/);
  await page.waitForFunction(async () => (await (await import('./store.js')).all('texts')).length === 2);
  await page.evaluate((isFull) => {
    const url = document.querySelector('#url');
    url.value = 'https://www.mill.example/1';
    url.dispatchEvent(new Event('change', { bubbles: true }));
    const put = IDBObjectStore.prototype.put;
    if (isFull) IDBObjectStore.prototype.put = function refuse(record) {
      if (this.name === 'templates') throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, record);
    };
  }, full);
  await reader.says('#said', words['toast.options']);
  return reader;
}

const select = ({ page }, text) => page.evaluate((wanted) => {
  const paragraph = [...document.querySelectorAll('#article p')].find((one) => one.textContent.includes(wanted));
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
  paragraph.scrollIntoView({ block: 'center' });
}, text);

const shown = ({ page }) => page.waitForSelector('.junk', { visible: true });
const proposed = ({ page }) => page.waitForSelector('.teach form');
/** Selects a paragraph and calls it junk: the panel is open then, with what it proposes. */
async function teach(reader, text) {
  await select(reader, text);
  await shown(reader);
  await reader.page.keyboard.press('t');
  await proposed(reader);
}

const kept = ({ page }) => page.evaluate(async () => (await import('./store.js')).all('templates'));

test('the button stands at the selection and covers nothing of it; a press opens the panel and leaves the selection', async () => {
  const reader = await open();
  const { page } = reader;
  assert.equal(await page.$eval('.junk', (button) => button.checkVisibility()), false);
  await select(reader, PASSAGE);
  await shown(reader);
  const apart = await page.evaluate(() => {
    const button = document.querySelector('.junk').getBoundingClientRect();
    const lines = [...document.getSelection().getRangeAt(0).getClientRects()];
    return lines.every((line) => line.bottom <= button.top || line.top >= button.bottom) && Math.min(...lines.map((line) => Math.abs(button.top - line.bottom))) < 24;
  });
  assert.ok(apart);
  await page.click('.junk');
  await proposed(reader);
  assert.equal(await page.evaluate(() => document.getSelection().toString().trim()), PASSAGE);
  assert.equal(await page.$eval('.junk', (button) => button.checkVisibility()), false);
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

test('with the keyboard alone: T, another kind, another publisher, a slot off, kept', async () => {
  const reader = await open();
  const { page } = reader;
  await page.keyboard.press('t');
  assert.equal(await page.$('.teach'), null, 'T alone does nothing');
  await teach(reader, PASSAGE);
  assert.equal(await reader.focused(), words['teach.heading']);
  assert.deepEqual(await page.evaluate(() => [document.querySelector('#teach-kind').value, document.querySelector('#teach-publisher').value]), ['other', 'mill.example']);
  await reader.says('#teach-effect', words['teach.taken']);
  await page.keyboard.press('Tab');
  await page.keyboard.type(words['kind.appeal']); // as a select finds what is typed
  await page.waitForFunction((kind) => document.querySelector('#teach-kind').value === kind, {}, 'appeal');
  await page.keyboard.press('Tab');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type('The Old Mill');
  await page.keyboard.press('Tab');
  assert.equal(await reader.focused(), '$9: a sum that may differ');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-pressed') === 'false');
  await page.focus('#teach-publisher');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.teach', { hidden: true });
  assert.deepEqual((await kept(reader)).map(({ path, text }) => [path, text]), [['en/the-old-mill/own-appeal',
    `publisher: The Old Mill\nkind: appeal\nlanguage: en\nverdict: remove\n\n${PASSAGE.replace('May 3, 2024', '{date}')}\n`]]);
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

test('it shows what else would go, here and in the last texts', async () => {
  const reader = await open();
  const { page } = reader;
  await select(reader, PASSAGE);
  await shown(reader);
  await page.keyboard.press('t');
  await page.waitForSelector('.hits blockquote');
  assert.deepEqual(await page.$$eval('.hits h3, .hits blockquote', (all) => all.map((one) => one.textContent)), [
    '1 more passage here', PASSAGE.replace('$9', '$12'), `2 in “${TITLE}”`, PASSAGE, PASSAGE.replace('$9', '$12'),
  ]);
  await reader.close();
});

test('Escape closes the panel, keeps nothing, and gives the focus back', async () => {
  const reader = await open();
  const { page } = reader;
  await page.focus('#copy');
  await teach(reader, PASSAGE);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.teach', { hidden: true });
  assert.equal(await reader.focused(), words['bar.copy']);
  assert.deepEqual(await kept(reader), []);
  await reader.close();
});

test('a short line is said to go only beside another; where there is no room, that is said and nothing is lost', async () => {
  const reader = await open({ full: true });
  const { page } = reader;
  await teach(reader, 'Gimme');
  await reader.says('#teach-effect', words['teach.beside']);
  await reader.press(words['teach.save'], '.teach');
  await reader.says('.teach .notice', words['teach.noRoom'].slice(0, 30));
  assert.ok(await page.$eval('.teach .primary', (button) => !button.disabled), 'and it can be tried again');
  await reader.close();
});

for (const [width, height, scheme] of [[360, 740, 'dark'], [1280, 800, 'light'], [320, 600, 'light']]) {
  test(`${width} px, ${scheme}: nothing is too wide, axe finds nothing, contrast is 7 : 1`, async () => {
    const reader = await open({ width, height, scheme });
    const { page } = reader;
    await select(reader, PASSAGE);
    await shown(reader);
    const check = async (where) => {
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where}: too wide`);
      await page.evaluate(axe);
      const found = await page.evaluate(async (within) => (await globalThis.axe.run(within, { rules: { 'color-contrast-enhanced': { enabled: true } } }))
        .violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), where);
      assert.deepEqual(found, [], where);
    };
    await check('.junk');
    await page.keyboard.press('t');
    await page.waitForSelector('.hits blockquote');
    await check('.teach');
    assert.ok(await page.evaluate(() => {
      const line = document.getSelection().getRangeAt(0).getBoundingClientRect();
      const panel = document.querySelector('.teach').getBoundingClientRect();
      return line.top >= 0 && (line.right <= panel.left || line.bottom <= panel.top);
    }), 'what is selected can be seen beside the panel');
    await page.goto(`${here.site.origin}/library.html`);
    await page.waitForSelector('[data-ready]');
    await page.click('#list .head');
    await reader.press(words['library.add']);
    await check('main');
    await reader.close();
  });
}

test('what is remembered goes at once, here and next time, and comes back with one undo', async () => {
  const reader = await open();
  const { page } = reader;
  await teach(reader, PASSAGE);
  await reader.press(words['teach.save'], '.teach');
  await reader.says('#said', words['teach.kept']);
  await reader.says('#count', /^2 passages, \d+ words taken out$/);
  const left = await reader.copy();
  assert.ok(!left.includes('cellar') && left.includes('Gimme 312') && left.includes('The bridge reopened'));
  await page.click('.passage.out .chip');
  await reader.press(words['passage.why'], '.passage.out');
  await reader.says('.passage.out .why', /Known from mill\.example: word for word/);
  await reader.paste(`A later story of the mill, told in one line.\n\n${PASSAGE.replace('$9', '$700').replace('May 3', 'June 12')}\n`);
  await reader.says('#article', /^A later story/);
  await reader.says('#count', /^1 passage/);
  await reader.key('z');
  await reader.key('z');
  await reader.says('#count', new RegExp(words['count.nothing']));
  await page.waitForFunction(async () => !(await (await import('./store.js')).all('templates')).length);
  await reader.key('z', { shift: true });
  await reader.says('#count', /^2 passages/);
  await page.waitForFunction(async () => (await (await import('./store.js')).all('templates')).length === 1);
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

test('what the engine would leave in the middle of a paragraph goes from this text all the same', async () => {
  const reader = await open();
  const { page } = reader;
  await page.evaluate(() => {
    const paragraph = document.querySelector('#article p');
    const range = document.createRange();
    const { firstChild } = paragraph;
    range.setStart(firstChild, firstChild.data.indexOf('after nine weeks'));
    range.setEnd(firstChild, firstChild.data.indexOf('than planned') + 'than planned'.length);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
  });
  await shown(reader);
  await page.click('.junk');
  await proposed(reader);
  await reader.press(words['teach.save'], '.teach');
  await reader.says('#said', words['teach.kept']);
  assert.match(await reader.copy(), /^The bridge reopened on Friday, the city said, \. Boats waited/);
  await page.click('.passage.out .chip');
  await reader.press(words['passage.why'], '.passage.out');
  await reader.says('.passage.out .why', new RegExp(words['why.own']));
  await reader.close();
});

test('an article with its mark-up is taught as well; an own passage that the engine refuses is said, and nothing else suffers', async () => {
  const reader = await openPage(here.browser, here.site.origin);
  const { page } = reader;
  await reader.paste('', { html: await readFile(`${FIXTURES}/rich.html`, 'utf8') });
  await reader.article();
  await page.evaluate(() => {
    const item = [...document.querySelectorAll('.rich li')].find((one) => one.textContent.includes('Dogs'));
    document.getSelection().selectAllChildren(item);
  });
  await shown(reader);
  await page.keyboard.press('t');
  await proposed(reader);
  await reader.press(words['teach.save'], '.teach');
  await reader.says('#count', /^3 passages/);
  assert.ok(!(await reader.copy()).includes('Dogs are asked'));
  await page.evaluate(async () => (await import('./store.js')).put('templates', { path: 'en/a/own-broken', text: 'kind: nonsense', on: true, changed: 1 }));
  await page.reload();
  await reader.paste(example);
  await reader.says('#said', /None of your own passages could be used/);
  await reader.says('#count', /^1 passage/);
  await reader.close();
});

test('a name is pasted into its field; another article closes the panel', async () => {
  const reader = await open();
  const { page } = reader;
  await teach(reader, PASSAGE);
  await page.evaluate(() => navigator.clipboard.writeText('The Moscow Times'));
  await page.click('#teach-publisher', { count: 3 });
  await reader.key('v');
  assert.equal(await page.$eval('#teach-publisher', (field) => field.value), 'The Moscow Times');
  assert.match(await reader.seen('#article'), /Boats waited/);
  await reader.paste(example);
  await reader.says('#article', /^Russia/);
  await page.waitForSelector('.teach', { hidden: true });
  await reader.close();
});

test('what was taught is put back for good by “Never remove this”', async () => {
  const reader = await open();
  const { page } = reader;
  await teach(reader, PASSAGE);
  await reader.press(words['teach.save'], '.teach');
  await reader.says('#count', /^2 passages/);
  await page.click('.passage.out .chip');
  await reader.press(words['passage.never'], '.passage.out');
  await reader.says('#said', /never taken out again/);
  await page.click('#optionsLink');
  await page.click('#suggested');
  await reader.says('#said', words['toast.options']);
  assert.match(await reader.copy(), /cellar/);
  await reader.close();
});
