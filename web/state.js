// What the page knows about one text: the pieces it falls into and what the
// reader has decided about each. No DOM here. The text is never changed; a
// piece is a range of it, and the pieces joined are the text.

/**
 * `text` is article; `out` is taken out; `back` was put back; `ask` waits for a
 * decision; `stay` is a suggestion that the reader keeps.
 *
 * @typedef {'text'|'out'|'back'|'ask'|'stay'} State
 *
 * @typedef {Object} Piece
 * @property {number} start in UTF-16 code units
 * @property {number} end
 * @property {State} state
 * @property {State} first what it is before the reader decides: `text`, `out` or `ask`
 * @property {string} kind '' where the piece is article
 * @property {string} publisher '' where it is not known
 * @property {Object[]} spans the engine's spans that make the piece up
 *
 * @typedef {Object} Article
 * @property {string} text
 * @property {Piece[]} pieces
 * @property {boolean} almostAll almost everything would have gone
 * @property {import('./rich.js').Rich|null} rich with its mark-up, where it has any
 */

const FIRST = { keep: 'text', remove: 'out', suggest: 'ask' };

// A line of so few words is no sentence of an article. What reads like an addition is
// often a menu of them, which nobody wants to decide about word by word.
const FEW = 4;

/**
 * @param {Object} span
 * @returns {boolean} whether it only reads like an addition: no known passage is like it
 */
export function byGenre({ evidence }) {
  return evidence === 'genre' || evidence === 'run';
}

function isMenu(text, span) {
  return byGenre(span) && text.slice(span.start, span.end).split(/[\r\n]/).every((line) => countWords(line) <= FEW);
}

/**
 * Groups the engine's spans into the pieces that a reader decides about:
 * neighbours of the same verdict and kind are one passage, unless two
 * publishers are named. So are short lines by genre, whatever their kinds: if
 * these differ, the passage is of the kind `other`.
 *
 * @param {string} text
 * @param {{spans: Object[], almostAll?: boolean}} result the engine's answer
 * @param {import('./rich.js').Rich|null} [rich] that the text was read from
 * @param {number[]} [edges] where a passage ends in any case
 * @returns {Article}
 */
export function makeArticle(text, result, rich = null, edges = []) {
  const pieces = [];
  let menu = false; // the last piece is short lines by genre
  let mixed = false; // and they are of several kinds
  for (const span of result.spans) {
    const last = pieces.at(-1);
    const state = FIRST[span.verdict];
    const kind = span.kind ?? '';
    const publisher = span.publisher ?? '';
    const short = isMenu(text, span);
    const alike = last && last.kind === kind && !mixed && (!last.publisher || !publisher || last.publisher === publisher);
    if (last && last.state === state && (alike || (menu && short)) && (state === 'text' || !edges.includes(span.start))) {
      last.end = span.end;
      last.publisher ||= publisher;
      last.spans.push(span);
      menu &&= short;
      mixed ||= last.kind !== kind;
      if (mixed) last.kind = 'other';
    } else {
      pieces.push({ start: span.start, end: span.end, state, first: state, kind, publisher, spans: [span] });
      menu = short;
      mixed = false;
    }
  }
  return { text, pieces, almostAll: Boolean(result.almostAll), rich };
}

/**
 * What the reader has decided about passages of one text, however it is read.
 *
 * @typedef {Map<string, State>} Decisions by the range of the passage
 */

const rangeOf = ({ start, end }) => `${start} ${end}`;

/**
 * Decides about pieces.
 *
 * @param {Decisions} decisions is not changed
 * @param {Piece[]} pieces
 * @param {State} state
 * @returns {Decisions}
 */
export function decided(decisions, pieces, state) {
  return new Map([...decisions, ...pieces.map((piece) => [rangeOf(piece), state])]);
}

/**
 * @param {Decisions} decisions
 * @returns {number[]} where what was decided about begins and ends
 */
export function edgesOf(decisions) { return [...new Set([...decisions.keys()].flatMap((range) => range.split(' ').map(Number)))]; }

/**
 * Moves decisions along with a text that was changed in one place.
 *
 * @param {Decisions} decisions is not changed
 * @param {string} before
 * @param {string} after
 * @returns {Decisions} without those about what was changed
 */
export function shifted(decisions, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const by = after.length - before.length;
  return new Map([...decisions].flatMap(([range, state]) => {
    const [start, end] = range.split(' ').map(Number);
    if (end <= head) return [[range, state]];
    return start >= before.length - tail ? [[`${start + by} ${end + by}`, state]] : [];
  }));
}

/**
 * Makes the pieces what the reader has decided about them, in this reading of the
 * text or another one.
 *
 * @param {Article} article is changed
 * @param {Decisions} decisions
 * @returns {Piece[]} those that are something else now
 */
export function settle(article, decisions) {
  const changed = [];
  for (const piece of article.pieces) {
    let state = piece.first === 'text' ? 'text' : decisions.get(rangeOf(piece)) ?? piece.first;
    // What another reading only suggested, and the reader kept, is put back here.
    if (piece.first === 'out' && state === 'stay') state = 'back';
    if (piece.state !== state) changed.push(piece);
    piece.state = state;
  }
  return changed;
}

/**
 * @param {Article} article
 * @returns {{start: number, end: number}[]} what is taken out, in UTF-16 code units
 */
export function removedRanges(article) {
  return article.pieces.filter(({ state }) => state === 'out').map(({ start, end }) => ({ start, end }));
}

/**
 * The article as it stands now: every piece that is not taken out, joined.
 *
 * @param {Article} article
 * @returns {string}
 */
export function keptText(article) {
  return article.pieces
    .filter((piece) => piece.state !== 'out')
    .map((piece) => article.text.slice(piece.start, piece.end))
    .join('');
}

/**
 * @param {Article} article
 * @returns {{passages: number, words: number, ask: number}} how many passages
 *   are taken out, how many words they have, how many wait for a decision
 */
export function counts(article) {
  const out = article.pieces.filter((piece) => piece.state === 'out');
  return {
    passages: out.length,
    words: out.reduce((sum, piece) => sum + wordsOf(article.text, piece), 0),
    ask: article.pieces.filter((piece) => piece.state === 'ask').length,
  };
}

/**
 * The reader's options and what is known of a text; where both say something, the
 * text's own is right.
 *
 * @param {Object} wanted
 * @param {Object} [known] what is `undefined` or '' in it says nothing
 * @returns {Object} as the engine's `clean` takes them
 */
export function together(wanted, known = {}) {
  return { ...wanted, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== '')) };
}

// Counted once a piece: there may be thousands, and the line is set anew at each decision.
const known = new WeakMap();

function wordsOf(text, piece) {
  if (!known.has(piece)) known.set(piece, countWords(text.slice(piece.start, piece.end)));
  return known.get(piece);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * @param {string} text
 * @returns {number} words, as the browser's language rules tell them apart
 */
export function countWords(text) {
  let n = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) n++;
  return n;
}

/**
 * @param {string} text
 * @returns {number} lines that hold more than white space
 */
export function countLines(text) {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim()).length;
}

// A text with empty lines has its paragraphs between them, one without has a
// paragraph a line (as articles copied from a browser often do).
const EMPTY_LINE = /(?:\r\n|\r|\n)[ \t\u00a0]*(?:\r\n|\r|\n)/;
const AT_EMPTY_LINES = /(?:\r\n|\r|\n)(?:[ \t\u00a0]*(?:\r\n|\r|\n))+/;
const AT_LINES = /(?:\r\n|\r|\n)+/;

/**
 * What separates the paragraphs of this text.
 *
 * @param {string} text
 * @returns {RegExp} not global; for `split`
 */
export function paragraphBreak(text) {
  return EMPTY_LINE.test(text) ? AT_EMPTY_LINES : AT_LINES;
}

/**
 * @param {string} text
 * @returns {number} paragraphs that hold more than white space
 */
export function countParagraphs(text) {
  return text.split(paragraphBreak(text)).filter((part) => part.trim()).length;
}
