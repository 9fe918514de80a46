// A passage that was taken out: one line where it stood, to be opened, and beside
// it the button that puts it back.

import { direction, say } from '../words.js';
import { button, make } from './make.js';
import { nameOf, nearness } from './label.js';
import { neverButton } from './never.js';
import { whyButton } from './why.js';

/**
 * Fills the place of a passage that is taken out.
 *
 * @param {HTMLElement} host
 * @param {import('../state.js').Article} article
 * @param {import('../state.js').Piece} piece
 * @param {Object} acts
 * @param {(pieces: Object[], state: string) => void} acts.decide
 * @param {(piece: Object) => void} acts.never
 * @param {(text: string, span: Object) => Promise<Object[]>} acts.explain
 * @param {(text: string, span: Object) => Promise<Object[]>} acts.reasons
 * @param {(host: HTMLElement) => void} setText puts the passage's text into an element
 */
export function showChip(host, article, piece, acts, setText) {
  const id = `${host.id}-body`;
  const near = nearness(piece);
  const body = make('span', { class: 'body', id, hidden: true });
  const chip = button('', () => open(chip.getAttribute('aria-expanded') === 'false'), {
    class: 'chip', 'aria-expanded': 'false', 'aria-controls': id, title: say('passage.open'),
  });
  chip.append(make('span', { class: 'turn', 'aria-hidden': 'true' }), make('span', {}, nameOf(article, piece)));
  if (near) chip.append(make('span', { class: 'near' }, ` · ${near}`));
  const back = button(say('passage.back'), () => acts.decide([piece], 'back'), {
    class: 'quiet restore', 'aria-label': say('passage.backWhat', { what: nameOf(article, piece) }),
  });
  host.append(make('span', { class: 'folded', dir: direction }, chip, back), body);

  function open(yes) {
    chip.setAttribute('aria-expanded', String(yes));
    body.hidden = !yes;
    if (yes && !body.hasChildNodes()) fill();
  }

  function fill() {
    const text = make('span', { class: 'gone', dir: 'auto' });
    setText(text);
    const tools = make('span', { class: 'tools', dir: direction });
    body.append(tools);
    whyButton(tools, article, piece, acts);
    tools.append(neverButton(piece, acts));
    body.append(text);
  }
}
