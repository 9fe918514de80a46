// A real browser on the built site, and the hands of a reader: paste, press,
// look. Tests import this and say what a reader would see.

import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
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

const firefoxes = new WeakSet();
const isFirefox = (part) => firefoxes.has(part.browser());

// Lets the driver into Firefox's own windows: a bookmark is opened and the clipboard
// read there, as no page and no driver's navigation can.
const SYSTEM = '--remote-allow-system-access';

/**
 * Options of `launch` that turn the blocking of pop-ups on again, as readers have it.
 * The driver turns it off in both browsers; then a pop-up proves nothing.
 */
export const BLOCKING = { ignoreDefaultArgs: ['--disable-popup-blocking'], extraPrefsFirefox: { 'dom.disable_open_during_load': true } };

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
  if (name === 'firefox') {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: path, ...options, args: [SYSTEM, ...options.args ?? []] });
    firefoxes.add(browser);
    return browser;
  }
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

/**
 * Clicks a bookmark: brings the page to the front and opens the address there as the
 * browser's own doing. It comes back when the browser has been told, not when the
 * script has run: wait for what the script does.
 *
 * In Chromium this is DevTools' `Page.navigate`, which takes the way of a bookmark:
 * the page is activated, and pop-ups open with the blocker on. In Firefox it is a
 * bookmark, made for this and opened by the function that a click on the toolbar
 * calls; the driver's `goto` would not do, since it activates nothing and opens
 * pop-ups only with the blocker off. So a pop-up or a copy that works here under
 * `BLOCKING` works for a reader as well. Mind that `page.evaluate` activates the page
 * for five seconds in both: whoever asks the page before the click, or while the
 * script waits, has clicked in it.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} link a javascript: address
 * @throws {Error} where the browser does not take it within 20 s
 */
export async function bookmark(page, link) {
  if (!link?.startsWith('javascript:')) throw new TypeError(`a bookmarklet begins with "javascript:", not with "${String(link).slice(0, 40)}"`);
  await limit(page.bringToFront(), 'the browser did not bring the page to the front');
  if (isFirefox(page)) {
    await inFirefox(page, `
      const folder = PlacesUtils.bookmarks.toolbarGuid;
      const { guid } = await PlacesUtils.bookmarks.insert({ parentGuid: folder, url: ${JSON.stringify(link)} });
      const { root } = PlacesUtils.getFolderContents(folder);
      const made = Array.from({ length: root.childCount }, (_, i) => root.getChild(i)).find((one) => one.bookmarkGuid === guid);
      PlacesUIUtils.openNodeIn(made, 'current', { ownerWindow: window });
      await PlacesUtils.bookmarks.remove(guid);`);
    return;
  }
  const devtools = await limit(page.createCDPSession(), 'DevTools did not answer');
  try {
    await limit(devtools.send('Page.navigate', { url: link }), 'Chromium did not open the bookmark');
  } finally {
    await devtools.detach().catch(() => undefined);
  }
}

/**
 * Does something, and waits for the tab that it opens.
 *
 * @param {import('puppeteer-core').BrowserContext|import('puppeteer-core').Browser} where
 * @param {() => Promise<*>} act
 * @param {number} [patience] ms to wait once it is done
 * @returns {Promise<import('puppeteer-core').Page|null>} null where none opens
 * @throws {Error} what `act` throws, or that it does not end
 */
export async function nextTab(where, act, patience = 5000) {
  const pages = () => limit(where.pages(), 'the browser did not say which tabs are open');
  const known = new Set(await pages());
  await limit(act(), 'what was to open a tab did not end');
  for (const end = Date.now() + patience; ;) {
    const tab = (await pages()).find((page) => !known.has(page));
    if (tab || Date.now() > end) return tab ?? null;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

/**
 * Lets pages of these origins use the clipboard, as far as can be: Firefox's driver
 * knows no such permission. There a page may write within five seconds of a click,
 * and `clipboardText` needs none.
 *
 * @param {import('puppeteer-core').BrowserContext} context
 * @param {...string} origins
 */
export async function allowClipboard(context, ...origins) {
  if (isFirefox(context)) return;
  for (const origin of origins) await context.overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
}

/**
 * The text on the clipboard; '' where there is none. Chromium reads it in the page,
 * which has to be allowed to; Firefox, where a page would have to ask the reader,
 * outside of it.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>}
 */
export async function clipboardText(page) {
  if (isFirefox(page)) {
    return inFirefox(page, `
      const held = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
      held.init(null);
      held.addDataFlavor('text/plain');
      Services.clipboard.getData(held, Services.clipboard.kGlobalClipboard);
      const found = {};
      try { held.getTransferData('text/plain', found); } catch { return ''; }
      return found.value.QueryInterface(Ci.nsISupportsString).data;`);
  }
  await limit(page.bringToFront(), 'the browser did not bring the page to the front');
  return limit(page.evaluate(() => navigator.clipboard.readText()), 'Chromium did not give the clipboard: is the page allowed to read it?');
}

/** Puts flavours on the clipboard of Firefox; empty ones are left out. */
async function setClipboard(page, flavours) {
  await inFirefox(page, `
    const held = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
    held.init(null);
    for (const [flavour, text] of Object.entries(${JSON.stringify(flavours)})) {
      if (!text) continue;
      const string = Cc['@mozilla.org/supports-string;1'].createInstance(Ci.nsISupportsString);
      string.data = text;
      held.addDataFlavor(flavour);
      held.setTransferData(flavour, string);
    }
    Services.clipboard.setData(held, null, Services.clipboard.kGlobalClipboard);`);
}

/** Runs the body of an async function in the window of Firefox that holds the page, and gives what it returns. */
async function inFirefox(page, body) {
  const { connection } = page.browser();
  const send = async (method, parameters) => (await limit(connection.send(method, parameters), `Firefox did not answer ${method}`)).result;
  const { contexts: [{ clientWindow }] } = await send('browsingContext.getTree', { root: page.mainFrame()._id, maxDepth: 0 });
  const { contexts: windows } = await send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const answer = await send('script.evaluate', {
    target: { context: windows.find((one) => one.clientWindow === clientWindow).context },
    awaitPromise: true,
    expression: `(async () => { ${body} })()`,
  });
  if (answer.type === 'exception') throw new Error(`Firefox: ${answer.exceptionDetails.text}`);
  return answer.result.value;
}

/** Waits for something at most so long, and then says what did not happen. */
async function limit(promise, otherwise, time = 20_000) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`${otherwise} within ${time / 1000} s`)), time); });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
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
  await allowClipboard(context, origin);
  const page = await context.newPage();
  const reader = new Reader(page);
  await page.goto(`${origin}/`);
  return reader;
}

/**
 * Makes tests that begin with the page open, and end with it closed and without errors.
 *
 * @param {Object} here of `inBrowser`
 * @param {(reader: Reader) => void} opened given the reader of each test
 * @returns {(name: string, body: (page: import('puppeteer-core').Page) => Promise<void>) => void}
 */
export function onPage(here, opened) {
  return (name, body) => test(name, async () => {
    const reader = await openPage(here.browser, here.site.origin);
    opened(reader);
    try {
      await body(reader.page);
      assert.deepEqual(reader.errors, []);
    } finally {
      await reader.close();
    }
  });
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

  /**
   * Pastes, as the browser does it: in Chromium the text is the clipboard event's; in
   * Firefox, which keeps scripts from making such an event, it is put on the
   * clipboard and pasted with the keyboard.
   */
  async paste(text, { html = '', into = 'body' } = {}) {
    if (isFirefox(this.page)) {
      await setClipboard(this.page, { 'text/plain': text, 'text/html': html });
      await this.key('v');
      return;
    }
    await this.page.evaluate((plain, rich, target) => {
      const data = new DataTransfer();
      if (plain) data.setData('text/plain', plain);
      if (rich) data.setData('text/html', rich);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(target).dispatchEvent(event);
    }, text, html, into);
  }

  /**
   * Drops files on the page, or pastes them.
   *
   * @param {{name: string, content: string|number[]}[]} files
   * @param {'drop'|'paste'} [how]
   */
  async give(files, how = 'drop') {
    await this.page.evaluate((list, type) => {
      const data = new DataTransfer();
      for (const { name, content } of list) data.items.add(new File([Array.isArray(content) ? Uint8Array.from(content) : content], name));
      const more = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(type === 'drop' ? new DragEvent('drop', { dataTransfer: data, ...more }) : new ClipboardEvent('paste', { clipboardData: data, ...more }));
    }, files, how);
  }

  /** Does what saves a file, and gives its name, its bytes, and when it was saved: ms on the page's clock. */
  async saved(act) {
    await this.page.evaluate(() => {
      const { click } = HTMLAnchorElement.prototype;
      const make = URL.createObjectURL;
      let saved;
      URL.createObjectURL = (blob) => make.call(URL, saved = blob); // the policy lets nothing be fetched
      window.download = new Promise((resolve) => {
        HTMLAnchorElement.prototype.click = function once() {
          Object.assign(HTMLAnchorElement.prototype, { click });
          URL.createObjectURL = make;
          resolve({ name: this.download, blob: saved, at: performance.now() });
        };
      });
    });
    await act();
    const { name, bytes, at: when } = await this.page.evaluate(async () => {
      const { blob, ...more } = await window.download;
      return { ...more, bytes: [...new Uint8Array(await blob.arrayBuffer())] };
    });
    return { name, bytes: Uint8Array.from(bytes), at: when };
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
    const copied = () => this.page.waitForFunction(() => /^Copied/.test(document.querySelector('#said').textContent), { timeout: 5000, polling: 100 });
    await this.press(words['bar.copy']);
    // A click may land beside a button that moves while the article is being set.
    await copied().catch(() => this.press(words['bar.copy']).then(copied));
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
