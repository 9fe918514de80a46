// The parts of a page, as a bookmarklet reads them, and places in them.

/**
 * Joins the parts of a page to the text that the engine reads.
 *
 * @param {(string|number)[]} parts what each text node of the page holds; 1 stands
 *   for the end of a line, 2 for that of a block
 * @returns {{text: string, starts: number[]}} where each part begins in the text, in
 *   UTF-16 code units
 */
export function join(parts) {
  let text = '';
  const starts = [];
  for (const part of parts) {
    starts.push(text.length);
    // White space in HTML is a space; of the same length, so that places agree.
    if (typeof part === 'string') text += part.replace(/\s/g, ' ');
    else text += '\n'.repeat(part);
  }
  return { text, starts };
}

/**
 * Finds the places of what is to be removed.
 *
 * @param {(string|number)[]} parts
 * @param {number[]} starts of `join`
 * @param {{start: number, end: number, verdict: string}[]} spans of the joined text
 * @returns {[number, number, number][]} ordered: part, and from where to where in
 *   it; white space at its ends is left
 */
export function cutsOf(parts, starts, spans) {
  const cuts = [];
  let first = 0;
  for (const { start, end, verdict } of spans) {
    if (verdict !== 'remove') continue;
    while (first < parts.length && starts[first] + length(parts[first]) <= start) first++;
    for (let i = first; i < parts.length && starts[i] < end; i++) {
      if (typeof parts[i] !== 'string') continue;
      const from = Math.max(0, start - starts[i]);
      const piece = parts[i].slice(from, end - starts[i]);
      if (!piece.trim()) continue;
      const lead = piece.length - piece.trimStart().length;
      cuts.push([i, from + lead, from + piece.trimEnd().length]);
    }
  }
  return cuts;
}

const length = (part) => (typeof part === 'string' ? part.length : part);
