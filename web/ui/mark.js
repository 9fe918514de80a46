// A passage that stands in the text but is not settled: a suggestion that waits
// for a decision, or a passage that was put back.

import { direction, say } from '../words.js';
import { button, make } from './make.js';
import { nameOf } from './label.js';
import { neverButton } from './never.js';
import { whyButton } from './why.js';

/**
 * Fills the place of a suggestion, of one that is kept, or of a passage that
 * was put back.
 *
 * @param {HTMLElement} host
 * @param {import('../state.js').Article} article
 * @param {import('../state.js').Piece} piece its state is `ask`, `stay` or `back`
 * @param {Object} acts as of showChip
 * @param {((host: HTMLElement) => void)|null} setText puts the passage's text into an
 *   element; null where it stands beside the host
 */
export function showMark(host, article, piece, acts, setText) {
  if (setText) {
    const text = make('span', { class: 'said', dir: 'auto' });
    setText(text);
    host.append(...edges(host, article, piece, text));
  }
  if (piece.state === 'stay') return;

  const asks = piece.state === 'ask';
  const what = nameOf(article, piece);
  host.setAttribute('role', 'group');
  host.setAttribute('aria-label', say(asks ? 'passage.ask' : 'passage.kept', { what }));
  const tools = make('span', { class: 'tools', dir: direction });
  tools.append(button(say(asks ? 'ask.out' : 'passage.again'), () => acts.decide([piece], 'out')));
  if (asks) tools.append(button(say('ask.keep'), () => acts.decide([piece], 'stay')));
  // A passage is read before one decides about it. One that was put back has its
  // buttons where the chip was, so that the eye need not move.
  if (asks || !host.dataset.own) host.append(tools);
  else host.prepend(tools);
  whyButton(tools, article, piece, acts);
  if (asks) tools.append(neverButton(piece, acts));
  tools.append(make('span', { class: 'what' }, what));
}

// Inside a paragraph, the white space at its ends is no part of what is marked.
function edges(host, article, piece, text) {
  if (host.dataset.own) return [text];
  const all = article.text.slice(piece.start, piece.end);
  return [all.slice(0, all.length - all.trimStart().length), text, all.slice(all.trimEnd().length)];
}
