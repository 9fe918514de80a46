// The interface in each language, as a reader whose browser asks for it meets it.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { example, inBrowser, launch, Reader, words } from './browser.js';

const here = inBrowser();
const folder = new URL('../i18n/', import.meta.url);
const LANGUAGES = Object.fromEntries(await Promise.all((await readdir(folder)).map(async (file) => {
  const own = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
  return [own.language, own];
})));

// A sentence of the appeal inside a paragraph: to be decided.
const INSIDE = 'The talks of this week have brought nothing new. Your support, no matter how small, makes a world of difference to all of us here. They go on, and nobody knows yet how long they will take.';

/**
 * Opens the page in a browser that asks for these languages.
 *
 * @param {string[]} languages
 * @param {(page: import('puppeteer-core').Page) => Promise<void>} [prepare] done before the page is there
 * @returns {Promise<Reader>}
 */
async function open(languages, prepare = async () => undefined) {
  const context = await here.browser.createBrowserContext();
  await context.overridePermissions(here.site.origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const page = await context.newPage();
  await page.evaluateOnNewDocument((wanted) => {
    Object.defineProperty(navigator, 'languages', { get: () => wanted });
  }, languages);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await prepare(page);
  const reader = new Reader(page);
  await page.goto(`${here.site.origin}/`, { waitUntil: 'domcontentloaded' });
  return reader;
}

/** Waits until the page listens. */
const ready = ({ page }) => page.waitForFunction(() => document.querySelector('#keys').textContent);

/** What the page says once it speaks. */
async function spoken({ page }) {
  await page.waitForSelector('html[dir]');
  return page.evaluate(() => ({
    lang: document.documentElement.lang, dir: document.documentElement.dir, heading: document.querySelector('h1').innerText, title: document.title,
  }));
}

const as = (own) => ({ lang: own.language, dir: own.direction, heading: own['start.heading'], title: own.title });

for (const [wanted, language] of [
  [['de-AT', 'en'], 'de'],
  [['fr', 'ru-RU', 'de'], 'ru'],
  [['ar-EG', 'fr'], 'ar'],
  [['zh-Hans-CN', 'zh'], 'zh'],
  [['en-GB', 'de'], 'en'],
  [['fr', 'pt-BR'], 'en'],
  [[], 'en'],
]) {
  test(`who asks for ${wanted.join(', ') || 'nothing'} is spoken to in "${language}"`, async () => {
    here.site.seen.length = 0;
    const reader = await open(wanted);
    assert.deepEqual(await spoken(reader), as(LANGUAGES[language]));
    const loaded = here.site.seen.filter((path) => /\/i18n\/..\.js/.test(path)).map((path) => path.slice(-5, -3));
    assert.deepEqual(loaded, language === 'en' ? [] : [language], 'and no other words are loaded; the English ones are part of the page');
    assert.deepEqual(reader.errors, []);
    await reader.close();
  });
}

test('a browser that is set to German', async () => {
  const browser = await launch('chromium', { args: ['--accept-lang=de-AT,en', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
  try {
    const page = await browser.newPage();
    await page.goto(`${here.site.origin}/`);
    assert.deepEqual(await spoken({ page }), as(LANGUAGES.de));
  } finally {
    await browser.close();
  }
});

test('where the file of a language does not come, the page speaks English', async () => {
  here.site.hold.set('/i18n/ar.js', { status: 404, body: '' });
  const reader = await open(['ar']);
  assert.deepEqual(await spoken(reader), as(words));
  here.site.hold.clear();
  await reader.close();
});

test('what a file lacks is said in English', async () => {
  const { 'bar.new': left, ...rest } = LANGUAGES.de;
  here.site.hold.set('/i18n/de.js', { body: `export default ${JSON.stringify(rest)}` });
  const reader = await open(['de']);
  assert.deepEqual(await spoken(reader), as(LANGUAGES.de));
  here.site.hold.clear();
  const name = await reader.page.$eval('#new', (button) => button.textContent);
  assert.equal(name, words['bar.new'], `and not ${left}`);
  await reader.close();
});

test('nobody sees English first, but who would else see nothing does', async () => {
  const shown = ({ page }) => page.$eval('h1', (heading) => (heading.checkVisibility({ visibilityProperty: true }) ? heading.innerText : ''));
  const appears = ({ page }, timeout) => page.waitForFunction(() => document.querySelector('h1').checkVisibility({ visibilityProperty: true }), { timeout });
  let release;
  here.site.hold.set('/i18n/ru.js', { after: new Promise((resolve) => { release = resolve; }) });
  const slow = await open(['ru']);
  assert.equal(await shown(slow), '', 'the words are still on their way');
  release();
  here.site.hold.clear();
  await appears(slow, 1500); // sooner than English would
  assert.equal(await shown(slow), LANGUAGES.ru['start.heading']);
  await slow.close();

  const plain = await open(['ru'], (page) => page.setJavaScriptEnabled(false));
  assert.equal(await shown(plain), words['start.heading'], 'without JavaScript');
  assert.equal(await plain.seen('noscript'), words.noscript);
  await plain.close();

  for (const path of ['/words.js', '/page.js']) here.site.hold.set(path, { status: 404, body: '' });
  const broken = await open(['ru']);
  await appears(broken, 4000);
  here.site.hold.clear();
  assert.equal(await shown(broken), words['start.heading'], 'without the scripts');
  await broken.close();
});

// What is seen and reaches beyond the window, on either side.
const outside = () => [...document.querySelectorAll('body *')].filter((element) => {
  if (!element.checkVisibility() || element.closest('.heard')) return false;
  const { left, right, width } = element.getBoundingClientRect();
  return width > 0 && (left < -0.5 || right > innerWidth + 0.5);
}).map((element) => `${element.tagName} ${element.className} ${element.id}, ${element.innerText}`);

for (const own of Object.values(LANGUAGES)) {
  for (const [width, height] of [[360, 740], [1600, 1000]]) {
    test(`${own.language} at ${width} px: nothing is too wide, and every part is called as the file says`, async () => {
      const reader = await open([own.language], (page) => page.setViewport({ width, height }));
      const { page } = reader;
      await ready(reader);
      const fits = async (when) => {
        assert.deepEqual(await page.evaluate(outside), [], `${when}: beyond the window`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `${when}: can be pushed sideways`);
      };
      const named = (role, name) => page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, { visible: true, timeout: 3000 })
        .catch(() => assert.fail(`no ${role} is called "${name}"`));

      await named('textbox', own['start.text']);
      await named('button', own['start.open']);
      await named('button', own['start.example']);
      await fits('start');
      await page.click('#options summary');
      await page.waitForSelector('.kind');
      await named('checkbox', own['options.suggested']);
      await named('checkbox', own['kind.cookie']);
      assert.equal(await page.$eval('#kind-cookie', (hint) => hint.innerText), own['meaning.cookie']);
      await fits('options');

      await reader.paste('   ');
      await reader.says('#notice', own['trouble.empty'].slice(0, 20));
      await fits('trouble');

      await reader.paste(`${example}\n\n${INSIDE}\n\n${'endless'.repeat(60)}`);
      await named('region', own['article.region']);
      await named('region', own['bar.label']);
      for (const key of ['bar.copy', 'bar.new', 'ask.out', 'ask.keep']) await named('button', own[key]);
      const title = await page.$eval('.passage.out .chip', (chip) => chip.title);
      assert.equal(title, own['passage.open']);
      const back = await page.$eval('.passage.out .restore', (button) => button.getAttribute('aria-label'));
      assert.ok(back.startsWith(own['passage.backWhat'].split('{')[0]) && back.includes(own['kind.appeal']), back);
      const asks = await page.$eval('.passage.ask', (group) => group.getAttribute('aria-label'));
      assert.ok(asks.startsWith(own['passage.ask'].split('{')[0]), asks);
      await page.click('.passage.out .chip');
      await page.click('.passage.out .body .tools .quiet');
      await page.waitForSelector('.compared .line');
      await named('group', own['why.label']);
      await fits('opened');
      await page.click('.passage.out .chip');
      await page.click('.passage.out .restore');
      await reader.says('#said', own['toast.back'].replace('{what}', '').slice(-6));
      for (const key of ['passage.again', 'bar.undo']) await named('button', own[key]);
      await fits('put back');

      // What is left in English is what English has in common.
      const names = await page.$$eval('button, a, label, [aria-label], [title]', (all) => all.flatMap((one) => [one.innerText, one.getAttribute('aria-label'), one.title]).filter(Boolean));
      const english = Object.entries(words).filter(([key, value]) => own.language !== 'en' && typeof value === 'string' && value !== own[key]).map(([, value]) => value);
      assert.deepEqual(names.filter((name) => english.includes(name.trim()) && !Object.values(own).includes(name.trim())), []);
      assert.deepEqual(reader.errors, []);
      await reader.close();
    });
  }

  test(`${own.language}: plural forms and numbers`, async () => {
    const reader = await open([own.language]);
    const { page } = reader;
    await ready(reader);
    const say = (key, n, more = {}) => page.evaluate(async (...given) => {
      const { say: speak } = await import('./words.js');
      return speak(given[0], { n: given[1], ...given[2] });
    }, key, n, more);
    for (const n of [0, 1, 2, 3, 5, 11, 21, 22, 100, 1234]) {
      const form = new Intl.PluralRules(own.language).select(n);
      const number = await page.evaluate((code, value) => new Intl.NumberFormat(code).format(value), own.language, n);
      assert.equal(await say('count.words', n), own['count.words'][form].replace('{n}', number));
    }
    await reader.paste(Array.from({ length: 1234 }, (_, i) => `Line ${i} of a long table of things that happened.`).join('\n'));
    await page.waitForSelector('#copy', { visible: true });
    await page.bringToFront();
    await page.click('#copy');
    const expected = await say('toast.copied', 1234);
    assert.match(expected, /1\D234|١\D٢٣٤/);
    await page.waitForFunction((sentence) => document.querySelector('#said').textContent === sentence, {}, expected);
    await reader.close();
  });
}

test('Arabic runs from right to left, and an English article in it from left to right', async () => {
  const reader = await open(['ar'], (page) => page.setViewport({ width: 1600, height: 1000 }));
  const { page } = reader;
  await ready(reader);
  const at = (selector) => page.$eval(selector, (element) => {
    const { left, right } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return { left, right, direction: style.direction, mark: [style.borderLeftWidth, style.borderRightWidth] };
  });
  assert.ok((await at('.top .name')).left > (await at('.top nav')).right, 'the name is on the right');
  const heading = await page.$eval('h1', (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [range.getBoundingClientRect().right, element.getBoundingClientRect().right];
  });
  assert.ok(Math.abs(heading[0] - heading[1]) < 2, 'the heading begins on the right');

  await reader.paste(`${example}\n\n${INSIDE}\n\nقال الوزير إن المحادثات مستمرة.`);
  await page.waitForSelector('.passage.out .chip');
  assert.ok((await at('#count')).left > (await at('.acts')).right - 1, 'the count is right of the buttons');
  const chip = await at('.passage.out .chip');
  assert.equal(chip.direction, 'rtl');
  assert.ok(chip.left > (await at('.passage.out .restore')).right - 1, 'the chip is right of Put back');
  assert.equal((await at('#article > p')).direction, 'ltr', 'an English paragraph');
  assert.equal((await at('#article > p:last-child')).direction, 'rtl', 'an Arabic paragraph');
  assert.equal((await at('.passage.ask .said')).direction, 'ltr');
  assert.equal((await at('.passage.ask .tools')).direction, 'rtl');
  await page.click('.passage.out .chip');
  assert.equal((await at('.passage.out .gone .line')).direction, 'ltr');
  await page.click('.passage.out .restore');
  await page.waitForSelector('div.passage.back');
  assert.deepEqual((await at('div.passage.back')).mark, ['0px', '4px'], 'the mark is at the right side');
  const order = await page.$eval('div.passage.back .what', (what) => {
    const text = what.firstChild;
    const middle = (word) => {
      const range = document.createRange();
      range.setStart(text, text.data.indexOf(word));
      range.setEnd(text, text.data.indexOf(word) + word.length);
      const box = range.getBoundingClientRect();
      return (box.left + box.right) / 2;
    };
    return [middle(text.data.split(' ')[0]), middle('The Moscow Times'), middle(text.data.match(/\d+|[٠-٩]+/)[0])];
  });
  assert.ok(order[0] > order[1] && order[1] > order[2], 'kind, publisher and size stand in this order from the right');
  await reader.close();
});
