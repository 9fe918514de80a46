// The library page, as a reader uses it: what is known, what is his own, files in and out.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { inBrowser, launch, Reader, words } from './browser.js';

const here = inBrowser();

const FILE = 'publisher: The Old Mill\nkind: appeal\nlanguage: en\n\nWe print this paper in a cellar under the old mill and live on what our neighbours give.\n';
const numbered = (n) => ({ path: `en/the-old-mill/own-appeal-${n}`, text: FILE.replace('cellar', `cellar of ${n} rooms`), on: true, changed: 1000 + n });

/** The library page with these own passages, and what a reader does there. */
class LibraryReader extends Reader {
  static async open(browser, origin, own = [], options = {}) {
    const context = await browser.createBrowserContext(options);
    const reader = new LibraryReader(await context.newPage());
    await reader.page.goto(`${origin}/library.html`);
    await reader.page.waitForSelector('[data-ready]');
    await reader.put('templates', ...own);
    return reader;
  }

  async put(shelf, ...records) {
    await this.page.evaluate(async (where, list) => (await import('./store.js')).put(where, ...list), shelf, records);
  }

  async kept(shelf = 'templates') {
    return this.page.evaluate(async (where) => (await import('./store.js')).all(where), shelf);
  }

  async type(selector, text) {
    await this.page.$eval(selector, (field) => { field.value = ''; field.focus(); });
    await this.page.keyboard.sendCharacter(text);
  }

  /** Opens the entry that says so, and gives its selector. */
  async open(pattern) {
    await this.page.waitForFunction((source) => {
      const all = [...document.querySelectorAll('#list > .entry')];
      const entry = all.find((one) => new RegExp(source).test(one.textContent));
      if (!entry) return false;
      for (const one of all) one.removeAttribute('data-tried');
      entry.dataset.tried = '';
      if (entry.querySelector('.head').getAttribute('aria-expanded') === 'false') entry.querySelector('.head').click();
      return true;
    }, { polling: 100 }, pattern);
    return '[data-tried]';
  }

  async drop(...files) {
    await this.page.evaluate((list) => {
      const data = new DataTransfer();
      for (const [name, text] of list) data.items.add(new File([text], name));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, files);
    await this.page.waitForSelector('#imported:not([hidden])');
  }
}

const open = (name, body, own) => test(name, async () => {
  const reader = await LibraryReader.open(here.browser, here.site.origin, own);
  await body(reader, reader.page);
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

test('the policy is that of the page', async () => {
  const [page, library] = await Promise.all(['index', 'library'].map((name) => readFile(new URL(`../${name}.html`, import.meta.url), 'utf8')));
  const policy = (html) => html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  assert.equal(policy(library), policy(page));
});

open('it lists what is known, a part at a time, and finds by words, kind and publisher', async (reader, page) => {
  const all = Number((await reader.seen('#found')).replace(/\D/g, ''));
  assert.ok(all > 800);
  assert.equal((await page.$$('#list > .entry')).length, 60);
  await (await reader.button(words['library.more'])).press('Enter'); // what comes into view on the way moves it
  await page.waitForFunction(() => document.querySelectorAll('#list > .entry').length === 120);
  await reader.type('#words', 'MOSCOW prosecutor');
  await reader.says('#found', /^1 passage$/);
  await reader.open('Moscow Times');
  await reader.says('[data-tried] .source-of', /^publisher: The Moscow Times/);
  await reader.type('#words', 'themoscowtimes.com');
  await reader.says('#list', /Fingerprints of \d+ passages/);
  await reader.type('#words', '');
  await page.select('#kind', 'cookie');
  await page.waitForFunction(() => [...document.querySelectorAll('.name-of')].every((one) => one.textContent.startsWith('Cookies')));
  await page.select('#which', 'own');
  await reader.says('#found', /^0 passages$/);
});

open('own passages stand first; one is changed only into what the engine takes', async (reader, page) => {
  await reader.says('#list > .entry', /The Old Mill/);
  const entry = await reader.open('The Old Mill');
  await reader.type(`${entry} textarea`, FILE.replace('kind: appeal', 'kind: owl'));
  await reader.says('.wrong', /^Line 2: unknown kind "owl"/);
  await reader.press(words['library.save'], entry);
  assert.equal((await reader.kept())[0].text, numbered(1).text, 'nothing wrong is kept');
  await reader.type(`${entry} textarea`, FILE.replace('give', 'bring'));
  await page.waitForFunction(() => document.querySelector('.wrong').textContent === '');
  await reader.press(words['library.save'], entry);
  await reader.says('#said', words['library.saved']);
  assert.match((await reader.kept())[0].text, /bring/);
  await reader.press(words['bar.undo']);
  await page.waitForFunction(() => document.querySelector('#list textarea')?.value.includes('give'));
}, [numbered(1)]);

open('a passage is removed, and Undo brings it back as it was', async (reader, page) => {
  const before = await reader.kept();
  const entry = await reader.open('The Old Mill');
  await reader.press(words['library.remove'], entry);
  await reader.says('#said', words['library.removed']);
  assert.deepEqual(await reader.kept(), []);
  assert.ok(await page.evaluate(() => document.querySelector('#list').contains(document.activeElement)), 'focus stays in the list');
  await reader.press(words['bar.undo']);
  await reader.says('#list', /The Old Mill/);
  assert.deepEqual(await reader.kept(), before);
}, [numbered(1)]);

open('what came with Dehusk is switched off, or taken as a copy that stands in its place', async (reader, page) => {
  await reader.type('#words', 'moscow prosecutor');
  let entry = await reader.open('Moscow Times');
  await reader.press(words['library.turnOff'], entry);
  await reader.says('#said', words['library.turnedOff']);
  assert.deepEqual(await reader.kept('off'), [{ path: 'en/the-moscow-times/appeal-2024' }]);
  await page.select('#which', 'off');
  await reader.says('#found', /^1 passage$/);
  entry = await reader.open('Moscow Times');
  await reader.press(words['library.turnOn'], entry);
  await reader.says('#found', /^0 passages/);
  await page.select('#which', '');
  entry = await reader.open('Moscow Times');
  await reader.press(words['library.copy'], entry);
  await page.waitForSelector('#list textarea');
  await reader.says('#found', /^1 passage$/);
  await reader.says('#list .what', /stands in the place of one that came with Dehusk/);
  assert.deepEqual((await reader.kept()).map(({ path, on }) => [path, on]), [['en/the-moscow-times/appeal-2024', true]]);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA', 'it can be edited at once');
});

open('a new passage is written, judged and filed', async (reader, page) => {
  await reader.press(words['library.add']);
  await reader.press(words['library.save'], '.draft');
  await reader.says('.draft .wrong', /^Line 1: key "publisher" has no value/);
  await reader.type('.draft textarea', FILE);
  await reader.press(words['library.save'], '.draft');
  await page.waitForSelector('.draft', { hidden: true });
  await reader.says('#list', /The Old Mill/);
  assert.deepEqual((await reader.kept()).map(({ path }) => path), ['en/the-old-mill/own-appeal']);
});

open('an import adds what is new, skips what is there, refuses by name, and asks about the rest', async (reader, page) => {
  const other = numbered(1).text.replace('under the old mill', 'above the young mill');
  await reader.drop(['own-appeal-1.txt', other], ['own-appeal-2.txt', numbered(2).text], ['new.txt', FILE], ['bad.txt', FILE.replace('appeal', 'owl')], ['x.bin', 'a\0b']);
  await reader.says('#imported .label', /^1 passage added\. 1 is here already\. 1 differs from yours: decide which stays\. 2 could not be taken:$/);
  await reader.says('.refused', /bad”, line 2: unknown kind "owl"/);
  const sides = await page.$$eval('.conflict del, .conflict ins', (marks) => marks.map((mark) => [mark.tagName, mark.textContent]));
  assert.deepEqual(sides, [['DEL', 'under'], ['DEL', 'old'], ['INS', 'above'], ['INS', 'young']]);
  await reader.press(words['library.keepBoth']);
  await page.waitForSelector('.conflict', { hidden: true });
  assert.deepEqual((await reader.kept()).map(({ path }) => path).sort(), ['en/the-old-mill/new', 'en/the-old-mill/own-appeal-1', 'en/the-old-mill/own-appeal-1-2', 'en/the-old-mill/own-appeal-2']);

  await reader.drop(['own-appeal-1.txt', other]);
  await reader.press(words['library.takeTheirs']);
  await reader.says('#said', words['library.saved']);
  const text = async () => (await reader.kept()).find(({ path }) => path.endsWith('own-appeal-1')).text;
  assert.equal(await text(), other);
  await reader.press(words['bar.undo']);
  await page.waitForFunction(() => document.querySelector('#toast').hidden);
  await page.waitForFunction(async (was) => (await (await import('./store.js')).get('templates', 'en/the-old-mill/own-appeal-1')).text === was, { polling: 100 }, numbered(1).text);
}, [numbered(1), numbered(2)]);

test('ten that are only here are worth a word, until they are exported', async () => {
  const downloadPath = await mkdtemp(join(tmpdir(), 'dehusk-'));
  const own = Array.from({ length: 10 }, (_, i) => numbered(i + 1));
  const reader = await LibraryReader.open(here.browser, here.site.origin, own.slice(1), { downloadBehavior: { policy: 'allow', downloadPath } });
  const { page } = reader;
  await reader.says('#found', /\d/);
  assert.equal(await reader.seen('#reminder'), '');
  await reader.put('templates', own[0]);
  await reader.says('#reminder', /^10 passages of yours are only in this browser/);
  await reader.press(words['library.exportAll'], '#reminder');
  await page.waitForSelector('#reminder', { hidden: true });
  const name = await arrived(downloadPath);
  const files = unzipSync(await readFile(join(downloadPath, name)));
  assert.deepEqual(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])), Object.fromEntries(own.map(({ path, text }) => [`${path}.txt`, text])));
  assert.deepEqual(reader.errors, []);
  await reader.close();
  await rm(downloadPath, { recursive: true });
});

// Waits for a file that is whole, and gives its name.
async function arrived(folder) {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const [name] = (await readdir(folder)).filter((one) => !one.endsWith('.crdownload'));
    if (name) return name;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('nothing was downloaded within 20 s');
}

open('what is never removed can be allowed again; the last texts are forgotten when asked', async (reader, page) => {
  await page.$eval('#never', (list) => list.scrollIntoView()); // what is far away is not laid out
  assert.match(await reader.seen('#never'), /Nothing yet/);
  const record = { key: 'k', text: 'The owl says good night.', kind: 'related', publisher: 'The Old Mill', when: 1 };
  await reader.put('never', record);
  await reader.says('#never', /Related stories · The Old Mill\s+The owl says good night\./);
  await reader.press(words['library.allow']);
  await reader.says('#never', words['library.neverNone']);
  await reader.press(words['bar.undo']);
  await reader.says('#never', /good night/);
  assert.deepEqual(await reader.kept('never'), [record]);

  await reader.put('texts', { when: 1, title: 'a', text: 'b', options: {} });
  await reader.put('sessions', { tab: 't', when: 1 });
  await reader.press(words['library.forget']);
  await reader.says('#said', words['library.forgotten']);
  assert.deepEqual([await reader.kept('texts'), await reader.kept('sessions')], [[], []]);
});

open('what another tab changes shows here, and what is being edited stays', async (reader, page) => {
  const entry = await reader.open('1 rooms');
  await reader.type(`${entry} textarea`, `${FILE}More to come.\n`);
  await reader.put('templates', numbered(3));
  await reader.says('#list', /3 rooms/);
  assert.match(await page.$eval(`${entry} textarea`, (box) => box.value), /More to come/);
}, [numbered(1), numbered(2)]);

test('in Firefox: list, search, edit, remove, undo', { timeout: 60_000 }, async () => {
  const browser = await launch('firefox');
  try {
    const reader = await LibraryReader.open(browser, here.site.origin, [numbered(1)]);
    await reader.says('#list > .entry', /The Old Mill/);
    await reader.page.focus('#words');
    await reader.page.keyboard.type('mill cellar');
    await reader.says('#found', /^1 passage$/);
    const entry = await reader.open('The Old Mill');
    await reader.page.focus(`${entry} textarea`);
    await reader.page.$eval(`${entry} textarea`, (box) => box.setSelectionRange(0, 0));
    await reader.page.keyboard.type('x');
    await reader.says('.wrong', /^Line \d+: /);
    await reader.press(words['library.remove'], entry);
    await reader.says('#found', /^0 passages$/);
    await reader.press(words['bar.undo']);
    await reader.says('#found', /^1 passage$/);
    assert.deepEqual(reader.errors, []);
  } finally {
    await browser.close();
  }
});

for (const file of await readdir(new URL('../i18n/', import.meta.url))) {
  test(`${file} at 320 px: nothing is too wide, and all is said in its language`, async () => {
    const own = JSON.parse(await readFile(new URL(`../i18n/${file}`, import.meta.url), 'utf8'));
    const context = await here.browser.createBrowserContext();
    const reader = new LibraryReader(await context.newPage());
    const { page } = reader;
    await page.evaluateOnNewDocument((language) => Object.defineProperty(navigator, 'languages', { get: () => [language] }), own.language);
    await page.setViewport({ width: 320, height: 640 });
    await page.goto(`${here.site.origin}/library.html`);
    await page.waitForSelector('[data-ready]');
    await reader.put('templates', ...Array.from({ length: 11 }, (_, i) => numbered(i + 1)));
    await reader.says('#reminder', own['library.exportAll']);
    await reader.drop(['own-appeal-1.txt', FILE], ['x.txt', 'nothing']);
    await page.waitForSelector('.conflict');
    await reader.open('1 rooms');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.title]), [own.language, own.direction, own['library.title']]);
    const names = await page.$$eval('button, a, label, h1, h2, option', (all) => all.map((one) => one.innerText.trim()));
    const english = Object.entries(words).filter(([key, value]) => own.language !== 'en' && typeof value === 'string' && value !== own[key]).map(([, value]) => value);
    assert.deepEqual(names.filter((name) => english.includes(name) && !Object.values(own).includes(name)), []);
    assert.deepEqual(reader.errors, []);
    await reader.close();
  });
}
