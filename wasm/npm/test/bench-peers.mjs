// Readability and Defuddle on the articles that are cleaned, as HTML. They answer
// another question (where is the article in the page?), so this says only what a
// pass over an article costs beside what people already pay.

import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { parseHTML } from 'linkedom';
import { measure, pack, texts } from './bench-data.mjs';
import { api, wasm } from './built.js';

const PAGES = 64;
const ROUNDS = 3;

const escape = (/** @type {string} */ text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A text as a page, with as little around it as a page can have. */
function page(/** @type {string} */ text) {
  const paragraphs = text.trim().split('\n\n').map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><title>The bridge</title></head><body>
<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
<main><article><h1>The bridge</h1>\n${paragraphs}\n</article></main>
<footer><a href="/imprint">Imprint</a></footer></body></html>`;
}

const library = { pack: pack('templates=10000') };
const cleaner = await api.createCleaner({ wasm: await WebAssembly.compile(wasm('text')), ...library });
const full = await api.createCleaner({ wasm: await WebAssembly.compile(wasm('full')), ...library });
const plain = texts['templates=10000'].slice(0, PAGES);
const pages = plain.map(({ Text, Publisher }) => ({ Text: page(Text), Publisher }));
const url = 'https://example.com/bridge';
const read = (/** @type {any} */ document) => new Readability(document).parse().content;
const defuddle = (/** @type {any} */ document) => new Defuddle(document, { url }).parse().content;
for (const find of [read, defuddle]) {
  const found = find(parseHTML(pages[0].Text).document);
  if (found.length < plain[0].Text.length / 2) throw new Error(`a peer finds no article: ${found}`);
}
for (let i = 0; i < ROUNDS; i++) {
  measure('clean/peers', plain, ({ Text, Publisher }) => cleaner.clean(Text, { publisher: Publisher }));
  measure('cleanHtml/peers', pages, ({ Text, Publisher }) => full.cleanHtml(Text, { publisher: Publisher }));
  for (const [name, find] of Object.entries({ readability: read, defuddle })) {
    // They change the document, so each pass gets its own; parsing stands outside the clock.
    const parsed = pages.map(({ Text }) => ({ Text, document: parseHTML(Text).document }));
    measure(`${name}/parsed`, parsed, ({ document }) => find(document), false);
    measure(`${name}/html`, pages, ({ Text }) => find(parseHTML(Text).document));
  }
}
