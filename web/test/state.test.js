// What the page knows about a text, without a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countLines, countParagraphs, counts, countWords, decided, edgesOf, keptText, makeArticle, removedRanges, settle, shifted, together } from '../state.js';
import { History } from '../history.js';
import { Known } from '../known.js';
import { neverRecord } from '../never.js';
import { Findable } from '../selected.js';
import { withCuts } from '../cuts.js';

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

test('what the reader decided holds in another reading of the text', () => {
  const first = makeArticle(text, result);
  const [, appeal, , contact] = first.pieces;
  assert.deepEqual(settle(first, decided(new Map(), [appeal, contact], 'out')), [contact], 'only what is something else now');
  assert.deepEqual(first.pieces.map((piece) => piece.state), ['text', 'out', 'text', 'out', 'text']);
  const kept = decided(decided(new Map(), [contact], 'stay'), [appeal], 'back');
  assert.deepEqual(settle(first, kept), [appeal, contact]);
  const eager = makeArticle(text, { spans: result.spans.map((span) => (span.verdict === 'suggest' ? { ...span, verdict: 'remove' } : span)) });
  settle(eager, kept);
  assert.deepEqual(eager.pieces.map((piece) => piece.state), ['text', 'back', 'text', 'back', 'text'], 'a suggestion that was kept is put back');
  const blind = makeArticle(text, { spans: [{ start: 0, end: text.length, verdict: 'keep' }] });
  assert.deepEqual(settle(blind, kept), []);
  settle(first, new Map());
  assert.deepEqual(removedRanges(first), [{ start: appeal.start, end: appeal.end }]);
});

test('undo and redo are one step each, and a new step forgets what was undone', () => {
  let changes = 0;
  const history = new History(() => { changes++; });
  const moment = (name) => ({ reading: name, decisions: new Map(), effects: [{ shelf: 'never', key: name, record: {} }] });
  const keys = (effects) => effects?.map(({ key }) => key) ?? null;
  history.begin(moment('a'));
  assert.equal(history.undo(), null, 'there is nothing before the first');
  history.add(moment('b'));
  history.add(moment('c'));
  assert.deepEqual([keys(history.undo()), keys(history.undo()), history.undo()], [['c'], ['b'], null], 'what each step put somewhere');
  assert.equal(history.now.reading, 'a');
  assert.deepEqual([keys(history.redo()), history.canRedo], [['b'], true]);
  history.add(moment('d'));
  assert.deepEqual([history.redo(), history.canRedo, history.now.reading], [null, false, 'd']);
  history.replace(moment('d'));
  assert.deepEqual(history.moments.map(({ reading }) => reading), ['a', 'b', 'd']);
  assert.equal(changes, 8);
  for (let i = 0; i < 300; i++) history.add(moment(String(i)));
  assert.ok(history.moments.length <= 200 && history.now.reading === '299');
});

// Words of one letter each, so that offsets are easily seen.
const lines = ['a b c d e f.\n', 'g 5.\n', 'h i j k l.\n', 'm.\n'];
const whole = lines.join('');
const spansOf = (of) => lines.map((line, i) => {
  const start = lines.slice(0, i).join('').length;
  return { start, end: start + line.length, verdict: 'keep', ...of[i] };
});

test('what is switched off stays, and what goes only because of it', () => {
  const known = Object.assign(Object.create(Known.prototype), { off: new Set(['x']), never: [] });
  const verdicts = (spans) => known.apply(whole, spans).map((span) => span.verdict);
  const match = (template) => ({ verdict: 'remove', evidence: 'match', template });
  const beside = { verdict: 'remove', evidence: 'beside', template: '' };
  assert.deepEqual(verdicts(spansOf([match('x'), beside, { verdict: 'keep' }, match('y')])), ['keep', 'keep', 'keep', 'remove']);
  assert.deepEqual(verdicts(spansOf([match('x'), beside, match('y')])), ['keep', 'remove', 'remove', 'keep'], 'another template still speaks for it');
});

test('what is never to be removed is known by its words, whatever its numbers', () => {
  const out = { verdict: 'remove', evidence: 'match', template: 'x', kind: 'appeal', publisher: '' };
  const { pieces } = makeArticle(whole, { spans: spansOf([out, out]) });
  const { key } = neverRecord(whole, pieces[0]);
  const known = Object.assign(Object.create(Known.prototype), { off: new Set(), never: [key] });
  const verdicts = (of, spans) => known.apply(of, spans).map((span) => span.verdict);
  assert.deepEqual(verdicts(whole.replace('5', '99').replace('99', '7'), spansOf([out, out, out])), ['keep', 'keep', 'remove', 'keep']);
  assert.deepEqual(verdicts(whole, spansOf([out, {}, out])), ['keep', 'keep', 'remove', 'keep'], 'a long line alone');
  assert.deepEqual(verdicts(whole, spansOf([{}, out, out])), ['keep', 'remove', 'remove', 'keep'], 'but no short one');
});

test('what is selected is found whatever the white space, and where several read alike by what is before it', () => {
  const story = 'Give now.\n\nA story  of\u00a0two lines.\r\n\r\nGive now.\n';
  const findable = new Findable(story);
  const found = (selected, before) => {
    const range = findable.find(selected, () => before ?? '');
    return range && [range.start, story.slice(range.start, range.end)];
  };
  assert.deepEqual(found('A story of two\nlines.'), [11, 'A story  of\u00a0two lines.']);
  assert.deepEqual(found('Give now.\n'), [0, 'Give now.']);
  assert.deepEqual(found(' Give now.', 'Give now. A story of two lines.'), [story.lastIndexOf('Give'), 'Give now.']);
  assert.equal(found('Picture: a boat'), null);
  assert.equal(found(' \n'), null);
});

test('what the reader calls junk goes, whatever the engine found in it', () => {
  const spans = spansOf([{}, { verdict: 'suggest', kind: 'share' }, {}, { verdict: 'remove', kind: 'ad' }]);
  const cut = { start: whole.indexOf('c'), end: whole.indexOf('m.') + 2, kind: 'appeal', publisher: 'P' };
  const cutOut = withCuts(whole, spans, [cut]);
  assert.equal(cutOut.map(({ start, end }) => whole.slice(start, end)).join(''), whole, 'together they are the text');
  assert.deepEqual(cutOut.map(({ verdict, kind, evidence, start, end }) => [verdict, kind, evidence, whole.slice(start, end)]), [
    ['keep', undefined, undefined, 'a b '], ['remove', 'appeal', 'own', 'c d e f.\n'], ['remove', 'appeal', 'own', 'g 5.\n'], ['remove', 'appeal', 'own', 'h i j k l.\n'], ['remove', 'ad', undefined, 'm.\n'],
  ]);
  assert.deepEqual(withCuts(whole, spans, []), spans);
  const one = withCuts('One junk two.', [{ start: 0, end: 13, verdict: 'keep' }], [{ start: 4, end: 8, kind: 'other', publisher: '' }]);
  assert.deepEqual(one.map(({ verdict, start, end }) => [verdict, start, end]), [['keep', 0, 4], ['remove', 4, 9], ['keep', 9, 13]], 'with the blank after it');
});

test('what was decided stays apart from what is found beside it later, and moves along with what is typed', () => {
  const out = { verdict: 'remove', evidence: 'match', template: 'x', kind: 'appeal', publisher: '' };
  const first = makeArticle(whole, { spans: spansOf([out, out]) });
  const back = decided(new Map(), [first.pieces[0]], 'back');
  const more = makeArticle(whole, { spans: spansOf([out, out, out]) }, null, edgesOf(back));
  settle(more, back);
  assert.deepEqual(more.pieces.map(({ state, start, end }) => [state, whole.slice(start, end)]), [['back', lines[0] + lines[1]], ['out', lines[2]], ['text', lines[3]]]);
  const typed = whole.replace('h i', 'h x i');
  assert.deepEqual([...shifted(back, whole, typed)], [...back], 'before what was typed');
  assert.deepEqual([...shifted(back, whole, `z${whole}`)], [[`1 ${lines[0].length + lines[1].length + 1}`, 'back']], 'after it');
  assert.deepEqual([...shifted(back, whole, whole.replace('c d', 'c z d'))], [], 'and not where it was');
});
