// "Never remove this": the report of a mistake, which is remembered.

import { say } from '../words.js';
import { button } from './make.js';

/**
 * @param {import('../state.js').Piece} piece
 * @param {Object} acts
 * @param {(piece: import('../state.js').Piece) => void} acts.never
 * @returns {HTMLButtonElement}
 */
export function neverButton(piece, acts) {
  return button(say('passage.never'), () => acts.never(piece), { class: 'quiet' });
}
