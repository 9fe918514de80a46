// The engine compares words, and gives them without what stands between them.
// Here they find their places in the passage again, so that a reader sees it as
// it is, with its quotes and full stops. No DOM here.

const WORD = /[\p{L}\p{N}]/u;

/**
 * @typedef {Object} Piece
 * @property {''|'equal'|'slot'|'added'|'missing'} op '' is what stands between words
 * @property {string} text of the passage; where `op` is `missing`, the template's words
 */

/**
 * Sets the edits of a passage into the passage. The pieces that are not
 * `missing`, joined, are the passage.
 *
 * @param {string} passage
 * @param {{op: string, words: string}[]} edits as the engine's `explain` gives
 *   them: words joined by blanks, in the order of the passage
 * @returns {Piece[]} where words are not found in the passage, the edits as they came
 */
export function placeEdits(passage, edits) {
  const pieces = [];
  let at = 0;
  const until = (to, op) => {
    if (to > at) pieces.push({ op, text: passage.slice(at, to) });
    at = to;
  };
  for (const { op, words } of edits) {
    if (op === 'missing') {
      until(at + endOfWord(passage.slice(at)), '');
      pieces.push({ op, text: words });
      continue;
    }
    const found = find(passage, at, words);
    if (!found) return edits.flatMap((edit) => [{ op: edit.op, text: edit.words }, { op: '', text: ' ' }]);
    until(found.start, '');
    until(found.end, op);
  }
  until(passage.length, '');
  return pieces;
}

// What is missing comes after the punctuation that ends the word before it.
function endOfWord(rest) {
  const gap = rest.search(/\s/);
  const end = gap < 0 ? rest.length : gap;
  return WORD.test(rest.slice(0, end)) ? 0 : end;
}

// Where the words lie, one after another with no other word between them.
function find(passage, from, words) {
  let start = -1;
  let end = from;
  for (const word of words.split(' ').filter(Boolean)) {
    const place = passage.indexOf(word, end);
    if (place < 0 || WORD.test(passage.slice(end, place))) return null;
    if (start < 0) start = place;
    end = place + word.length;
  }
  return { start: start < 0 ? from : start, end };
}
