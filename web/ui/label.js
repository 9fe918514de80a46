// How a passage is called: its kind, its publisher, its size, and how near it
// comes to what is known, all in words.

import { apart, say } from '../words.js';
import { countLines, countWords } from '../state.js';

/**
 * @param {import('../state.js').Article} article
 * @param {import('../state.js').Piece} piece
 * @returns {string} as "Appeal · The Moscow Times · 9 lines"; words are counted
 *   where there is only one line
 */
export function nameOf(article, piece) {
  const text = article.text.slice(piece.start, piece.end);
  const lines = countLines(text);
  const size = lines > 1 ? say('count.lines', { n: lines }) : say('count.words', { n: countWords(text) });
  return [kindOf(piece), piece.publisher && apart(piece.publisher), size].filter(Boolean).join(' · ');
}

/**
 * @param {import('../state.js').Piece} piece
 * @returns {string} the kind's label, as "Appeal"
 */
export function kindOf(piece) {
  return say(`kind.${piece.kind || 'other'}`);
}

// From which score (0 to 1000) on which words are used.
const STEPS = [[980, 'score.same'], [850, 'score.near'], [600, 'score.much'], [0, 'score.reworded']];

/**
 * @param {number} score of a match, 0 to 1000
 * @returns {string} as "nearly word for word"
 */
export function scoreInWords(score) {
  return say(STEPS.find(([least]) => score >= least)[1]);
}

/**
 * How near a whole passage comes to the templates it matched, each span
 * counting by its length.
 *
 * @param {import('../state.js').Piece} piece
 * @returns {string} in words; '' where nothing in the passage matched a template
 */
export function nearness(piece) {
  let weight = 0;
  let sum = 0;
  for (const span of piece.spans) {
    if (!span.template || !span.score) continue;
    weight += span.end - span.start;
    sum += (span.end - span.start) * span.score;
  }
  return weight ? scoreInWords(sum / weight) : '';
}
