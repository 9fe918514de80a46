// How long 500 articles take that are dropped at once, and how long the page was busy
// at a stretch meanwhile:
//
//	make build
//	CHROME=$(scripts/browser.sh chromium) node web/test/bench-many.mjs
//
// The files are of all four kinds, each with a text of about 4 KB, every other one with
// an appeal. The time is from the drop to the last row, the loading of the workers
// included, and from the press to the zip.

import { launch, openPage, serveSite, words } from './browser.js';
import { fileOf } from './many-files.js';

const MANY = 500;
const LONG = 50; // ms; from there on the browser reports a task

async function main() {
  const browser = await launch();
  const site = await serveSite();
  try {
    const reader = await openPage(browser, site.origin);
    const { page } = reader;
    page.setDefaultTimeout(600_000);
    const files = Array.from({ length: MANY }, (_, i) => fileOf(i));
    await page.waitForFunction(() => document.querySelector('#keys').textContent);
    await page.evaluate((list) => {
      window.data = new DataTransfer();
      for (const { name, content } of list) window.data.items.add(new File([content], name));
    }, files);
    await page.evaluate(() => {
      window.long = []; // [begin, ms]; what the bench itself does later does not count
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]))).observe({ type: 'longtask' });
      setTimeout(() => {
        window.start = performance.now();
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: window.data, bubbles: true, cancelable: true }));
      });
    });
    const whenSaid = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector('.many .line')?.textContent) && performance.now() - window.start, { polling: 'mutation' }, pattern);
    const time = await (await whenSaid(`^All ${MANY} are done$`)).jsonValue();
    await page.evaluate(() => document.addEventListener('click', () => { window.pressed = performance.now(); }, { capture: true, once: true }));
    const { bytes, at } = await reader.saved(() => reader.press(words['many.zip']));
    const { tasks, packed, crew } = await page.evaluate((end) => ({ tasks: window.long, packed: end - window.pressed, crew: navigator.hardwareConcurrency > 3 ? 2 : 1 }), at);
    const long = tasks.filter(([start]) => start < at).map(([, duration]) => duration);
    const text = files.reduce((sum, { kept }) => sum + Buffer.byteLength(kept), 0) / MANY;
    console.log(`many: ${MANY} articles of ${(text / 1000).toFixed(1)} KB in ${(time / 1000).toFixed(1)} s, ${(time / MANY).toFixed(1)} ms each, with ${crew === 1 ? 'one worker' : 'two workers'}; the zip, ${(bytes.length / 1e6).toFixed(1)} MB, in ${(packed / 1000).toFixed(1)} s`);
    console.log(`many: longest task on the main thread ${long.length ? `${Math.max(...long).toFixed(0)} ms, ${long.length} above ${LONG} ms` : `below ${LONG} ms`} (none above ${LONG} wanted)`);
  } finally {
    await browser.close();
    await site.close();
  }
}

await main();
