// What the reader did, in order, to be undone and done again. An act is a pair
// of functions; the history knows nothing of articles.

/**
 * @typedef {Object} Act
 * @property {() => void} redo does it (called once by {@link History.act})
 * @property {() => void} undo takes it back exactly
 */

/** A line of acts with a place in it. */
export class History {
  /** @param {() => void} changed called after every step */
  constructor(changed) {
    this.done = [];
    this.undone = [];
    this.changed = changed;
  }

  /**
   * Does an act and remembers it. What had been undone is forgotten.
   *
   * @param {Act} act
   */
  act(act) {
    act.redo();
    this.done.push(act);
    this.undone.length = 0;
    this.changed();
  }

  /** @returns {boolean} whether there was something to undo */
  undo() { return this.#step(this.done, this.undone, 'undo'); }

  /** @returns {boolean} whether there was something to do again */
  redo() { return this.#step(this.undone, this.done, 'redo'); }

  /** Forgets everything: the next undo does nothing. */
  clear() {
    this.done.length = 0;
    this.undone.length = 0;
    this.changed();
  }

  #step(from, to, how) {
    const act = from.pop();
    if (!act) return false;
    act[how]();
    to.push(act);
    this.changed();
    return true;
  }
}
