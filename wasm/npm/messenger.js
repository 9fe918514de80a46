// The page's side of the protocol of worker.js. It keeps each request, text and
// all, until it is answered; so a worker that breaks or is ended loses no text:
// the request that it was busy with is rejected, those behind it go to the next
// worker.

/** @typedef {import('./cleaner.js').Options} Options */
/** @typedef {import('./cleaner.js').OwnTemplate} OwnTemplate */
/** @typedef {import('./cleaner.js').Result} Result */
/** @typedef {import('./memory.js').Span} Span */
/** @typedef {import('./memory.js').Edit} Edit */
/** @typedef {import('./memory.js').Reason} Reason */
/** @typedef {import('./memory.js').Kind} Kind */

/**
 * What a request is made of, and who waits for its answer.
 *
 * @typedef {{call: string, args: unknown[], resolve: (value: any) => void, reject: (reason: unknown) => void, sent: boolean}} Request
 */

/** What this file speaks. worker.js, which may be older or newer, says its own. */
const PROTOCOL = 2;

/**
 * Memory never shrinks: the worker that had a text of more code units than this
 * is ended as soon as it is idle.
 */
const LARGE = 8 << 20;

/** The worker that a page needs which has no policy to pass on. */
function ownWorker() {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
}

export class Messenger {
  /** @type {Map<number, Request>} in the order of their numbers */
  #requests = new Map();
  #number = 0;
  /** @type {Worker | undefined} */
  #worker;
  #large = false;
  #createWorker;
  #init;

  /**
   * @param {object} [parts]
   * @param {() => Worker} [parts.createWorker] starts a module worker that runs worker.js
   * @param {{wasm?: WebAssembly.Module | ArrayBuffer | string, pack?: ArrayBuffer | string, templates?: OwnTemplate[]}} [parts.init]
   *   what every worker is started with, as createCleaner takes it
   */
  constructor({ createWorker = ownWorker, init = {} } = {}) {
    this.#createWorker = createWorker;
    this.#init = init;
  }

  /**
   * Loads the engine, so that the first text need not wait.
   *
   * @returns {Promise<void>}
   */
  async start() {
    await this.kinds();
  }

  /**
   * Cleans a text. See clean of index.js.
   *
   * @param {string} text
   * @param {Options} [options]
   * @param {{signal?: AbortSignal}} [control] aborting ends the worker if it is at this text
   * @returns {Promise<Result>}
   */
  clean(text, options = {}, { signal } = {}) {
    return this.#request('clean', [text, options], signal);
  }

  /**
   * Compares a span with its template. See explain of cleaner.js.
   *
   * @param {string} text
   * @param {Span} span
   * @param {Pick<Options, 'templates'>} [options]
   * @returns {Promise<Edit[]>}
   */
  explain(text, span, options = {}) {
    return this.#request('explain', [text, span, options]);
  }

  /**
   * Says what speaks for a span that no template is like. See reasons of cleaner.js.
   *
   * @param {string} text the whole of it
   * @param {Span} span
   * @param {Pick<Options, 'templates'>} [options]
   * @returns {Promise<Reason[]>}
   */
  reasons(text, span, options = {}) {
    return this.#request('reasons', [text, span, options]);
  }

  /**
   * The table of kinds.
   *
   * @returns {Promise<Kind[]>}
   */
  kinds() {
    return this.#request('kinds', []);
  }

  /**
   * Starts a worker with these own templates; what the present one has not
   * answered goes to the new one.
   *
   * @param {OwnTemplate[]} templates
   */
  setTemplates(templates) {
    this.#init = { ...this.#init, templates };
    this.#restart();
  }

  /**
   * Stops all that is under way; each request is rejected with an AbortError.
   * The next request starts a new worker.
   */
  abort() {
    const requests = [...this.#requests.values()];
    this.#requests.clear();
    this.#end();
    for (const { reject } of requests) reject(aborted());
  }

  /**
   * @param {string} call
   * @param {unknown[]} args
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  #request(call, args, signal) {
    if (signal?.aborted) return Promise.reject(aborted());
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#requests.set(number, { call, args, resolve, reject, sent: false });
      signal?.addEventListener('abort', () => this.#drop(number), { once: true });
      this.#send();
    });
  }

  /** Sends what waits, to a new worker if there is none. */
  #send() {
    if (!this.#worker) {
      try {
        this.#worker = this.#begin();
      } catch (cause) {
        this.#broke(`the engine could not be started (${message(cause)})`);
        return;
      }
    }
    for (const [number, request] of this.#requests) {
      if (request.sent) continue;
      request.sent = true;
      if (typeof request.args[0] === 'string' && request.args[0].length > LARGE) this.#large = true;
      try {
        this.#worker.postMessage({ number, call: request.call, args: request.args });
      } catch (cause) { // something in it cannot be copied, as a function in the options
        this.#settle(number)?.reject(cause);
      }
    }
  }

  #begin() {
    const worker = this.#createWorker();
    const mine = (/** @type {(event: any) => void} */ listener) => (/** @type {any} */ event) => {
      if (worker === this.#worker) listener(event);
    };
    worker.addEventListener('message', mine(({ data }) => this.#answer(data)));
    worker.addEventListener('messageerror', mine(() => this.#broke('the engine sent what could not be read')));
    worker.addEventListener('error', mine((event) => {
      event.preventDefault?.();
      this.#broke(`the engine stopped (${event.message || 'its file could not be loaded'})`);
    }));
    worker.postMessage({ number: 0, call: 'init', args: [this.#init] });
    return worker;
  }

  /** @param {{number: number, value?: any, error?: {name: string, message: string}}} answer */
  #answer({ number, value, error }) {
    if (number === 0) {
      if (error) this.#broke(error.message, true);
      else if (value.protocol !== PROTOCOL) this.#broke('the page and its worker are of different versions; reload the page', true);
      return;
    }
    const request = this.#settle(number);
    if (error) request?.reject(Object.assign(new Error(error.message), { name: error.name }));
    else request?.resolve(value);
    if (this.#requests.size === 0 && this.#large) this.#end();
  }

  /**
   * Gives the worker up. The oldest request, which it was busy with, is
   * rejected, or all of them where no worker can be had.
   *
   * @param {string} why
   * @param {boolean} [all]
   */
  #broke(why, all = !this.#worker) {
    this.#end();
    const failed = [...this.#requests.keys()].slice(0, all ? undefined : 1);
    for (const number of failed) this.#settle(number)?.reject(new Error(`${why}; the text is as it was`));
    this.#restart();
  }

  /** Takes one request back; the worker ends only if it has it already. @param {number} number */
  #drop(number) {
    const request = this.#settle(number);
    request?.reject(aborted());
    if (request?.sent) this.#restart();
  }

  /** Ends the worker and sends what it had not answered to a new one. */
  #restart() {
    this.#end();
    for (const request of this.#requests.values()) request.sent = false;
    if (this.#requests.size > 0) this.#send();
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#large = false;
  }

  /** @param {number} number */
  #settle(number) {
    const request = this.#requests.get(number);
    this.#requests.delete(number);
    return request;
  }
}

/** The reason of requests that were taken back. */
function aborted() {
  return new DOMException('the request was taken back', 'AbortError');
}

/** @param {unknown} cause */
function message(cause) {
  return cause instanceof Error ? cause.message : String(cause);
}
