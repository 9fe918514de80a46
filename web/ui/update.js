// The quiet line that says that a newer page is ready. It stands at the foot, below
// the article, where it moves nothing that is being read.

import { say } from '../words.js';
import { button, make } from './make.js';

/**
 * Offers the newer page. Offered again, the line stays one.
 *
 * @param {HTMLElement} line
 * @param {() => void} use loads it
 */
export function offerUpdate(line, use) {
  line.hidden = false;
  line.replaceChildren(make('span', {}, say('offline.ready')), button(say('offline.use'), use));
}
