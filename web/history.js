// What the reader did, in order, to be undone and done again, also after the page
// was loaded anew. Not the acts are kept, but the moments between them: what is
// shown then, and what each step put on a shelf of the store.

/**
 * A text as it came.
 *
 * @typedef {Object} Doc
 * @property {string} text
 * @property {string} html of the article, made harmless; '' where it is but a text
 * @property {import('./rich.js').Rich|null} rich made of `html`; not kept
 * @property {Object} options what the source tells the engine, as `clean` takes it
 * @property {string} source where it came from, in words; '' where nobody knows
 * @property {(() => void)|null} [whole] shows all of the page that it was found in; not kept
 *
 * What the engine found in it.
 *
 * @typedef {Object} Reading
 * @property {Doc} doc
 * @property {Object} wanted the reader's options that it was read with
 * @property {string} known which own passages and rules it was read with
 * @property {Object[]} spans
 * @property {boolean} almostAll
 * @property {number[]} edges where what had been decided before begins and ends: there
 *   no two passages become one
 *
 * What a step put on a shelf of store.js, to be taken away again by undo.
 *
 * @typedef {{shelf: string, record: Object, key: string}} Effect
 *
 * @typedef {Object} Moment
 * @property {Reading|null} reading null where there is no article
 * @property {import('./state.js').Decisions} decisions
 * @property {boolean} [typing] the text is in the box
 * @property {{key: string, values: Object, text: string}} [trouble] what is wrong, in
 *   the place of an article
 * @property {Effect[]} [effects] of the step that led here
 * @property {import('./cuts.js').Cut[]} [cuts] what the reader has called junk in this text
 */

const MOST = 200; // moments; who wants to go back further begins anew

/** A line of moments with a place in it. */
export class History {
  /**
   * @param {() => void} changed called after every step
   */
  constructor(changed) {
    this.moments = [];
    this.at = -1;
    this.changed = changed;
  }

  /** @returns {Moment|undefined} what is shown */
  get now() { return this.moments[this.at]; }

  /** @returns {boolean} whether there is something to undo */
  get canUndo() { return this.at > 0; }

  /** @returns {boolean} whether there is something to do again */
  get canRedo() { return this.at < this.moments.length - 1; }

  /**
   * Forgets everything before: the next undo does nothing.
   *
   * @param {Moment} moment what is shown from now on
   */
  begin(moment) { this.restore([moment], 0); }

  /**
   * Goes on. What had been undone is forgotten.
   *
   * @param {Moment} moment
   */
  add(moment) {
    const moments = [...this.moments.slice(0, this.at + 1), moment].slice(-MOST);
    this.restore(moments, moments.length - 1);
  }

  /**
   * Puts a moment in the place of the present one, as while one types.
   *
   * @param {Moment} moment
   */
  replace(moment) { this.restore([...this.moments.slice(0, this.at), moment], Math.max(0, this.at)); }

  /** @returns {boolean} whether any moment holds something that could be missed */
  get holdsText() { return this.moments.some(({ reading, trouble }) => reading || trouble?.text); }

  /**
   * @param {Moment[]} moments
   * @param {number} at the place of the one that is shown
   */
  restore(moments, at) {
    this.moments = moments;
    this.at = at;
    this.changed();
  }

  /** @returns {Effect[]|null} what is to be taken away; null where there is nothing to undo */
  undo() {
    if (!this.canUndo) return null;
    const { effects = [] } = this.now;
    this.restore(this.moments, this.at - 1);
    return effects;
  }

  /** @returns {Effect[]|null} what is to be put back; null where there is nothing to do again */
  redo() {
    if (!this.canRedo) return null;
    this.restore(this.moments, this.at + 1);
    return this.now.effects ?? [];
  }
}
