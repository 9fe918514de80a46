// Passages that the reader himself has called junk in this text: they go from it
// whatever the engine finds. No DOM here.

/**
 * @typedef {{start: number, end: number, kind: string, publisher: string}} Cut a range
 *   of the text, in UTF-16 code units
 */

/**
 * Sets cuts into spans.
 *
 * @param {string} text
 * @param {Object[]} spans of the engine, which together are the text
 * @param {Cut[]} cuts
 * @returns {Object[]} spans, which together are the text; what the reader cut has the
 *   verdict `remove`, and the evidence `own` where the engine would not have removed it
 */
export function withCuts(text, spans, cuts) {
  return cuts.reduce((before, cut) => withCut(before, { ...cut, end: endOf(text, cut) }), spans);
}

// The white space after a passage goes with it, as the engine does it; but after one at
// the end of a paragraph the paragraph still ends.
function endOf(text, { start, end }) {
  const lineBefore = /[^\r\n]*$/.exec(text.slice(Math.max(0, start - 200), start))[0];
  const white = lineBefore.trim() ? /^[^\S\r\n]*/ : /^\s*/;
  return end + white.exec(text.slice(end, end + 200))[0].length;
}

function withCut(spans, { start, end, kind, publisher }) {
  return spans.flatMap((span) => {
    const from = Math.max(start, span.start);
    const to = Math.min(end, span.end);
    if (from >= to || span.verdict === 'remove') return [span];
    const cut = { start: from, end: to, verdict: 'remove', kind, publisher, template: '', score: 0, evidence: 'own' };
    return [{ ...span, end: from }, cut, { ...span, start: to }].filter((one) => one.start < one.end);
  });
}
