// What no template is like, and what only a fingerprint is known of: a small model and
// a mined passage, made by the native command, through every entrance of the package.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { api, dehusk, wasm } from './built.js';

const folder = mkdtempSync(join(tmpdir(), 'dehusk-reasons-'));
after(() => rmSync(folder, { recursive: true }));

const own = join(folder, 'own');
mkdirSync(own);
writeFileSync(join(own, 'genre.txt'), `fold: 2

0 600 newsletter word inbox
0 100 newsletter word sign
0 150 newsletter pair sign up
0 40 - place tail
0 60 - every block
`);
writeFileSync(join(folder, 'review.txt'), `ship newsletter
publisher: harbour-herald.example
language: en
pages: 3
days: 3, 2024-03-01 to 2024-03-03
place: edge (outside 0, edge 3, inside 0)
copies: 1
id: 9efed823c9c804e0
| Put the letter of our lamplighters into your pocket before the first ferry leaves.
`);
dehusk(['mine', 'ship', '-o', join(own, 'mined'), join(folder, 'review.txt')]);
dehusk(['templates', 'compile', '-o', join(folder, 'own.pack'), own]);
const pack = readFileSync(join(folder, 'own.pack'));
const text = await api.createCleaner({ wasm: wasm('text'), pack });
const full = await api.createCleaner({ wasm: wasm('full'), pack });

const story = 'The ferry 🚢 came in two hours late on Monday, and nobody on board had noticed, since the café was full.';
const letter = `${story}\n\nSign up 🙂, and Inbox is where it lands.`;
const mined = `${story}\n\nPut the letter of our lamplighters into your pocket before the first ferry leaves.`;
const passage = (/** @type {any} */ { spans }) => spans.find((/** @type {any} */ span) => span.verdict !== 'keep');

test('reasons are those of the command, in words of the text', () => {
  const span = passage(text.clean(letter));
  assert.equal(span.verdict, 'suggest');
  assert.match(span.evidence, /^(genre|run)$/);
  assert.deepEqual([span.kind, span.template, span.publisher], ['newsletter', '', '']);
  const reasons = text.reasons(letter, structuredClone(span));
  const { spans } = JSON.parse(dehusk(['explain', '--format', 'json', '--templates', own], letter));
  assert.deepEqual(reasons, passage({ spans }).reasons);
  assert.deepEqual(reasons.map((/** @type {any} */ { sense, words }) => [sense, words]), [['word', 'Inbox'], ['pair', 'Sign up'], ['tail', '']]);
  assert.deepEqual(text.explain(letter, span), []);
  const { source, spans: [, read] } = full.cleanHtml(`<p>${letter.replace('\n\n', '</p><p>')}</p>`);
  assert.deepEqual(full.reasons(source, read), reasons);
});

test('what has another evidence has no reasons of this sort, and no span is refused', () => {
  assert.deepEqual(text.reasons(letter, { start: 0, end: 4, verdict: 'keep' }), []);
  const span = passage(text.clean(mined));
  assert.deepEqual(text.reasons(mined, span), []);
  assert.throws(() => text.reasons(letter), /reasons needs a text and one of the spans that clean gave for it/);
  assert.throws(() => text.reasons('short', passage(text.clean(letter))), /reasons needs a text and one of the spans/);
  assert.throws(() => text.reasons(7, span), /reasons needs the text as a string/);
});

test('a mined passage goes where address or publisher say that it is theirs, else it is suggested', () => {
  const verdict = (/** @type {object} */ options) => passage(text.clean(mined, options)).verdict;
  assert.equal(verdict({}), 'suggest');
  assert.equal(verdict({ url: 'https://www.harbour-herald.example/2024/ferry' }), 'remove');
  assert.equal(verdict({ publisher: 'harbour-herald.example' }), 'remove');
  assert.equal(verdict({ url: 'https://harbour-herald.example.elsewhere.example/' }), 'suggest');
  const span = passage(text.clean(mined));
  assert.match(span.template, /^mined\/harbour-herald\.example\/newsletter-[0-9a-f]{4}$/);
  const reworded = mined.replace('pocket', 'mailbox');
  const edits = text.explain(reworded, passage(text.clean(reworded)));
  assert.deepEqual(edits.filter((/** @type {any} */ { op }) => op !== 'equal'), [{ op: 'missing', words: '…' }, { op: 'added', words: 'mailbox' }]);
});

test('HTML says whose it is, where the caller does not', () => {
  const page = (/** @type {string} */ head) => `<html><head>${head}</head><body><p>${mined.replace('\n\n', '</p><p>')}</p></body></html>`;
  const verdict = (/** @type {string} */ head, options = {}) => passage(full.cleanHtml(page(head), options)).verdict;
  const canonical = '<link rel="canonical" href="https://harbour-herald.example/ferry">';
  assert.equal(verdict(''), 'suggest');
  assert.equal(verdict(canonical), 'remove');
  assert.equal(verdict('<meta property="og:url" content="https://harbour-herald.example/ferry">'), 'remove');
  assert.equal(verdict('<meta property="og:site_name" content="Harbour-Herald.example">'), 'remove');
  assert.equal(verdict(canonical, { url: 'https://elsewhere.example/' }), 'suggest');
});
