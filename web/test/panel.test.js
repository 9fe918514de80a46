// The button at a selection and the panel beside the text, joined here as the page joins
// them: a passage is selected, looked at, kept.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { inBrowser, openPage, words } from './browser.js';

const here = inBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ARTICLE = 'The bridge reopened on Friday, the city said, after nine weeks of repairs that cost more than planned. Boats waited below it, and the ferry sold its last tickets.';
const PASSAGE = 'We print this paper in a cellar under the old mill and live on what our neighbours give. Send us $9 a month before May 3, 2024 and the presses keep turning.';
const TEXT = [ARTICLE, ARTICLE, PASSAGE, ARTICLE, 'Gimme 312', ARTICLE, ARTICLE, PASSAGE.replace('$9', '$12'), ARTICLE].join('\n\n');

// Opens the page on the text and joins button and panel to it.
async function open({ width = 1280, height = 800, scheme = 'light', full = false } = {}) {
  const reader = await openPage(here.browser, here.site.origin);
  const { page } = reader;
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await reader.paste(TEXT);
  await reader.article();
  await page.evaluate(async (text, isFull) => {
    const [{ TeachPanel }, { SelectionButton }, { propose, fitting }, { previewIn }, { default: facts }, { Engine }, own] = await Promise.all(
      ['./ui/teach.js', './ui/selection.js', './teach/propose.js', './teach/preview.js', './facts.js', './engine.js', './own.js'].map((name) => import(name)),
    );
    const engine = new Engine();
    const clean = (given, options) => engine.clean(given, options);
    let selected;
    const panel = new TeachPanel(document.body, {
      kinds: (await engine.kinds()).map(({ name }) => name),
      publishers: () => ['The Moscow Times'],
      propose: (selection) => propose(selection, { clean, facts }),
      fit: (proposal) => fitting(proposal, clean),
      preview: (file) => previewIn(file, { here: { text, ...selected }, texts: [{ title: 'An older story', text: text.replaceAll('Boats', 'Ships') }] }, clean),
      save: (passage) => (isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : own.save(passage)),
    });
    const button = new SelectionButton(document.querySelector('#article'), {
      read: (range) => {
        const passage = range.toString();
        const start = text.indexOf(passage);
        return passage.trim() && start >= 0 ? { passage, start, end: start + passage.length } : null;
      },
      selected: (read) => {
        selected = read;
        panel.open({ passage: read.passage, before: text.slice(0, read.start), after: text.slice(read.end), url: 'https://www.mill.example/1' });
      },
    });
    button.element.dataset.watching = '';
  }, TEXT, full);
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
  assert.equal(await page.$eval('.teach', (panel) => panel.hidden), true, 'T alone is a letter');
  await select(reader, PASSAGE);
  await shown(reader);
  await page.keyboard.press('t');
  await proposed(reader);
  assert.equal(await reader.focused(), words['teach.heading']);
  assert.deepEqual(await page.evaluate(() => [document.querySelector('#teach-kind').value, document.querySelector('#teach-publisher').value]), ['other', 'mill.example']);
  await reader.says('#teach-effect', words['teach.marked']);
  await page.keyboard.press('Tab');
  await page.keyboard.type(words['kind.appeal']); // as a select finds what is typed
  await reader.says('#teach-effect', words['teach.taken']);
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
    `publisher: The Old Mill\nkind: appeal\nlanguage: en\n\n${PASSAGE.replace('May 3, 2024', '{date}')}\n`]]);
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
    '1 more passage here', PASSAGE.replace('$9', '$12'), '2 in “An older story”', PASSAGE, PASSAGE.replace('$9', '$12'),
  ]);
  await reader.close();
});

test('Escape closes the panel, keeps nothing, and gives the focus back', async () => {
  const reader = await open();
  const { page } = reader;
  await page.focus('#copy');
  await select(reader, PASSAGE);
  await shown(reader);
  await page.keyboard.press('t');
  await proposed(reader);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.teach', { hidden: true });
  assert.equal(await reader.focused(), words['bar.copy']);
  assert.deepEqual(await kept(reader), []);
  await reader.close();
});

test('a short line is said to go only beside another; where there is no room, that is said and nothing is lost', async () => {
  const reader = await open({ full: true });
  const { page } = reader;
  await select(reader, 'Gimme');
  await shown(reader);
  await page.keyboard.press('t');
  await proposed(reader);
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
