// dom.js in a real browser, on the cases of core/htmltext: on documents that are
// shown, where computed style decides, and on documents that are not.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { built, root } from './built.js';

const testdata = join(root, 'core', 'htmltext', 'testdata');
const read = (/** @type {string} */ name) => readFileSync(join(testdata, name), 'utf8');

// Pages that the tests make up, by name.
/** @type {Record<string, string>} */
const pages = {
  sheets: `<!doctype html><style>.off{display:none}.veil{visibility:hidden}.seen{visibility:visible}
.line{display:block}.in{display:inline}.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}
.cap{float:left}.keep{white-space:pre-wrap}</style><p>One <span class="off">no</span><span class="line">two</span> three
<span class="veil">no <b class="seen">four</b></span> <span class="sr-only">five</span></p><p><b class="cap">E</b>ight</p>
<ul><li class="in">six</li> <li class="in">seven</li></ul><p class="keep">a  b</p>`,
  quotes: 'a <q>b</q>.<blockquote><p>c</p><blockquote>d</blockquote></blockquote><blockquote> <!-- --> </blockquote>e<blockquote hidden>f</blockquote>',
  origin: '<link rel="x canonical" href="https://weir.example/a?b&amp;c"><meta property="og:url" content="https://b.example/"><meta property="og:site_name" content=" The Weir "><p>x',
  relative: '<link rel="canonical" href="/a?u=https://c.example/"><meta property="og:url" content="HTTP://b.example/"><p>x',
  deep: `${'<div>'.repeat(400)}<p>one</p><p>two</p>${'</div>'.repeat(400)}`,
};

const server = createServer((request, response) => {
  const [, folder, name] = new URL(request.url ?? '', 'http://localhost').pathname.split('/');
  const type = name?.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
  response.setHeader('content-type', type);
  if (folder === 'npm') response.end(readFileSync(new URL(name, built)));
  else if (folder === 'case' && pages[name]) response.end(pages[name]);
  else if (folder === 'case' && existsSync(join(testdata, name))) response.end(readFileSync(join(testdata, name)));
  else response.writeHead(folder ? 404 : 200).end();
});
await new Promise((resolve) => { server.listen(0, 'localhost', () => resolve(undefined)); });
const origin = `http://localhost:${/** @type {any} */ (server.address()).port}`;

const executablePath = execFileSync(fileURLToPath(new URL('../../../scripts/browser.sh', import.meta.url)), ['chromium'], { encoding: 'utf8' }).trim();
const browser = await puppeteer.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const page = await browser.newPage();
after(async () => {
  await browser.close();
  server.close();
});

/**
 * Reads a case in the browser, takes passages out of it, and gives all there is
 * to know: the reading, and the document afterwards as HTML.
 *
 * @param {string} name
 * @param {boolean} shown
 * @param {string[]} [passages]
 */
async function readCase(name, shown, passages = []) {
  await page.goto(shown ? `${origin}/case/${name}` : `${origin}/`);
  return page.evaluate(async (path, isShown, list) => {
    const { readDom, removeFromDom } = await import(/** @type {string} */ ('/npm/dom.js'));
    const fetched = () => new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('GET', path);
      request.responseType = 'document';
      request.onload = () => resolve(request.responseXML);
      request.send();
    });
    const doc = isShown ? document : await fetched();
    const before = doc.documentElement.outerHTML;
    const { text, map, quoted, publisher, url } = readDom(isShown ? doc : doc.documentElement);
    const untouched = doc.documentElement.outerHTML === before;
    const spans = list.map((passage) => {
      const start = text.indexOf(passage);
      if (start < 0) throw new Error(`passage ${JSON.stringify(passage)} is not in ${JSON.stringify(text)}`);
      return { start, end: start + passage.length, verdict: 'remove' };
    });
    removeFromDom(map, spans);
    return { text, quoted, publisher, url, untouched, html: doc.documentElement.outerHTML };
  }, `/case/${name}`, shown, passages);
}

/**
 * HTML without empty formatting, which is nothing: cutting misnested source
 * leaves some, cutting a DOM does not.
 */
function withoutEmpty(/** @type {string} */ html) {
  return html.replace(/<(b|i|em|strong)><\/\1>/g, '');
}

const files = readdirSync(testdata).filter((name) => name.endsWith('.html') && !name.endsWith('.want.html'));

test('there are cases', () => assert.ok(files.length >= 40, `${files.length} cases in ${testdata}`));

for (const file of files) {
  const name = file.slice(0, -'.html'.length);
  for (const shown of [true, false]) {
    test(`${name}, ${shown ? '' : 'not '}shown`, async () => {
      if (!existsSync(join(testdata, `${name}.remove.txt`))) {
        const { text, untouched } = await readCase(file, shown);
        assert.equal(text, read(`${name}.txt`));
        assert.ok(untouched, 'reading changed the document');
        return;
      }
      const passages = read(`${name}.remove.txt`).replace(/\n$/, '').split('\n')
        .map((line) => line.replaceAll('\\n', '\n').replaceAll('\\t', '\t'));
      const { html } = await readCase(file, shown, passages);
      const { html: wanted } = await readCase(`${name}.want.html`, shown);
      assert.equal(withoutEmpty(html), withoutEmpty(wanted));
    });
  }
}

test('style sheets decide where the document is shown', async () => {
  const { text } = await readCase('sheets', true);
  assert.equal(text, 'One\ntwo\nthree four five\n\nEight\n\nsix seven\n\na  b');
});

test('quotations are ranges of the text', async () => {
  const { text, quoted } = await readCase('quotes', true);
  assert.deepEqual(quoted.map(([start, end]) => text.slice(start, end)), ['b', 'c\n\nd']);
});

test('a page says whose it is', async () => {
  const { publisher, url } = await readCase('origin', true);
  assert.deepEqual([publisher, url], ['The Weir', 'https://weir.example/a?b&c']);
  assert.equal((await readCase('relative', true)).url, 'HTTP://b.example/', 'the canonical link names no host');
});

test('deep nesting', async () => {
  const { text, html } = await readCase('deep', true, ['\n\ntwo']);
  assert.equal(text, 'one\n\ntwo');
  assert.ok(!html.includes('two') && html.includes('<p>one</p></div>'));
});
