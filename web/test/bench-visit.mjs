// How long it takes from opening the page to the cleaned article of the example, at
// the first visit and at a later one, which the service worker answers:
//
//	make build
//	CHROME=$(scripts/browser.sh chromium) node web/test/bench-visit.mjs
//
// The paste comes as soon as anything on the page listens for one. The clock starts
// with the navigation and ends with the first frame that shows the article.

import { fileURLToPath } from 'node:url';
import { listen, serve } from '../../scripts/serve.mjs';
import { example, launch } from './browser.js';

const ROUNDS = 11;
const BAR = 300; // ms, for a later visit

// Runs in the page before its own scripts. Notes, in ms since the navigation, when
// something listens, when the worker begins and has the engine, and when the article
// is there and seen.
const watch = (text) => {
  const times = {};
  const now = (name) => { times[name] ??= performance.now(); };
  globalThis.visit = new Promise((resolve) => {
    const { addEventListener } = document;
    document.addEventListener = function add(type, ...rest) {
      addEventListener.call(document, type, ...rest);
      if (type !== 'paste' || times.listens) return;
      now('listens');
      queueMicrotask(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        (document.body ?? document).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      });
    };
    globalThis.Worker = class extends Worker {
      constructor(...parts) {
        super(...parts);
        now('worker');
        this.addEventListener('message', ({ data }) => now(data.number === 0 ? 'engine' : 'answer'));
      }
    };
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#article .passage')?.checkVisibility()) return;
      observer.disconnect();
      now('article');
      requestAnimationFrame(() => setTimeout(() => {
        now('seen');
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
        resolve({ ...times, paint });
      }));
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
};

/** Opens the page once and gives the times. */
async function visit(context, origin) {
  const page = await context.newPage();
  await page.evaluateOnNewDocument(watch, example);
  await page.goto(`${origin}/`, { waitUntil: 'domcontentloaded' });
  const times = await page.evaluate(() => globalThis.visit);
  const kept = await page.evaluate(() => navigator.serviceWorker.controller !== null);
  return { page, times, kept };
}

function report(name, rounds, bar) {
  const middle = (key) => rounds.map((times) => times[key]).sort((a, b) => a - b)[Math.floor(rounds.length / 2)];
  const seen = rounds.map(({ seen: time }) => time).sort((a, b) => a - b);
  console.log(`${name}: article after ${middle('seen').toFixed(0)} ms (${seen[0].toFixed(0)} to ${seen.at(-1).toFixed(0)}, ${rounds.length} rounds${bar ? `; at most ${bar} wanted` : ''})`);
  const steps = { listens: 'the page listens', worker: 'the worker begins', engine: 'the engine is there', answer: 'the answer', article: 'the article', paint: 'first paint' };
  console.log(`  ${Object.entries(steps).map(([key, what]) => `${what} ${middle(key).toFixed(0)}`).join(', ')}`);
}

async function main() {
  const server = serve(fileURLToPath(new URL('../../build/site', import.meta.url)));
  const origin = `http://127.0.0.1:${await listen(server, 0, false)}`;
  const browser = await launch();
  const first = [];
  const later = [];
  try {
    for (let i = 0; i < ROUNDS; i++) {
      const context = await browser.createBrowserContext(); // knows nothing of the site
      first.push((await visit(context, origin)).times);
      await context.close();
    }
    const profile = browser.defaultBrowserContext(); // keeps what a reader's browser keeps
    const { page } = await visit(profile, origin);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.close();
    for (let i = 0; i <= ROUNDS; i++) {
      const again = await visit(profile, origin);
      if (!again.kept) throw new Error('a later visit was not served by the service worker');
      if (i > 0) later.push(again.times); // the first of them warms up
      await again.page.close();
    }
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
  report('first visit', first);
  report('second visit', later, BAR);
}

await main();
