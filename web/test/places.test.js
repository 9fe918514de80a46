// What is seen is what goes out: over made-up documents and passages, what is shown
// of an article with mark-up, what its tree keeps and what its text keeps are the
// same words, whatever is taken out; and all comes back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, openPage } from './browser.js';

const here = inBrowser();
const ROUNDS = 400;

// Runs in the page: makes a document and passages of a seed, and gives what differs.
async function differences(rounds) {
  const { readHtml } = await import('./html.js');
  const { keptTree } = await import('./rich.js');
  const { setRich, placeRich } = await import('./ui/rich.js');
  const { readDom } = await import('./dehusk/dom.js');
  const found = [];
  let places = 0;
  // Where two lists of words part, with a little of what comes before.
  const differ = (seed, what, a, b, html) => {
    if (a === b) return;
    let at = 0;
    while (a[at] === b[at]) at++;
    found.push({ seed, what, one: a.slice(Math.max(0, at - 40), at + 60), other: b.slice(Math.max(0, at - 40), at + 60), html });
  };

  for (let seed = 1; seed <= rounds; seed++) {
    let state = seed * 2654435761 % 2 ** 32;
    const random = (n) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * n);
    };
    const pick = (list) => list[random(list.length)];
    let word = 0;
    const words = () => Array.from({ length: 1 + random(6) }, () => `w${++word}`).join(pick([' ', ' ', '\n  '])) + pick(['.', ' ', '']);
    const inline = (depth) => Array.from({ length: 1 + random(3) }, () => {
      const tag = pick(['', '', 'a href="https://x.example/"', 'em', 'span', 'b', 'sup', 'code', 'br', 'img src="https://x.example/y.png" alt="z"']);
      if (!tag || depth > 2) return words();
      const name = tag.split(' ')[0];
      return name === 'br' || name === 'img' ? `<${tag}>` : `<${tag}>${inline(depth + 1)}</${name}>`;
    }).join(pick(['', ' ']));
    const block = (depth) => {
      const kind = depth > 3 ? 'p' : pick(['p', 'p', 'p', 'div', 'ul', 'blockquote', 'table', 'figure', 'h2', 'dl', 'pre', 'text']);
      const many = (make) => Array.from({ length: 1 + random(3) }, make).join(pick(['', '\n']));
      switch (kind) {
        case 'div': case 'blockquote': return `<${kind}>${many(() => block(depth + 1))}</${kind}>`;
        case 'ul': return `<ul>${many(() => `<li>${pick([inline, block])(depth + 1)}</li>`)}</ul>`;
        case 'dl': return `<dl>${many(() => `<dt>${inline(1)}</dt><dd>${inline(1)}</dd>`)}</dl>`;
        case 'table': return `<table><tbody>${many(() => `<tr>${many(() => `<td>${inline(1)}</td>`)}</tr>`)}</tbody></table>`;
        case 'figure': return `<figure><img src="https://x.example/y.png"><figcaption>${inline(1)}</figcaption></figure>`;
        case 'text': return inline(1);
        default: return `<${kind}>${inline(1)}</${kind}>`;
      }
    };
    const html = `<h1>Head</h1>${Array.from({ length: 2 + random(6) }, () => block(0)).join('\n')}`;
    const { rich, text } = await readHtml(html, { whole: false });

    // Passages: ranges that begin and end where words do.
    const edges = [...text.matchAll(/\S+/g)].map(({ 0: run, index }) => [index, index + run.length]);
    const pieces = [];
    for (let i = 0; i < edges.length;) {
      const to = Math.min(edges.length - 1, i + random(8));
      // As the engine's: from a sentence's first word up to the next one.
      const end = to + 1 < edges.length ? edges[to + 1][0] : text.length;
      pieces.push({ start: i === 0 ? 0 : edges[i][0], end, first: pick(['text', 'out', 'ask']), state: '', kind: 'other', publisher: '', spans: [] });
      i = to + 1;
    }
    const article = { rich, text, pieces };
    const { root, places: set } = setRich(article);
    document.querySelector('#article').replaceChildren(root);
    for (const { host } of set.values()) host.textContent = '';
    places += set.size;
    const seen = () => {
      const copy = root.cloneNode(true);
      for (const one of copy.querySelectorAll('[hidden], .around, [id^="passage-"], .picture')) one.remove();
      return readDom(copy).text;
    };
    // By words: where a passage went, white space and the breaks between blocks may go with it.
    const list = (string) => string.match(/\S+/g)?.join(' ') ?? '';
    for (let turn = 0; turn < 3; turn++) {
      for (const piece of pieces) {
        if (piece.first === 'text') piece.state = 'text';
        else piece.state = turn === 2 ? 'back' : pick(['out', 'out', 'ask', 'back', 'stay']);
        if (set.has(piece)) placeRich(set.get(piece), piece.state);
        else if (piece.first !== 'text') found.push({ seed, turn, what: 'a passage without a place', text: text.slice(piece.start, piece.end) });
      }
      const out = pieces.filter((piece) => piece.state === 'out');
      const kept = pieces.filter((piece) => piece.state !== 'out').map(({ start, end }) => text.slice(start, end)).join('');
      const tree = readDom(keptTree(rich, out)).text;
      differ(seed, 'tree and text', list(tree), list(kept), html);
      // Where a line break goes with a passage, the chip in its place parts the words.
      differ(seed, 'page and text', list(seen()).replaceAll(' ', ''), list(kept).replaceAll(' ', ''), html);
      const pictures = [...root.querySelectorAll('.picture')].filter((one) => !one.closest('.part[hidden]')).length;
      differ(seed, 'pictures', `${pictures}`, `${keptTree(rich, out).querySelectorAll('img').length}`, html);
    }
    if (list(readDom(rich.root).text) !== list(text)) found.push({ seed, what: 'the article was changed' });
    if (found.length > 2) break;
  }
  return { found, places };
}

test('page, tree and text keep the same words', { timeout: 120_000 }, async () => {
  const reader = await openPage(here.browser, here.site.origin);
  const { found, places } = await reader.page.evaluate(differences, ROUNDS);
  assert.deepEqual(found, []);
  assert.ok(places > 5 * ROUNDS, `${places} passages`);
  await reader.close();
});
