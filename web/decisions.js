// What a reader decided about the passages of a text, carried over to another
// answer for the same text. The engine may cut otherwise when it is told
// otherwise: a suggestion that goes as well joins the passage beside it. So a
// decision holds for its range of the text, and a span is cut where it ends.
// No DOM here.

/**
 * @typedef {Object} Decision
 * @property {number} start in UTF-16 code units
 * @property {number} end
 * @property {boolean} keep whether the reader wants it in the article
 */

/**
 * @param {import('./state.js').Article} article
 * @returns {Decision[]} ordered; also those for passages that are not there at present
 */
export function decisionsOf({ pieces, waiting }) {
  const made = pieces.filter((piece) => piece.decided)
    .map(({ start, end, state }) => ({ start, end, keep: state !== 'out' }));
  return [...made, ...waiting].sort((a, b) => a.start - b.start);
}

/**
 * Cuts a span where decisions about it begin and end. White space alone is no
 * part: it goes with the part beside it.
 *
 * @param {string} text
 * @param {{start: number, end: number}} span of the engine
 * @param {Decision[]} decisions ordered, not overlapping
 * @returns {{span: Object, decision?: Decision}[]} joined they are the span
 */
export function cutSpan(text, span, decisions) {
  const blank = (from, to) => text.slice(from, to).trim() === '';
  const parts = [];
  let at = span.start;
  const until = (to, decision) => {
    parts.push({ span: { ...span, start: at, end: to }, decision });
    at = to;
  };
  for (const decision of decisions) {
    const from = Math.max(decision.start, at);
    const to = Math.min(decision.end, span.end);
    if (from >= to || blank(from, to)) continue;
    if (!blank(at, from)) until(from);
    until(to, decision);
  }
  if (parts.length && blank(at, span.end)) parts.at(-1).span.end = span.end;
  else until(span.end);
  return parts;
}
