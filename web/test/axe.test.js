// Every state of the page, looked at by axe: 0 findings. A new state is one entry of
// STATES; what brings the page there is what a reader does.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { findings } from './axe.js';
import { example, FIXTURES, inBrowser, Reader } from './browser.js';

const here = inBrowser();
const wordsOf = async (code) => JSON.parse(await readFile(new URL(`../i18n/${code}.json`, import.meta.url), 'utf8'));

// A sentence of the appeal inside a paragraph: to be decided.
const INSIDE = 'The talks of this week have brought nothing new. Your support, no matter how small, makes a world of difference to all of us here. They go on, and nobody knows yet how long they will take.';

const PHONE = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const marked = await readFile(`${FIXTURES}/rich.html`, 'utf8');

/** Pastes an article with mark-up. */
async function readMarked(reader) {
  await reader.paste('', { html: marked });
  await reader.page.waitForSelector('.rich .passage.ask');
}

/** Opens the panel that teaches, for a paragraph of the article. */
async function teach(reader) {
  await read(reader, example);
  await reader.page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#article p')));
  await reader.page.waitForSelector('.junk', { visible: true });
  assert.deepEqual(await findings(reader.page), [], 'the button at a selection');
  await reader.page.keyboard.press('t');
  await reader.page.waitForSelector('.teach .hits [role="status"]:not(:empty)');
}

/** Pastes, and waits for the article. */
async function read(reader, text) {
  await reader.paste(text);
  await reader.page.waitForSelector('body[data-state="article"] #article p');
}

/**
 * Name → what brings the page there: {act, before, phone}. `before` is done before the
 * page is opened; `act` gets the reader and the words of the language.
 */
const STATES = {
  start: {},
  'options open': {
    act: async ({ page }) => {
      await page.click('#optionsLink');
      await page.waitForSelector('#kinds input');
    },
  },
  'waiting for the engine': {
    before: () => here.site.hold.set('/dehusk/text.wasm', { after: new Promise(() => {}) }),
    act: async (reader) => {
      await reader.paste(example);
      await reader.page.waitForSelector('#wait:not([hidden])');
    },
  },
  'trouble with a text': {
    before: () => here.site.hold.set('/dehusk/text.wasm', { status: 404, body: '' }),
    act: async (reader) => {
      await reader.paste(example);
      await reader.page.waitForSelector('#notice:not([hidden])');
    },
  },
  'trouble without a text': {
    act: async (reader) => {
      await reader.paste('  ');
      await reader.page.waitForSelector('#notice:not([hidden])');
    },
  },
  'an article': { act: (reader) => read(reader, example) },
  'nothing found': { act: (reader) => read(reader, example.slice(0, 600)) },
  'a passage opened, and Why?': {
    act: async (reader) => {
      await read(reader, example.replace('just $2', 'only $5'));
      await reader.page.click('.chip');
      assert.deepEqual(await findings(reader.page), [], 'opened');
      await reader.page.click('.body .tools .quiet');
      await reader.page.waitForSelector('.compared .line');
    },
  },
  'put back, with what was said': {
    act: async (reader) => {
      await read(reader, example);
      await reader.page.click('.restore');
      await reader.page.waitForSelector('.passage.back');
      await reader.page.click('#undo');
      await reader.page.waitForSelector('#redo:not([hidden])');
    },
  },
  'a suggestion, and Why?': {
    act: async (reader) => {
      await read(reader, INSIDE);
      await reader.page.click('.ask .tools .quiet');
      await reader.page.waitForSelector('.ask .why:not([hidden])');
    },
  },
  'a suggestion kept': {
    act: async (reader) => {
      await read(reader, INSIDE);
      await reader.page.click('.ask .tools button:nth-of-type(2)');
      await reader.page.waitForSelector('.passage.stay');
    },
  },
  'an article with mark-up': { act: readMarked },
  'with mark-up, opened, put back, kept': {
    act: async (reader) => {
      await readMarked(reader);
      await reader.page.click('.rich .chip');
      await reader.page.click('.rich .around .restore');
      await reader.page.click('.rich .ask .tools button:nth-of-type(2)');
      await reader.page.waitForSelector('.rich .passage.back');
    },
  },
  'the list of passages': {
    act: async (reader) => {
      await readMarked(reader);
      await reader.page.click('#counted');
      await reader.page.waitForSelector('.passages li');
    },
  },
  'the list of forms to save': {
    act: async (reader) => {
      await read(reader, example);
      await reader.page.click('#save');
      await reader.page.waitForSelector('#saveMenu:not([hidden])');
    },
  },
  help: {
    act: async ({ page }) => {
      await page.click('#helpButton');
      await page.waitForSelector('#help[open]');
    },
  },
  'a passage is taught': { act: teach },
  'the library': {
    act: async ({ page }) => {
      await page.goto(`${here.site.origin}/library.html`);
      await page.waitForSelector('[data-ready]');
      await page.click('#list .head');
    },
  },
  copied: {
    act: async (reader) => {
      await read(reader, example);
      await reader.page.click('#copy');
      await reader.page.waitForFunction(() => document.querySelector('#said').textContent);
    },
  },
  typing: {
    act: async ({ page }) => {
      await page.focus('#text');
      await page.keyboard.sendCharacter(example);
      await page.waitForSelector('body[data-state="typing"] .passage');
    },
  },
  'a newer page is offered': {
    act: async ({ page }) => page.evaluate(async () => (await import('./ui/update.js')).offerUpdate(document.querySelector('#update'), () => undefined)),
  },
  'on a phone': { phone: true },
  'on a phone, an article with mark-up': { phone: true, act: readMarked },
  'on a phone, a passage is taught': { phone: true, act: teach },
  'on a phone, an article': { phone: true, act: (reader) => read(reader, `${example}\n${INSIDE}`) },
};

/** Opens the page as somebody who reads this language and has this scheme. */
async function open({ language, scheme, phone }) {
  const context = await here.browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument((code) => {
    Object.defineProperty(navigator, 'languages', { get: () => [code] });
  }, language);
  if (phone) await page.setViewport(PHONE);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  const reader = new Reader(page);
  await page.goto(`${here.site.origin}/`);
  await page.waitForSelector('html[dir]');
  return reader;
}

for (const [language, scheme] of [['en', 'light'], ['en', 'dark'], ['ar', 'light']]) {
  for (const [name, { before = () => undefined, act = async () => undefined, phone }] of Object.entries(STATES)) {
    test(`${language}, ${scheme}: ${name}`, { timeout: 60_000 }, async () => {
      before();
      const reader = await open({ language, scheme, phone });
      try {
        await act(reader, await wordsOf(language));
        assert.deepEqual(await findings(reader.page), []);
        assert.deepEqual(reader.errors, []);
      } finally {
        here.site.hold.clear();
        await reader.close();
      }
    });
  }
}

test('what is wrong is found', async () => {
  const reader = await open({ language: 'en', scheme: 'light' });
  await reader.page.evaluate(() => {
    document.querySelector('label[for="text"]').remove();
    document.querySelector('main').append(document.createElement('button'));
  });
  const found = (await findings(reader.page)).join('\n');
  assert.match(found, /label: #text/);
  assert.match(found, /button-name/);
  await reader.close();
});
