// Passages that a reader has said are never to be removed. They are known again by
// their words: numbers, signs and white space may differ. No DOM here.

/**
 * @param {string} text
 * @returns {string} its words in small letters, parted by blanks; a number is 0
 */
export function wordsKey(text) {
  return (text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []).map((word) => (/^\p{N}/u.test(word) ? '0' : word)).join(' ');
}

/**
 * What the store keeps of a passage that is never to be removed.
 *
 * @param {string} text the whole text
 * @param {import('./state.js').Piece} piece
 * @returns {{key: string, text: string, kind: string, publisher: string, when: number}}
 *   `key` has the words of each of the engine's spans in a line; `when` is in ms
 */
export function neverRecord(text, { start, end, spans, kind, publisher }) {
  const key = spans.map((span) => wordsKey(text.slice(span.start, span.end))).join('\n');
  return { key, text: text.slice(start, end).trim(), kind, publisher, when: Date.now() };
}
