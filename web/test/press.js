// A publisher's server, the bookmarks, and what a reader does with them there, in
// each of the browsers.

import { after, before } from 'node:test';
import { allowClipboard, BLOCKING, bookmark, FIXTURES, launch, nextTab, serveSite } from './browser.js';
import { policies } from './policies.js';
import { serve } from './server.js';

const IDS = { article: 'bookmarklet-link', hide: 'hide-link' };

/** Waits until something is true; gives it, or undefined where it never came to be. */
export async function until(ask, patience = 10_000) {
  for (const end = Date.now() + patience; ;) {
    const answer = await ask();
    if (answer || Date.now() > end) return answer || undefined;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

/**
 * Starts a browser, the site and a publisher's server before the tests of a file.
 *
 * @param {'chromium'|'firefox'} [name]
 * @param {Object} [options] of the browser
 * @returns {{browser: Object, site: Object, press: Object, links: {article: string, hide: string}}}
 *   empty until the tests run
 */
export function inPress(name = 'chromium', options = {}) {
  const here = { name, headers: {} };
  before(async () => {
    here.browser = await launch(name, { ...BLOCKING, ...options });
    here.site = await serveSite();
    const types = Object.fromEntries(policies.filter((one) => one.page?.type).map(({ page }) => [page.path, { 'content-type': page.type }]));
    here.press = await serve(FIXTURES, { headers: (path) => (path.endsWith('.html') ? { ...here.headers, ...types[path] } : {}) });
    for (const { page } of policies) if (page) here.press.hold.set(page.path, { body: page.body });
    here.links = await linksOf(here.browser, here.site.origin);
  });
  after(async () => {
    await within(here.browser?.close(), 5000);
    await here.site?.close();
    await here.press?.close();
  });
  return here;
}

/** The bookmarks that a page of Dehusk offers. */
export async function linksOf(browser, origin) {
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  const links = {};
  for (const [name, id] of Object.entries(IDS)) {
    links[name] = await until(() => page.$eval(`#${id}`, ({ href }) => /^javascript:/.test(href) && href));
  }
  await page.close();
  return links;
}

// Firefox never answers some calls; what matters is what is seen afterwards.
const within = (promise, time) => Promise.race([
  Promise.resolve(promise).catch(() => undefined),
  new Promise((resolve) => { setTimeout(resolve, time).unref(); }),
]);

/**
 * Opens an article as a publisher serves it.
 *
 * @param {Object} here of inPress
 * @param {import('./policies.js').Policy} policy
 */
export async function visit(here, policy) {
  here.headers = policy.headers ?? {};
  const context = await here.browser.createBrowserContext();
  await allowClipboard(context, here.press.origin, here.site.origin);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${here.press.origin}${policy.page?.path ?? '/article.html'}`);
  return { context, page };
}

/**
 * Clicks a bookmark.
 *
 * @param {Object} here of inPress
 * @param {import('puppeteer-core').Page} page
 * @param {'article'|'hide'|string} link
 */
export const click = (here, page, link) => bookmark(page, here.links[link] ?? link);

/** Does something, and waits for the tab that opens. */
export const tabAfter = nextTab;

/** What the note on a page says; '' where there is none. */
export const noteOf = (page) => page.evaluate(() => document.querySelector('[role=alert] p')?.textContent ?? '');

/** Presses a button of the note, with the mouse. */
export async function pressNote(page, name) {
  const handle = await page.evaluateHandle((words) => [...document.querySelectorAll('[role=alert] button')].find((button) => button.textContent === words), name);
  await handle.asElement().click();
}

/** What of the article is seen in a tab of Dehusk; '' until it is there. */
export const articleOf = (tab) => tab.evaluate(() => (document.querySelector('#article')?.checkVisibility() ? document.querySelector('#article').innerText : ''));
