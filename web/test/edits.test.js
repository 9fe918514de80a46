// The engine's comparison, set into the passage that it is about.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeEdits } from '../edits.js';

const edit = (op, words) => ({ op, words });
const shown = (passage, edits) => placeEdits(passage, edits)
  .map(({ op, text }) => ({ missing: `-${text}-`, added: `+${text}+`, slot: `{${text}}` }[op] ?? text)).join('|');
const left = (passage, edits) => placeEdits(passage, edits).filter(({ op }) => op !== 'missing').map(({ text }) => text).join('');

test('what stands between words is shown, and nothing is lost', () => {
  const passage = '\n“We won’t stop,” say Russia’s editors: give $5!\r\n';
  const edits = [edit('equal', 'We won t stop say Russia s editors'), edit('added', 'give'), edit('slot', '5')];
  assert.equal(shown(passage, edits), '\n“|We won’t stop,” say Russia’s editors|: |+give+| $|{5}|!\r\n');
  assert.equal(left(passage, edits), passage);
});

test('missing words stand after the punctuation before them', () => {
  const edits = [edit('equal', 'Thank you'), edit('missing', 'dear readers'), edit('equal', 'Give'), edit('missing', 'more')];
  assert.equal(shown('Thank you. Give…', edits), 'Thank you|.|-dear readers-| |Give|…|-more-');
  assert.equal(shown('Thank you—Give', edits), 'Thank you|-dear readers-|—|Give|-more-', 'or before what joins two words');
  assert.equal(shown('Give', [edit('missing', 'please'), edit('equal', 'Give')]), '-please-|Give');
  assert.equal(left('Thank you. Give…', edits), 'Thank you. Give…');
});

test('an empty slot shows nothing', () => {
  assert.equal(shown('from just, per month', [edit('equal', 'from just'), edit('slot', ''), edit('equal', 'per month')]), 'from just|, |per month');
});

test('scripts without blanks, and words twice', () => {
  const passage = '我们，需要 你！你！';
  const edits = [edit('equal', '我 们 需 要 你'), edit('added', '你')];
  assert.equal(shown(passage, edits), '我们，需要 你|！|+你+|！');
  assert.equal(left(passage, edits), passage);
});

test('words that the passage does not hold are shown as they came', () => {
  assert.equal(shown('One two.', [edit('equal', 'One'), edit('added', 'three')]), 'One| |+three+| ');
  assert.equal(shown('One two three.', [edit('equal', 'One three')]), 'One three| ', 'a word is never jumped over');
  assert.deepEqual(placeEdits('', []), []);
});
