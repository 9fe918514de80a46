// The engine in a module worker; messenger.js is the page's side. It never
// touches the page, so the page never waits.
//
// Protocol 2. A request is {number, call, args}, an answer {number, value} or
// {number, error: {name, message}} with the same number. Requests are answered
// in the order in which they came. The calls:
//
//     init     {wasm?, pack?, templates?} as createCleaner takes them; first, and once
//     clean    text, options     → Result
//     explain  text, span, {templates}  → edits
//     reasons  text, span, {templates}  → reasons
//     kinds                      → the table of kinds
//
// There is no abort: who wants that ends the worker.
//
// A page whose policy must bind the worker too starts it from a blob: that
// imports this file, since a policy in a meta element does not reach a worker
// loaded from its own address. Such a blob may call begin, so that the engine need not
// wait for the page to ask.

import { createCleaner } from './index.js';

/** The number of this protocol; the first answer states it. */
export const PROTOCOL = 2;

/** @typedef {import('./cleaner.js').Cleaner} Cleaner */
/** @typedef {{wasm?: WebAssembly.Module | ArrayBuffer | string, pack?: ArrayBuffer | string}} Parts */

/** @type {Parts} */
let given = {};
/** @type {Promise<Cleaner> | undefined} */
let begun;

/**
 * Starts the engine before init asks for it. What goes wrong, init says.
 *
 * @param {Parts} parts what the engine is made of, also for an init that adds to it
 */
export function begin(parts) {
  given = parts;
  begun = createCleaner(parts);
  begun.catch(() => undefined);
}

/**
 * Answers the requests that come through a port.
 *
 * @param {{postMessage: (message: unknown) => void, addEventListener: (type: 'message', listener: (event: {data: any}) => void) => void}} port
 */
export function serve(port) {
  /** @type {Promise<Cleaner>} */
  let cleaner = Promise.reject(new Error('the first request to a worker must be init'));
  cleaner.catch(() => undefined);

  /** @type {Record<string, (...args: any[]) => unknown>} */
  const calls = {
    init: async (parts) => {
      cleaner = begun && !Object.keys(parts).length ? begun : createCleaner({ ...given, ...parts });
      await cleaner;
      return { protocol: PROTOCOL };
    },
    clean: async (text, options) => (await cleaner).clean(text, options),
    explain: async (text, span, options) => (await cleaner).explain(text, span, options),
    reasons: async (text, span, options) => (await cleaner).reasons(text, span, options),
    kinds: async () => (await cleaner).kinds(),
  };

  port.addEventListener('message', async ({ data: { number, call, args } }) => {
    try {
      if (!Object.hasOwn(calls, call)) throw new Error(`this worker knows no call ${JSON.stringify(call)}; reload the page`);
      port.postMessage({ number, value: await calls[call](...args) });
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ number, error: { name, message } });
    }
  });
}

// In a worker, and only there, the global object is the port.
const scope = /** @type {any} */ (globalThis);
if (scope.DedicatedWorkerGlobalScope && scope instanceof scope.DedicatedWorkerGlobalScope) serve(scope);
