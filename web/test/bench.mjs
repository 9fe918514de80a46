// How long a bookmarklet takes on a page of 2 MB, from the click to the article:
//
//	make build
//	CHROME=$(scripts/browser.sh chromium) node web/test/bench.mjs
//
// The page has an article, navigation, cards and thousands of comments, without a
// script: what a publisher's scripts weigh is dropped before anything is sent.

import { readFile } from 'node:fs/promises';
import { FIXTURES, launch, serveSite } from './browser.js';
import { serve } from './server.js';

const SIZE = 2_000_000; // bytes
const ROUNDS = 7;
const BAR = 1000; // ms

/** A page of that many bytes. */
function largePage(article) {
  const comment = (i) => `<li class="comment comment--level-${i % 4}" id="comment-${i}" data-author="reader-${i}"><div class="comment__head"><a class="comment__author" href="/reader/${i}">Reader ${i}</a> <time datetime="2026-05-01">1 May</time></div><div class="comment__body"><p>I crossed the lake number ${i} when it was frozen, and the ice sang the whole way, as my father had said that it would.</p></div><button class="comment__vote" type="button">${i % 90}</button></li>\n`;
  let rest = '';
  for (let i = 0; rest.length < SIZE - article.length; i++) rest += comment(i);
  return article.replace('</body>', `<section class="comments"><h2>Comments</h2><ol>${rest}</ol></section></body>`);
}

async function main() {
  const browser = await launch();
  const site = await serveSite();
  const press = await serve(FIXTURES);
  try {
    const html = largePage(await readFile(`${FIXTURES}/article.html`, 'utf8'));
    press.hold.set('/large.html', { body: html });
    const page = await browser.newPage();
    await page.goto(`${site.origin}/`);
    const links = {};
    for (const [name, id] of [['Dehusk this', 'bookmarklet-link'], ['Clean this page', 'hide-link']]) {
      links[name] = await (await page.waitForFunction((at) => /^javascript/.test(document.getElementById(at).href) && document.getElementById(at).href, {}, id)).jsonValue();
    }
    for (const [name, link] of Object.entries(links)) {
      const times = [];
      for (let i = 0; i <= ROUNDS; i++) {
        const time = await once(browser, press.origin, name, link);
        if (i > 0) times.push(time); // the first warms up the cache of the site
      }
      times.sort((a, b) => a - b);
      console.log(`${name}: ${(html.length / 1e6).toFixed(1)} MB of HTML, from click to article ${times[Math.floor(ROUNDS / 2)].toFixed(0)} ms (${times[0].toFixed(0)} to ${times.at(-1).toFixed(0)}, ${ROUNDS} rounds; at most ${BAR} wanted)`);
    }
  } finally {
    await browser.close();
    await site.close();
    await press.close();
  }
}

async function once(browser, origin, name, link) {
  const page = await browser.newPage();
  await page.goto(`${origin}/large.html`);
  await page.evaluate(() => getComputedStyle(document.body).display);
  const opened = new Promise((resolve) => { browser.once('targetcreated', resolve); });
  const devtools = await page.createCDPSession();
  const start = Date.now();
  await devtools.send('Page.navigate', { url: link });
  const tab = await (await opened).page();
  const seen = (where, selector) => where.waitForFunction((at) => document.querySelector(at)?.checkVisibility() && Date.now(), { polling: 'mutation' }, selector);
  const end = await (await (name === 'Dehusk this' ? seen(tab, '#article .passage, #article p') : seen(page, '[role=alert]'))).jsonValue();
  await page.close();
  if (!tab.isClosed()) await tab.close();
  return end - start;
}

await main();
