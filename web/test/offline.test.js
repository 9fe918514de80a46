// The page without a network, and a newer page that waits until it is asked for. Each
// test has a site of its own in a folder, which is changed as a deployment would.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeList } from '../../scripts/offline-list.mjs';
import { clipboardText, example, expected, launch, NAMES, openPage, Reader, serveSite, words } from './browser.js';
import { serve } from './server.js';

const built = fileURLToPath(new URL('../../build/site', import.meta.url));
const browsers = {};
let folder;

before(async () => {
  await (await serveSite()).close(); // says what to do where nothing is built
  folder = await mkdtemp(join(tmpdir(), 'dehusk-offline-'));
  for (const name of NAMES) browsers[name] = await launch(name);
});

after(async () => {
  await Promise.all(Object.values(browsers).map((browser) => browser.close()));
  await rm(folder, { recursive: true });
});

/** A copy of the site, served. */
async function deploy() {
  const root = await mkdtemp(join(folder, 'site-'));
  await cp(built, root, { recursive: true });
  await writeList(root);
  return { root, site: await serve(root) };
}

/** Changes the site's heading, and the list of files unless told not to. */
async function change(root, heading, { listed = true } = {}) {
  const parts = (await readdir(join(root, 'parts'))).filter((name) => name.endsWith('.js'));
  for (const name of ['index.html', ...parts.map((part) => `parts/${part}`)]) {
    const path = join(root, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/(<h1[^>]*>)[^<]*/, `$1${heading}`).replace(/("start\.heading":)"[^"]*"/, `$1"${heading}"`));
  }
  if (listed) await writeList(root);
}

// What the page's worker is at: 'none', or whether a version is in use, and another waits.
const stateOf = (page) => page.evaluate(async () => {
  const kept = await navigator.serviceWorker.getRegistration();
  return { controlled: navigator.serviceWorker.controller !== null, waits: Boolean(kept?.waiting), versions: (await caches.keys()).length };
});

const heading = (page) => page.$eval('h1', (element) => element.textContent);
const offer = (reader) => reader.seen('#update');

/** Opens the page, and waits until it is kept. */
async function openKept(browser, site) {
  const reader = await openPage(browser, site.origin);
  await reader.page.waitForFunction(() => navigator.serviceWorker.controller !== null, { polling: 100 });
  return reader;
}

/** Lets the page look for a newer one. */
const lookForNewer = (page) => page.evaluate(async () => {
  const kept = await navigator.serviceWorker.getRegistration();
  await kept.update();
});

for (const name of NAMES) {
  test(`${name}: without a network the page opens, cleans, and has all of its parts`, { timeout: 120_000 }, async () => {
    const { site } = await deploy();
    const reader = await openKept(browsers[name], site);
    const { page } = reader;
    assert.equal(await offer(reader), '', 'the first is not offered as a newer one');
    await site.close();
    await page.reload();

    await reader.paste(example);
    await reader.says('#count', /^1 passage/);
    await page.click('#copy');
    await reader.says('#said', /^Copied/);
    assert.equal(await clipboardText(page), expected);
    await page.click('.passage.out .chip');
    await reader.press(words['passage.why'], '.passage.out');
    await reader.says('.passage.out', /word for word/);

    await page.reload();
    await reader.press(words['bar.new']);
    await reader.press(words['start.example']);
    await reader.says('#count', /^1 passage/);
    await page.waitForFunction(() => document.querySelector('#bookmarklet-link').href.startsWith('javascript:'), { polling: 100 });
    await reader.paste('', { html: '<p>The <b>marked-up</b> words of the story.</p>' });
    await reader.says('#article', /marked-up words/);
    await page.click('#save');
    await reader.press(words['save.markdown'], '#saveMenu');
    await reader.says('#said', new RegExp(words['toast.copiedMarkdown'].replace('.', '\\.')));
    assert.match(await clipboardText(page), /\*\*marked-up\*\*/);
    await reader.give([1, 2].map((i) => ({ name: `story-${i}.html`, content: `<!doctype html><html><body><p>Story ${i} of the lake, and of the ferry on it.</p></body></html>` })));
    await reader.says('.many .line', /^All 2 are done$/);
    await reader.press(words['many.close']);
    await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#article p')));
    await page.waitForSelector('.junk', { visible: true });
    await page.keyboard.press('t');
    await page.waitForSelector('.teach form');
    await page.goto(`${site.origin}/library.html`);
    await page.waitForSelector('[data-ready]');
    await reader.says('#found', /^9\d\d passages$/);

    for (const address of ['index.html', '?from=somewhere', '#bookmarklet']) {
      await page.goto('about:blank');
      await page.goto(`${site.origin}/${address}`);
      await reader.paste(example);
      await reader.says('#count', /^1 passage/);
    }
    assert.deepEqual(reader.errors, []);
    await reader.close();
  });

  test(`${name}: a newer page is offered, and never comes before it is asked for`, { timeout: 120_000 }, async () => {
    const { root, site } = await deploy();
    const reader = await openKept(browsers[name], site);
    const { page } = reader;
    const other = new Reader(await page.browserContext().newPage());
    await other.page.goto(`${site.origin}/`);
    await other.paste(`${example}\nThe other tab.`);
    await other.says('#article', /The other tab/);
    await reader.page.bringToFront();
    await reader.paste(example);
    await reader.says('#article', /^Russia is moving/);

    await change(root, 'A newer heading.');
    await lookForNewer(page);
    await reader.says('#update', /^A newer Dehusk is ready\./);
    assert.match(await reader.seen('#article'), /^Russia is moving/);
    await page.reload();
    await page.waitForSelector('html[dir]');
    assert.equal(await heading(page), words['start.heading'], 'loading again is not asking');
    await reader.says('#update', /^A newer Dehusk is ready\./);
    assert.deepEqual(await stateOf(page), { controlled: true, waits: true, versions: 2 });

    await Promise.all([page.waitForNavigation(), reader.press(words['offline.use'])]);
    await page.waitForSelector('html[dir]');
    assert.equal(await heading(page), 'A newer heading.');
    await page.waitForFunction(() => caches.keys().then((all) => all.length === 1), { polling: 100 });
    assert.deepEqual(await stateOf(page), { controlled: true, waits: false, versions: 1 });
    assert.equal(await offer(reader), '');

    await other.page.bringToFront();
    assert.match(await other.seen('#article'), /The other tab/, 'what is on another tab stays');
    await other.says('#update', /^A newer Dehusk is ready\./);
    await Promise.all([other.page.waitForNavigation(), other.press(words['offline.use'])]);
    assert.equal(await heading(other.page), 'A newer heading.');
    assert.deepEqual([...reader.errors, ...other.errors], []);
    await reader.close();
    await site.close();
  });

  test(`${name}: a site of which one half is newer is never used`, { timeout: 120_000 }, async () => {
    const { root, site } = await deploy();
    const reader = await openKept(browsers[name], site);
    const { page } = reader;
    await change(root, 'A newer heading.');
    await change(root, 'Half of it.', { listed: false });
    const end = await page.evaluate(async () => {
      const kept = await navigator.serviceWorker.getRegistration();
      const ended = new Promise((resolve) => {
        kept.addEventListener('updatefound', () => {
          const { installing } = kept;
          installing.addEventListener('statechange', () => { if (installing.state !== 'installing') resolve(installing.state); });
        });
      });
      kept.update().catch(() => undefined);
      return ended;
    });
    assert.equal(end, 'redundant');
    assert.deepEqual(await stateOf(page), { controlled: true, waits: false, versions: 1 });
    assert.equal(await offer(reader), '');
    await page.reload();
    await page.waitForSelector('html[dir]');
    assert.equal(await heading(page), words['start.heading']);

    await writeList(root); // the other half has come
    await lookForNewer(page);
    await reader.says('#update', /^A newer Dehusk is ready\./);
    await reader.close();
    await site.close();
  });

  test(`${name}: what is kept is fetched after the engine, from this site, without a word of the text`, { timeout: 120_000 }, async () => {
    const { site } = await deploy();
    let release;
    site.hold.set('/dehusk/text.wasm', { after: new Promise((resolve) => { release = resolve; }) });
    const reader = await openPage(browsers[name], site.origin);
    await reader.paste(example);
    await reader.says('#wait', words['wait.loading'].slice(0, 20));
    assert.equal(await reader.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    release();
    await reader.says('#count', /^1 passage/);
    site.hold.clear();
    await reader.page.waitForFunction(() => navigator.serviceWorker.controller !== null, { polling: 100 });
    const source = await readFile(join(built, 'sw.js'), 'utf8');
    const { files } = JSON.parse(source.match(/^const SITE = (.*);$/m)[1]);
    const fetched = site.ahead.map((line) => line.replace(/^GET \//, '')).sort();
    assert.deepEqual(fetched, Object.keys(files).map((path) => (path === './' ? '' : path)).sort(), 'every file once, and nothing else');
    await reader.close();
    await site.close();
  });
}

test('all tabs closed: the newer page comes by itself', { timeout: 120_000 }, async () => {
  const { root, site } = await deploy();
  const reader = await openKept(browsers.chromium, site);
  const context = reader.page.browserContext();
  await change(root, 'A newer heading.');
  await lookForNewer(reader.page);
  await reader.says('#update', /^A newer Dehusk is ready\./);
  const aside = await context.newPage(); // a context ends with its last page
  await reader.page.close();
  const again = new Reader(aside);
  // The browser notices by and by that nobody uses the version before.
  for (let i = 0; i < 50 && await again.page.goto(`${site.origin}/`).then(() => heading(aside)) !== 'A newer heading.'; i++) await aside.goto('about:blank');
  assert.equal(await heading(aside), 'A newer heading.');
  await context.close();
  await site.close();
});

test('the worker can ask for nothing but listed files of its own site', async () => {
  const source = (await readFile(new URL('../sw.js', import.meta.url), 'utf8')).replace(/^\s*\/\/.*$/gm, '');
  assert.deepEqual(source.match(/\bfetch\([^)]*\)/g), ['fetch(here(path)', 'fetch(request)'], 'each is one that was thought about');
  assert.doesNotMatch(source, /\bimport\b|importScripts|WebSocket|XMLHttpRequest|EventSource|sendBeacon|https?:/);
});
