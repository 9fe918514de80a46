// A real browser on the built site, and the hands of a reader: paste, press,
// look. Tests import this and say what a reader would see.

import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { serve } from './server.js';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The words of the interface, as the page has them. */
export const words = JSON.parse(await readFile(at('../i18n/en.json'), 'utf8'));

/** The example and what is to be left of it. */
export const example = await readFile(at('../example.txt'), 'utf8');
export const expected = await readFile(at('example.expected.txt'), 'utf8');

const BROWSERS = {
  chromium: { path: process.env.CHROME || '/usr/bin/chromium', named: 'set CHROME to its path, or install the Debian package "chromium"' },
  firefox: { path: process.env.FIREFOX || '/usr/bin/firefox-esr', named: 'set FIREFOX to its path, or install the Debian package "firefox-esr"' },
};

/** The browsers that the tests know. */
export const NAMES = Object.keys(BROWSERS);

/**
 * Starts a browser.
 *
 * @param {'chromium'|'firefox'} [name]
 * @param {Object} [options] more of puppeteer's
 * @returns {Promise<import('puppeteer-core').Browser>}
 * @throws {Error} a sentence that says what to do where there is none
 */
export async function launch(name = 'chromium', options = {}) {
  const { path, named } = BROWSERS[name];
  await access(path).catch(() => { throw new Error(`these tests need ${name}: ${named}`); });
  if (name === 'firefox') return puppeteer.launch({ browser: 'firefox', executablePath: path, ...options });
  return puppeteer.launch({ executablePath: path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], ...options });
}

/**
 * Serves build/site.
 *
 * @param {Object} [options] as of `serve`
 */
export async function serveSite(options) {
  const site = at('../../build/site');
  await access(`${site}/index.html`).catch(() => { throw new Error('build/site is missing: run "make build" first'); });
  return serve(site, options);
}

/**
 * Starts the browser and serves the site before the tests of a file, and ends both
 * after them.
 *
 * @param {(here: Object) => Promise<void>} [ready] what else the tests need, once
 *   both are there
 * @returns {{browser: import('puppeteer-core').Browser, site: Awaited<ReturnType<typeof serveSite>>}}
 *   empty until the tests run
 */
export function inBrowser(ready) {
  const here = {};
  before(async () => {
    here.browser = await launch();
    here.site = await serveSite();
    await ready?.(here);
  });
  after(async () => {
    await here.browser?.close();
    await here.site?.close();
  });
  return here;
}

/** The folder of the foreign pages. */
export const FIXTURES = at('pages');

/**
 * Opens the page and gives a reader's hands for it.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} origin
 * @returns {Promise<Reader>}
 */
export async function openPage(browser, origin) {
  const context = await browser.createBrowserContext();
  await context.overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const page = await context.newPage();
  const reader = new Reader(page);
  await page.goto(`${origin}/`);
  return reader;
}

/** What a reader does with the page, and sees of it. */
export class Reader {
  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.page = page;
    this.errors = [];
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.setDefaultTimeout(20_000);
  }

  /** Closes the page with all that belongs to it. */
  async close() { await this.page.browserContext().close(); }

  /** Pastes, as the browser does it: the text is the clipboard event's. */
  async paste(text, { html = '', into = 'body' } = {}) {
    await this.page.evaluate((plain, rich, target) => {
      const data = new DataTransfer();
      if (plain) data.setData('text/plain', plain);
      if (rich) data.setData('text/html', rich);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(target).dispatchEvent(event);
    }, text, html, into);
  }

  /** Pastes what is on the clipboard of the browser, with the keyboard. */
  async pasteByKey(text) {
    await this.page.bringToFront();
    await this.page.evaluate((plain) => navigator.clipboard.writeText(plain), text);
    await this.key('v');
  }

  /** Presses a key with Control, and with Shift if told so. */
  async key(letter, { shift = false } = {}) {
    const { keyboard } = this.page;
    await keyboard.down('Control');
    if (shift) await keyboard.down('Shift');
    await keyboard.press(shift ? letter.toUpperCase() : letter, letter === 'v' ? { commands: ['Paste'] } : {});
    if (shift) await keyboard.up('Shift');
    await keyboard.up('Control');
  }

  /** A button by its accessible name, within the page or one of its parts. */
  async button(name, within = '') {
    return this.page.waitForSelector(`${within} ::-p-aria([name="${name}"][role="button"])`, { visible: true });
  }

  /** Presses a button. */
  async press(name, within) {
    const handle = await this.button(name, within);
    await handle.click();
  }

  /** Waits until the article is there, and gives the text that is seen of it. */
  async article() {
    await this.page.waitForSelector('::-p-aria([name="Article"][role="region"])', { visible: true });
    return this.page.$eval('#article', (region) => region.innerText);
  }

  /** Presses Copy and gives what the clipboard then holds. */
  async copy() {
    await this.page.bringToFront();
    await this.press(words['bar.copy']);
    await this.page.waitForFunction(() => /^Copied/.test(document.querySelector('#said').textContent));
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The text of an element that is shown; '' where it is hidden. */
  async seen(selector) {
    return this.page.$eval(selector, (element) => (element.checkVisibility() ? element.innerText : ''));
  }

  /** Waits until an element says what is expected. */
  async says(selector, pattern) {
    await this.page.waitForFunction(
      (where, source) => new RegExp(source, 'u').test(document.querySelector(where)?.checkVisibility() ? document.querySelector(where).innerText : ''),
      { polling: 100 }, selector, pattern.source ?? pattern, // a tab in the background paints no frames
    ).catch(async () => assert.match(await this.seen(selector), new RegExp(pattern)));
  }

  /** What has the focus: its accessible name or text. */
  async focused() {
    return this.page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText);
  }
}
