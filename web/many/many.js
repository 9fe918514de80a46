// Many texts: a queue that workers take files from, one by one, so that there is never
// more than one in the memory of each. What is left of a file is a Blob, which the
// browser keeps where it likes. No DOM here.

import { uniqueNames } from './names.js';

/**
 * @typedef {'waiting'|'reading'|'done'|'failed'|'cancelled'} State
 *
 * @typedef {Object} Item
 * @property {string} name of the file
 * @property {Blob} file
 * @property {State} state
 * @property {import('./read.js').Result|null} result once it is done
 * @property {string} trouble a key of i18n/en.json, where it failed
 * @property {boolean} own the reader has decided about it: it is not read again by itself
 */

const OVER = new Set(['done', 'failed', 'cancelled']);

/** The list, in the order in which the files came. */
export class Many {
  #busy = new Map(); // hand → item

  /**
   * @param {Object} use
   * @param {import('./crew.js').Hand[]} use.hands who reads
   * @param {() => import('./crew.js').Hand} use.spare who makes a zip
   * @param {() => Promise<import('./read.js').Rules>} use.rules asked for each file
   * @param {(items: Item[]) => void} use.changed told after each change which items are others now
   */
  constructor({ hands, spare, rules, changed }) {
    Object.assign(this, { hands, spare, rules, changed, items: [] });
  }

  /**
   * Puts files at the end of the list.
   *
   * @param {{name: string, file: Blob}[]} files
   * @returns {Item[]} theirs
   */
  add(files) {
    const items = files.map(({ name, file }) => ({ name, file, state: 'waiting', result: null, trouble: '', own: false }));
    this.items.push(...items);
    this.changed(items);
    this.#begin();
    return items;
  }

  /** How it stands. @returns {{n: number, done: number, failed: number, cancelled: number, over: boolean}} */
  get progress() {
    const count = (state) => this.items.filter((item) => item.state === state).length;
    return { n: this.items.length, done: count('done'), failed: count('failed'), cancelled: count('cancelled'), over: this.items.every(({ state }) => OVER.has(state)) };
  }

  /** Stops what is not over. @param {Item[]} [items] all, unless told otherwise */
  cancel(items = this.items) {
    const stopped = items.filter(({ state }) => !OVER.has(state));
    for (const item of stopped) item.state = 'cancelled';
    for (const [hand, item] of this.#busy) if (item.state === 'cancelled') hand.stop();
    if (stopped.length) this.changed(stopped);
  }

  /** What was stopped, or what only the connection stood in the way of. */
  get left() { return this.items.filter(({ state, trouble }) => state === 'cancelled' || trouble === 'many.load'); }

  /** Reads what is left. */
  resume() { this.#wait(this.left); }

  /** Reads all again, as when the reader's options have changed, but what the reader decided about. */
  again() {
    for (const [hand, item] of this.#busy) if (item.state === 'reading') hand.stop(); // it reads by the old ones
    this.#wait(this.items.filter(({ state, own }) => ['failed', 'reading'].includes(state) || (state === 'done' && !own)));
  }

  /**
   * Takes an item off the list.
   *
   * @param {Item} item
   * @returns {() => void} puts it back in its place
   */
  remove(item) {
    const at = this.items.indexOf(item);
    this.cancel([item]);
    this.items.splice(at, 1);
    this.changed([]);
    return () => {
      this.items.splice(Math.min(at, this.items.length), 0, item);
      this.changed([item]);
      if (item.state === 'cancelled') this.#wait([item]);
    };
  }

  /**
   * Takes what the reader has made of an item.
   *
   * @param {Item} item
   * @param {Partial<import('./read.js').Result>} result
   */
  settle(item, result) {
    Object.assign(item, { state: 'done', trouble: '', own: true, result: { ...item.result, note: '', title: '', ...result } });
    this.changed([item]);
  }

  /** All that is done, as one file. @returns {Promise<Blob>} rejects where there is no room */
  async zip() {
    const done = this.items.filter(({ state }) => state === 'done');
    const names = uniqueNames(done.map(({ name, result }) => ({ name, endings: result.outputs.map(({ ending }) => ending) })));
    const hand = this.spare();
    try {
      return await hand.zip(done.flatMap(({ result }, i) => result.outputs.map(({ blob }, k) => ({ name: names[i][k], blob }))));
    } finally {
      hand.stop();
    }
  }

  /** Lets the workers and their memory go. */
  rest() { for (const hand of this.hands) if (!this.#busy.has(hand)) hand.stop(); }

  #wait(items) {
    for (const item of items) Object.assign(item, { state: 'waiting', trouble: '' });
    this.changed(items);
    this.#begin();
  }

  #begin() {
    for (const hand of this.hands) if (!this.#busy.has(hand)) this.#work(hand);
  }

  async #work(hand) {
    for (let item; (item = this.items.find(({ state }) => state === 'waiting'));) {
      item.state = 'reading';
      this.#busy.set(hand, item);
      this.changed([item]);
      const end = await this.#read(hand, item);
      this.#busy.delete(hand);
      if (!end || item.state !== 'reading') continue; // stopped meanwhile
      Object.assign(item, end);
      this.changed([item]);
    }
  }

  async #read(hand, item) {
    try {
      const result = await hand.read({ name: item.name, file: item.file }, await this.rules());
      return result.trouble ? { state: 'failed', trouble: result.trouble } : { state: 'done', result };
    } catch ({ name }) {
      if (name === 'AbortError') return null;
      return { state: 'failed', trouble: name === 'LoadError' ? 'many.load' : 'many.broke' };
    }
  }
}
