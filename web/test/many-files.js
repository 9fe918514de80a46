// Files for the tests and the bench of many texts: articles that nobody wrote, of all
// four kinds, every other one with the appeal of the example at its end.

import { example } from './browser.js';

const APPEAL = example.slice(example.indexOf('A Message from')).trim();

const SENTENCES = [
  'The harbour office of {town} counted {n} boats last week, and every one of them came home before the storm.',
  'Nobody in {town} had expected the old crane to lift more than {n} crates in a day, said the foreman, whose father had built it.',
  'A class of children from {town} walked the {n} steps to the lighthouse and wrote down what they saw from its gallery.',
  'Until the new road is open, the {n} families beyond the river will be served by a bus that stops at the market of {town}.',
  'The council wants to plant {n} lime trees along the quay, since the ones before them did not survive the salt.',
];
const TOWNS = ['Lower Quay', 'Salt Harbour', 'Millbrook', 'Nine Elms', 'Old Ferry'];
const LENGTH = { paragraphs: 9, sentences: 4 }; // about 4 KB

/** The paragraphs of an article. @param {number} i which one @returns {string[]} */
export function paragraphsOf(i) {
  return Array.from({ length: LENGTH.paragraphs }, (_, p) => Array.from({ length: LENGTH.sentences }, (__, s) => SENTENCES[(i + p + s) % SENTENCES.length]
    .replace('{town}', TOWNS[(i + p) % TOWNS.length]).replace('{n}', String(3 + i + 7 * p + s))).join(' '));
}

const html = (paragraphs) => paragraphs.map((one) => `<p>${one}</p>`).join('\n');

const KINDS = {
  txt: (paragraphs) => paragraphs.join('\r\n\r\n'),
  md: (paragraphs, i) => [`# Story *${i}*`, ...paragraphs].join('\n\n'),
  html: (paragraphs, i) => `<!doctype html><html><head><title>Story ${i}</title><script>document.title = 'ran'</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
<main><article><h1>Story ${i}</h1>${html(paragraphs)}</article></main><footer>Contact</footer></body></html>`,
  eml: (paragraphs, i) => `From: Quay Letter <letter@quay.example>
To: reader@example
Subject: =?utf-8?Q?Story_${i}_=E2=80=93_by_the_sea?=
Content-Type: multipart/alternative; boundary=part

--part
Content-Type: text/plain; charset=utf-8

Read this in another program.
--part
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from(`<html><body><h1>Story ${i}</h1>${html(paragraphs)}</body></html>`).toString('base64').replace(/.{76}/g, '$&\n')}
--part--
`,
};

/**
 * Makes a file.
 *
 * @param {number} i which one
 * @returns {{name: string, content: string, kept: string}} `kept` is its text without
 *   what is to be taken out; the last line that stays keeps its end
 */
export function fileOf(i) {
  const kind = Object.keys(KINDS)[i % 4];
  const paragraphs = paragraphsOf(i);
  const has = i % 8 < 4;
  const given = has ? [...paragraphs, ...APPEAL.split(/\n+/)] : paragraphs;
  const kept = {
    txt: [paragraphs, '\r\n'],
    md: [[`# Story *${i}*`, ...paragraphs], '\n'],
    html: [[`Story ${i}`, ...paragraphs], '\n'],
    eml: [[`Story ${i}`, ...paragraphs], '\n'],
  };
  const [left, end] = kept[kind];
  return { name: `story-${i}.${kind}`, content: KINDS[kind](given, i), kept: left.join(end + end) + (has ? end : '') };
}
