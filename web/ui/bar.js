// The line that counts, with the list that it opens, and the first of the buttons
// beside it.

import { say } from '../words.js';
import { counts } from '../state.js';
import { showRemovals } from './removals.js';

/** The bar above the article. */
export class Bar {
  /**
   * @param {Object<string, HTMLElement>} parts `count`, `counted` (the button in it),
   *   `removals` (the list), `copy`
   * @param {Object} acts as of showRemovals
   */
  constructor({ count, counted, removals, copy }, acts) {
    Object.assign(this, { count, counted, removals, copy, acts });
    counted.addEventListener('click', () => this.open(removals.hidden));
    removals.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      this.open(false);
      counted.focus();
    });
  }

  /**
   * Says what was taken out of an article.
   *
   * @param {import('../state.js').Article} article
   */
  show(article) {
    this.article = article;
    const { passages, words, ask } = counts(article);
    const found = article.pieces.some(({ first }) => first !== 'text');
    const settled = article.pieces.some(({ state }) => state === 'back' || state === 'stay');
    const line = passages || ask ? countLine({ almostAll: article.almostAll, passages, words, ask }) : say(settled ? 'count.none' : 'count.nothing');
    const focused = document.activeElement === this.counted;
    this.counted.textContent = found ? line : '';
    this.count.replaceChildren(found ? this.counted : line);
    if (focused) this.counted.focus();
    if (!found) this.open(false);
    else if (!this.removals.hidden) this.open(true);
  }

  /** @param {boolean} yes whether the list of passages is to be seen */
  open(yes) {
    this.counted.setAttribute('aria-expanded', String(yes));
    this.removals.hidden = !yes;
    this.removals.replaceChildren();
    if (yes) showRemovals(this.removals, this.article, { ...this.acts, leave: () => this.open(false) });
  }

  /** Moves focus to what one does when all is decided. */
  focus() { this.copy.focus(); }
}

/**
 * @param {{almostAll: boolean, passages: number, words: number, ask: number}} found as
 *   `counts` of state.js gives it; something was found
 * @returns {string} as "3 passages, 214 words taken out · 1 to decide"
 */
export function countLine({ almostAll, passages, words, ask }) {
  if (!passages) return say(almostAll ? 'count.almostAll' : 'count.askOnly', { n: ask });
  const taken = say('count.taken', { n: passages, words: say('count.words', { n: words }) });
  return ask ? `${taken} · ${say('count.ask', { n: ask })}` : taken;
}
