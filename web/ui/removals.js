// The list that the count opens: every passage, what has become of it, and the way
// to it.

import { say } from '../words.js';
import { button, make } from './make.js';
import { nameOf } from './label.js';

const SHOWN = 120; // UTF-16 code units of a passage's beginning

/**
 * Fills the list.
 *
 * @param {HTMLElement} host
 * @param {import('../state.js').Article} article
 * @param {Object} acts
 * @param {(piece: import('../state.js').Piece) => void} acts.go moves the eye to a passage
 * @param {(pieces: import('../state.js').Piece[], state: string) => void} acts.decide
 * @param {() => void} acts.leave closes the list
 */
export function showRemovals(host, article, acts) {
  const passages = article.pieces.filter(({ first }) => first !== 'text');
  const list = make('ol', { class: 'passages' });
  for (const piece of passages) {
    const text = article.text.slice(piece.start, piece.end).trim();
    const begin = text.length > SHOWN ? text.slice(0, SHOWN).replace(/\s+\S*$/, '') : text;
    list.append(make('li', {},
      button(nameOf(article, piece), () => {
        acts.leave();
        acts.go(piece);
      }, { class: 'quiet way' }),
      make('span', { class: 'state' }, say(`state.${piece.state}`)),
      make('span', { class: 'begin', dir: 'auto' }, begin.length < text.length ? `${begin} …` : begin)));
  }
  host.append(make('h2', {}, say('removals.heading')), list, ...all(passages, acts));
}

// With several of a kind, one press for all of them.
function all(passages, acts) {
  const of = (state) => passages.filter((piece) => piece.state === state);
  const [out, ask] = [of('out'), of('ask')];
  const buttons = [
    ask.length > 1 && button(say('removals.outAll'), () => acts.decide(ask, 'out')),
    ask.length > 1 && button(say('removals.keepAll'), () => acts.decide(ask, 'stay')),
    out.length > 1 && button(say('removals.backAll'), () => acts.decide(out, 'back')),
  ].filter(Boolean);
  return buttons.length ? [make('p', { class: 'tools' }, ...buttons)] : [];
}
