// The first thing one sees: the box for a text, and, where something is wrong,
// the sentence above it. The box also holds a text that waits or that could not
// be cleaned, so that nothing is ever lost.

import { keys, say } from '../words.js';
import { button } from './make.js';

/** From this length on a box of text would slow the browser down. */
export const TOO_HEAVY = 1_000_000;

/** The parts of the page that change with what is going on. */
export class Start {
  /**
   * @param {Object<string, HTMLElement>} parts the elements of index.html by id
   */
  constructor(parts) {
    this.parts = parts;
    parts.keys.textContent = say('start.keys', { keys: keys('V') });
  }

  /**
   * Shows what belongs to a state and hides the rest, from the top: an article,
   * too, is one that has just been opened.
   *
   * @param {'start'|'wait'|'article'|'typing'|'trouble'} state
   * @param {boolean} [something] in trouble: whether there is a text to copy or try again
   */
  state(state, something = true) {
    const { start, bar, article, retry, copy, saves, removals, text } = this.parts;
    if (state === 'article' || (state !== 'typing' && state !== document.body.dataset.state)) scrollTo(0, 0);
    document.body.dataset.state = state;
    const read = state === 'article' || state === 'typing';
    start.hidden = state === 'article';
    bar.hidden = state === 'start' || state === 'wait';
    article.hidden = !read;
    saves.hidden = !read;
    removals.hidden ||= !read;
    retry.hidden = state !== 'trouble' || !something;
    copy.hidden = !something;
    text.readOnly = state === 'wait';
    if (state !== 'trouble') this.notice('');
    if (state !== 'wait' && state !== 'typing') this.wait('');
  }

  /** @param {string} sentence what is wrong and what to do; '' for nothing */
  notice(sentence) {
    show(this.parts.notice, sentence);
  }

  /** @param {string} sentence what is being waited for; '' for nothing */
  wait(sentence) {
    show(this.parts.wait, sentence);
  }

  /**
   * @param {string} sentence where the text came from; '' for nothing
   * @param {(() => void)|null} [whole] shows the rest of the page that it was found in
   */
  source(sentence, whole = null) {
    const { source } = this.parts;
    show(source, sentence);
    if (!whole) return;
    source.append(' ', button(say('article.showWhole'), whole, { class: 'quiet', title: say('article.found') }));
    source.hidden = false;
  }

  /**
   * Puts a text into the box.
   *
   * @param {string} text
   * @returns {boolean} false where it is too long for a box
   */
  hold(text) {
    const fits = text.length <= TOO_HEAVY;
    this.parts.text.value = fits ? text : '';
    return fits;
  }
}

function show(element, sentence) {
  element.textContent = sentence;
  element.hidden = !sentence;
}
