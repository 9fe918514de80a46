// Workers that the page's policy binds; and the engine's, begun before anything else of
// the page is there: it takes the longest. scripts/inline.mjs puts this file, and the one
// that it needs, into the pages themselves.
//
// A policy in a <meta> element does not reach a worker that is loaded from an
// address of its own. One that starts from a blob: of this page inherits it; so
// the worker begins as a few lines in a blob: that import the real file. Firefox
// looks into the service worker's cache only where they do so while they run; what
// comes meanwhile is kept for the real file. A worker takes longer to begin than the
// module to be fetched and compiled: so the page does that, and hands it over. The engine
// waits for no call to get ready: whoever calls is still loading.

import { scriptAddress } from './trusted.js';

const WORKER = new URL('./dehusk/worker.js', document.baseURI).href;
const WASM = new URL('./dehusk/text.wasm', document.baseURI).href;
const PACK = new URL('./dehusk/library.pack', document.baseURI).href;
const linesFor = (file) => `
const early = [];
let hand;
const handed = new Promise((resolve) => { hand = resolve; });
let ask;
const asked = new Promise((resolve) => { ask = resolve; }); // before, nobody would hear an error
const keep = (event) => {
  event.stopImmediatePropagation();
  if (event.data.parts) hand(event.data.parts);
  else ask(early.push(event.data));
};
addEventListener('message', keep);
Promise.all([handed, import(${JSON.stringify(file)})]).then(([parts, { begin }]) => {
  begin?.(parts);
  removeEventListener('message', keep);
  for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
}).catch((error) => asked.then(() => setTimeout(() => { throw error; })));
`;

// What the worker starts with; nothing where some of it does not come: then it tries
// by itself, and says what is wrong.
async function fetchParts() {
  try {
    const [wasm, pack] = await Promise.all([WebAssembly.compileStreaming(fetch(WASM)), fetch(PACK).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(answer)))]);
    return { wasm, pack };
  } catch {
    return {};
  }
}

const addresses = new Map(); // file → its blob:

/**
 * Starts a module worker under this page's policy.
 *
 * @param {string} file its address, of this site
 * @param {Promise<Object>|Object} [given] what the file's function `begin` gets, where it has one
 * @returns {Worker}
 */
export function startWorker(file, given = {}) {
  if (!addresses.has(file)) addresses.set(file, scriptAddress(URL.createObjectURL(new Blob([linesFor(file)], { type: 'text/javascript' }))));
  const worker = new Worker(addresses.get(file), { type: 'module' });
  Promise.resolve(given).then((added) => worker.postMessage({ parts: added }));
  return worker;
}

let parts = fetchParts();

/** Fetches what a worker starts with once more, as when it did not come. */
export function refresh() { parts = fetchParts(); }

let first = startWorker(WORKER, parts);

/**
 * @returns {Worker} one that runs the package's worker.js
 */
export function createWorker() {
  const worker = first ?? startWorker(WORKER, parts);
  first = null;
  return worker;
}
