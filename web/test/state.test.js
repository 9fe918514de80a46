// What the page knows about a text, without a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countLines, countParagraphs, counts, countWords, keptText, makeArticle, together } from '../state.js';
import { History } from '../history.js';

const text = 'One.\r\nGive us money.\r\nOr more.\r\nTwo.\r\nMail us.\r\nThree.\u0000\u200f';
const at = (from, to) => ({ start: text.indexOf(from), end: to ? text.indexOf(to) : text.length });
const result = {
  almostAll: false,
  spans: [
    { ...at('One', 'Give'), verdict: 'keep' },
    { ...at('Give', 'Or'), verdict: 'remove', kind: 'appeal', publisher: 'A', template: 'a', score: 900, evidence: 'match' },
    { ...at('Or', 'Two'), verdict: 'remove', kind: 'appeal', publisher: '', template: '', score: 0, evidence: 'beside' },
    { ...at('Two', 'Mail'), verdict: 'keep' },
    { ...at('Mail', 'Three'), verdict: 'suggest', kind: 'contact', publisher: '', template: '', score: 0, evidence: 'genre' },
    { ...at('Three'), verdict: 'keep' },
  ],
};

test('neighbours of one verdict, kind and publisher are one passage', () => {
  const { pieces } = makeArticle(text, result);
  assert.deepEqual(pieces.map((piece) => [piece.state, piece.spans.length]), [['text', 1], ['out', 2], ['text', 1], ['ask', 1], ['text', 1]]);
  assert.equal(pieces[1].publisher, 'A');
  const other = structuredClone(result);
  other.spans[2].publisher = 'B';
  assert.equal(makeArticle(text, other).pieces.length, 6, 'two publishers are two passages');
});

test('short lines by genre are one passage, a sentence is not among them', () => {
  const lines = ['Print\n', 'Share\n', 'News\nSport\n', 'Put our letter into your inbox today\n', 'Popular\n', 'Sail on\n', 'Log in\n'];
  const menu = lines.join('');
  const make = (changes = {}) => {
    let to = 0;
    return makeArticle(menu, {
      spans: lines.map((line, i) => ({
        start: to, end: to += line.length, verdict: 'suggest', kind: ['share', 'share', 'nav', 'newsletter', 'related', 'other', 'other'][i],
        template: '', publisher: '', score: 950, evidence: i % 2 ? 'run' : 'genre', ...changes[i],
      })),
    }).pieces.map((piece) => [piece.kind, menu.slice(piece.start, piece.end)]);
  };
  assert.deepEqual(make(), [['other', 'Print\nShare\nNews\nSport\n'], ['newsletter', lines[3]], ['other', 'Popular\nSail on\nLog in\n']]);
  assert.deepEqual(make({ 6: { verdict: 'remove' } }).length, 4, 'another verdict is another passage');
  const matched = make({ 2: { evidence: 'match', template: 'a' }, 6: { evidence: 'match', template: 'b' } });
  assert.deepEqual(matched.map(([kind]) => kind), ['share', 'nav', 'newsletter', 'other', 'other'], 'what is known stays apart from what is mixed');
});

test('what is kept is the text without what is out, byte for byte', () => {
  const article = makeArticle(text, result);
  assert.equal(keptText(article), 'One.\r\nTwo.\r\nMail us.\r\nThree.\u0000\u200f');
  article.pieces[1].state = 'back';
  assert.equal(keptText(article), text);
  article.pieces[3].state = 'out';
  assert.equal(keptText(article), text.replace('Mail us.\r\n', ''));
});

test('the numbers of the count line', () => {
  const article = makeArticle(text, result);
  assert.deepEqual(counts(article), { passages: 1, words: 5, ask: 1 });
  article.pieces[3].state = 'stay';
  assert.deepEqual(counts(article), { passages: 1, words: 5, ask: 0 });
});

test('an address that was typed holds where the text says nothing of its own', () => {
  const wanted = { url: 'https://typed.example/', suggested: 'remove' };
  assert.deepEqual(together(wanted), wanted);
  assert.deepEqual(together(wanted, { url: '', publisher: undefined, quoted: [] }), { ...wanted, quoted: [] });
  assert.equal(together(wanted, { url: 'https://own.example/' }).url, 'https://own.example/');
});

test('lines, words and paragraphs in several scripts', () => {
  assert.equal(countLines('a\r\n\r\nb\rc\n'), 3);
  assert.equal(countWords('Don’t give $2.'), 3);
  assert.ok(countWords('我们需要你的帮助') > 1, 'Han has words without spaces');
  assert.equal(countParagraphs('a\nb\nc\n'), 3, 'without empty lines a line is a paragraph');
  assert.equal(countParagraphs('a\nb\n\nc\n \t\nd\n'), 3, 'with empty lines they are between them');
  assert.equal(countParagraphs('\n \n'), 0);
});

test('undo and redo are one step each, and a new act forgets what was undone', () => {
  const seen = [];
  let changes = 0;
  const history = new History(() => { changes++; });
  const act = (name) => history.act({ redo: () => seen.push(`+${name}`), undo: () => seen.push(`-${name}`) });
  act('a');
  act('b');
  assert.equal(history.undo() && history.undo(), true);
  assert.equal(history.undo(), false);
  assert.equal(history.redo(), true);
  act('c');
  assert.equal(history.redo(), false);
  assert.equal(history.undo(), true);
  assert.deepEqual(seen, ['+a', '+b', '-b', '-a', '+a', '+c', '-c']);
  assert.equal(changes, 7);
});
