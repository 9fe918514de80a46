// The engine, as the page sees it: in a worker that is bound by the page's
// policy, with errors that say which sentence is due.

import { Messenger } from './dehusk/messenger.js';
import { createWorker, refresh } from './worker.js';

// A text of this length is worth ending the worker for when another one comes.
const WORTH_STOPPING = 500_000;

// So much of the text, to each side of a passage, has a say in how it reads: in
// UTF-16 code units, and more than the engine looks at.
const REACH = 150_000;

/** One engine; it starts again by itself after it broke. */
export class Engine {
  /** @param {Object} [init] what the worker starts with, where not the shipped library */
  constructor(init = {}) {
    this.messenger = new Messenger({ createWorker, init });
    this.ready = false;
    this.busy = null; // the AbortController of a long text
    this.own = []; // templates of the reader, as the package's options take them
    this.start();
  }

  /** Loads the engine; failing now is no trouble yet, the first text tells. */
  start() {
    this.messenger.start().then(() => { this.ready = true; }, () => undefined);
  }

  /** Throws the worker away, with whatever it was busy with, and starts another. */
  restart() {
    this.ready = false;
    refresh();
    this.messenger.abort();
    this.start();
  }

  /**
   * Cleans a text with the reader's own templates. A long one that is still under
   * way is given up for it. Where a template of the reader can't be used, none is.
   *
   * @param {string} text
   * @param {Object} [options] as the package's `clean` takes them
   * @returns {Promise<{spans: Object[], almostAll: boolean, refused?: string}>} offsets
   *   in UTF-16 code units; `refused` says why no own template was used. Rejects with
   *   an error whose `what` is `load` (the engine could not be loaded) or `break` (it broke, or refused the text)
   */
  async clean(text, options = {}) {
    this.busy?.abort();
    this.busy = text.length > WORTH_STOPPING ? new AbortController() : null;
    try {
      const result = await this.messenger.clean(text, { templates: this.own, ...options }, { signal: this.busy?.signal });
      this.ready = true;
      return result;
    } catch (cause) {
      if (this.own.length && !options.templates && cause.name === 'Error') {
        const result = await this.clean(text, { ...options, templates: [] });
        return { ...result, refused: cause.message };
      }
      throw Object.assign(new Error(cause.message, { cause }), { what: this.ready ? 'break' : 'load' });
    }
  }

  /** @returns {Promise<{name: string, meaning: string}[]>} the kinds, in a fixed order */
  kinds() { return this.messenger.kinds(); }

  /**
   * Compares a span with the template it resembles.
   *
   * @param {string} text the text that was cleaned
   * @param {Object} span one of its spans
   * @returns {Promise<{op: string, words: string}[]>}
   */
  explain(text, span) {
    const passage = text.slice(span.start, span.end); // a long text need not travel for it
    return this.messenger.explain(passage, { ...span, start: 0, end: passage.length }, { templates: this.own });
  }

  /**
   * Says what speaks for a span that no template is like.
   *
   * @param {string} text the text that was cleaned
   * @param {Object} span one of its spans; others than by genre have no reasons
   * @returns {Promise<{sense: string, words: string}[]>} the strongest first
   */
  reasons(text, span) {
    const from = Math.max(0, span.start - REACH);
    return this.messenger.reasons(text.slice(from, span.end + REACH), { ...span, start: span.start - from, end: span.end - from }, { templates: this.own });
  }
}
