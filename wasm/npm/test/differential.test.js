// The native command, the text module and the full module say the same about
// real articles.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { api, dehusk, joined, root, wasm } from './built.js';

const folder = join(root, '..', 'shared', 'eval');
const missing = existsSync(folder) ? false : `${folder} is not there`;
const text = await api.createCleaner({ wasm: wasm('text') });
const full = await api.createCleaner({ wasm: wasm('full') });

/** The offset in code units of each byte of a text that begins a character. */
function unitsOfBytes(/** @type {string} */ input) {
  const units = [0];
  let bytes = 0;
  let at = 0;
  for (const character of input) {
    bytes += Buffer.byteLength(character);
    at += character.length;
    units[bytes] = at;
  }
  return units;
}

for (const file of ['dev-en.jsonl', 'dev-other.jsonl']) {
  test(`${file}: command and modules agree`, { skip: missing }, () => {
    const articles = readFileSync(join(folder, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    assert.ok(articles.length > 50);
    for (const { id, url, paragraphs } of articles) {
      for (const gap of ['\n\n', '\n']) {
        const input = paragraphs.map((/** @type {{text: string}} */ p) => p.text).join(gap);
        const { spans: native } = JSON.parse(dehusk(['--format', 'json', ...(url ? ['--url', url] : [])], input));
        const units = unitsOfBytes(input);
        const expected = native.map((/** @type {any} */ span) => ({ ...span, start: units[span.start], end: units[span.end] }));
        const options = url ? { url } : {};
        const { spans } = text.clean(input, options);
        assert.deepEqual(spans, expected, `${id}: the text module and the command differ`);
        assert.deepEqual(full.clean(input, options).spans, expected, `${id}: the full module and the command differ`);
        assert.equal(joined(input, spans), input);
      }
    }
  });
}

const page = `<!doctype html><html><head><title>Ferry</title><meta property="og:site_name" content="The Harbour Post">
<link rel="canonical" href="https://harbour.example/ferry"></head><body><article><h1>The ferry &amp; the café 🚢</h1>
<p>The ferry came in two hours late and <a href="/x?a=1&b=2">nobody on board</a> had noticed.</p>
<div class="promo"><p>Our reporters spend every winter on the quays so that you know what the port is up to.
Please give $4 a month to keep them there.</p></div><p>The café on deck was full, the captain said.</p></article></body></html>`;
const templates = [{
  name: 'en/the-harbour-post/appeal.txt',
  text: 'publisher: The Harbour Post\nkind: appeal\nlanguage: en\n\nOur reporters spend every winter on the quays '
    + 'so that you know what the port is up to. Please give {money} a month to keep them there.\n',
}];

test('cleanHtml cuts the HTML and leaves the rest as it was', () => {
  const { html, text: kept, source, spans } = full.cleanHtml(page, { templates });
  assert.equal(joined(source, spans), source);
  assert.equal(html, page.replace(/<div class="promo">.*?<\/div>/s, ''));
  assert.equal(kept, 'The ferry & the café 🚢\n\nThe ferry came in two hours late and nobody on board had noticed.\n\nThe café on deck was full, the captain said.');
  assert.deepEqual(spans.map((span) => span.verdict), ['keep', 'remove', 'keep']);
});

test('cleanHtml and clean of its source agree, also on the command line', () => {
  const { source, spans } = full.cleanHtml(page);
  const facts = { publisher: 'The Harbour Post', url: 'https://harbour.example/ferry' };
  assert.deepEqual(text.clean(source, facts).spans, spans);
  const native = JSON.parse(dehusk(['--format', 'json', '--input', 'html'], page));
  assert.equal(native.text, source);
  assert.equal(native.spans.length, spans.length);
});

test('cleanHtml of the text module says what to do', () => {
  assert.throws(() => text.cleanHtml(page), /reads no HTML; load full\.wasm, or read the page with dom\.js/);
});

test('HTML that nests too deep is refused, and the module lives on', async () => {
  const deep = '<div>'.repeat(100_000);
  assert.throws(() => full.cleanHtml(deep), /deep/);
  assert.equal((await api.cleanHtml('<p>abc</p>')).html, '<p>abc</p>');
});
