// The parts of a page as text, and what is to be removed as places in the parts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutsOf, join } from '../bookmarklet/parts.js';

test('parts become a text of the same length', () => {
  const parts = [2, '\n   One\ttwo ', 'three', 1, 'four', 2, 2, '  '];
  const { text, starts } = join(parts);
  assert.equal(text, '\n\n    One two three\nfour\n\n\n\n  ');
  assert.deepEqual(parts.map((part, i) => text.slice(starts[i], starts[i] + (part.length ?? part)).length), parts.map((part) => part.length ?? part));
});

test('places: whole parts, a part of one, over several, without white space at the ends', () => {
  const parts = ['Rain fell. ', 2, ' Give now. ', 1, '   ', 'Please give.', 2, 'Snow fell. Give again. It melted.'];
  const { text, starts } = join(parts);
  const span = (words, verdict = 'remove') => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, verdict });
  const places = (...spans) => cutsOf(parts, starts, spans).map(([i, from, to]) => parts[i].slice(from, to));
  assert.deepEqual(places(span('Rain', 'keep'), span('Rain', 'suggest')), []);
  assert.deepEqual(places({ start: 11, end: text.indexOf('Snow'), verdict: 'remove' }), ['Give now.', 'Please give.']);
  assert.deepEqual(places(span('now. \n   Please')), ['now.', 'Please']);
  assert.deepEqual(places(span('Rain fell.'), span('Give again. ')), ['Rain fell.', 'Give again.']);
  assert.deepEqual(cutsOf(parts, starts, [span('Give again. ')]), [[7, 11, 22]]);
});

test('a thousand places in a hundred thousand parts are found at once', () => {
  const parts = Array.from({ length: 100_000 }, (_, i) => (i % 2 ? 2 : `Word ${i}`));
  const { starts } = join(parts);
  const spans = Array.from({ length: 1000 }, (_, i) => ({ start: starts[i * 100], end: starts[i * 100 + 1], verdict: 'remove' }));
  assert.deepEqual(cutsOf(parts, starts, spans).map(([i]) => i), spans.map((_, i) => i * 100));
});
