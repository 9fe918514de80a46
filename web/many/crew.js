// The workers that read files, one file at a time each. One that breaks, or that is
// stopped, is replaced by another when the next file comes.

import { startWorker } from '../worker.js';

const WORKER = new URL('./many/worker.js', document.baseURI).href;

/** One worker, as the queue of many.js sees it. */
export class Hand {
  /** @param {() => Worker} [start] starts a worker that runs worker.js */
  constructor(start = () => startWorker(WORKER)) {
    this.start = start;
    this.worker = null;
    this.waiting = null; // who waits for an answer
  }

  /**
   * @param {{name: string, file: Blob}} given
   * @param {import('./read.js').Rules} rules
   * @returns {Promise<import('./read.js').Result>} rejects with an error whose name is
   *   AbortError (stopped), LoadError (the engine could not be loaded) or another
   */
  read(given, rules) { return this.#ask('read', given, rules); }

  /**
   * @param {{name: string, blob: Blob}[]} entries
   * @returns {Promise<Blob>} the zip
   */
  zip(entries) { return this.#ask('zip', entries); }

  /** Gives up what is being done. The memory of the worker is free then, too. */
  stop() { this.#end(Object.assign(new Error('stopped'), { name: 'AbortError' })); }

  #ask(call, ...args) {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      try {
        this.worker ??= this.#begin();
        this.worker.postMessage({ call, args });
      } catch (error) {
        this.#end(error);
      }
    });
  }

  #begin() {
    const worker = this.start();
    let answered = false;
    worker.addEventListener('message', ({ data: { value, error } }) => {
      if (worker !== this.worker) return;
      answered = true;
      const { resolve, reject } = this.waiting;
      this.waiting = null;
      if (error) reject(Object.assign(new Error(error.message), { name: error.name }));
      else resolve(value);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      // One that never answered has not been loaded.
      if (worker === this.worker) this.#end(Object.assign(new Error(event.message || 'the worker stopped'), { name: answered ? 'Error' : 'LoadError' }));
    });
    return worker;
  }

  #end(error) {
    const { worker, waiting } = this;
    this.worker = null;
    this.waiting = null;
    worker?.terminate();
    waiting?.reject(error);
  }
}

/** @returns {Hand[]} two, where the device has cores left for the page */
export function makeCrew() {
  return Array.from({ length: navigator.hardwareConcurrency > 3 ? 2 : 1 }, () => new Hand());
}
