// What publishers' pages do that a bookmarklet has to live with: the rows of the
// table in docs/bookmarklet.md. Each is a policy that is sent with the page, or a
// page of its own, or a browser of its own.

import { readFile } from 'node:fs/promises';
import { FIXTURES } from './browser.js';

const article = await readFile(`${FIXTURES}/article.html`, 'utf8');
const body = article.slice(article.indexOf('<main>'), article.indexOf('</main>') + '</main>'.length);
const page = (content, script = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry returns to the lake</title><style>.modal { display: none }</style></head><body>${content}<script>${script}</script></body></html>`;

/** The paragraphs of the article, as they stand on the page. */
export const paragraphs = ['one', 'two', 'three', 'four', 'five'].map((id) => article.match(new RegExp(`id="${id}">([^<]+)<`))[1]);

// A page on the lake in Russian, in the encoding that old sites there still use.
const russian = [
  'В субботу утром по озеру снова прошёл паром, первый за девять лет, и половина посёлка вышла на причал, чтобы увидеть его огни и услышать гудок.',
  'На борту помещаются шестьдесят человек и двенадцать велосипедов, рассказал капитан, а заряжают батареи ночью от старой мельницы.',
  'Жители дальнего берега просили вернуть переправу много раз: дорога вокруг озера занимает сорок минут и зимой часто закрыта.',
];
const appeal = body.slice(body.indexOf('<div class="appeal">'), body.indexOf('</article>'));

// The rest of the article comes once the reader has scrolled.
const rest = body.slice(body.indexOf('<p id="three">'), body.indexOf('</article>'));
const scrolled = page(`${body.replace(rest, '')}<div style="height: 3000px"></div>`, `
  addEventListener('scroll', () => {
    const more = document.createElement('div');
    more.innerHTML = ${JSON.stringify(rest)};
    document.querySelector('article').append(more);
  }, { once: true });`);

const app = page('<div id="app"></div>', `
  window.rerender = () => { document.querySelector('#app').innerHTML = ${JSON.stringify(body)}; };
  rerender();`);

/**
 * @typedef {Object} Policy
 * @property {string} name as in the table
 * @property {Object<string, string>} [headers] sent with every page of the publisher
 * @property {{path: string, body: string|Buffer, type?: string}} [page] in the place of the usual one
 * @property {string[]} [paragraphs] of that page
 * @property {'scroll'|'rerender'} [does] what happens on it
 * @property {boolean} [blocked] no window opens there
 */

/** @type {Policy[]} */
export const policies = [
  { name: 'none' },
  { name: "`script-src 'self'`", headers: { 'content-security-policy': "script-src 'self'" } },
  { name: "`default-src 'none'`", headers: { 'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'" } },
  { name: 'Trusted Types required', headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" } },
  { name: 'COOP `same-origin`', headers: { 'cross-origin-opener-policy': 'same-origin' } },
  { name: 'COOP `same-origin-allow-popups`', headers: { 'cross-origin-opener-policy': 'same-origin-allow-popups' } },
  // Without allow-same-origin, as a host sandboxes what it does not trust: the origin of
  // the page is then "null", and no message can name it. With it, to a bookmark the page
  // would be like any other.
  { name: 'sandboxed, with pop-ups that escape', headers: { 'content-security-policy': 'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox' } },
  { name: 'sandboxed, with pop-ups that do not', headers: { 'content-security-policy': 'sandbox allow-scripts allow-popups' } },
  { name: 'sandboxed, without pop-ups', headers: { 'content-security-policy': 'sandbox allow-scripts' } },
  { name: 'pop-up blocked', blocked: true },
  {
    name: 'not in UTF-8',
    page: {
      path: '/russian.html',
      type: 'text/html; charset=windows-1251',
      body: inWindows1251(page(`<article><h1>Паром вернулся на озеро</h1>${russian.map((words) => `<p>${words}</p>`).join('')}${appeal}</article>`).replace('<meta charset="utf-8">', '')),
    },
    paragraphs: russian,
  },
  { name: 'article in a frame', page: { path: '/frame.html', body: page('<h1>Lakeside Courier</h1><iframe src="/article.html" width="600" height="900"></iframe>') } },
  { name: 'article in shadow DOM', page: { path: '/shadow.html', body: page(`<h1>Lakeside Courier</h1><lake-story><template shadowrootmode="open"><style>.modal { display: none }</style>${body}</template></lake-story>`) } },
  { name: 'loaded on scroll', does: 'scroll', page: { path: '/scroll.html', body: scrolled } },
  { name: 'app that renders anew', does: 'rerender', page: { path: '/app.html', body: app } },
];

// Latin letters and Cyrillic ones; nothing else stands on the page.
function inWindows1251(text) {
  const decoder = new TextDecoder('windows-1251');
  const bytes = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
  return Buffer.from([...text].map((sign) => bytes.get(sign)));
}
