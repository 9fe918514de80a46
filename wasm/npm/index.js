// The API, the same in Node, in a page and in a worker.
//
//     import { clean } from 'dehusk';
//     const { text, spans } = await clean(article);
//
// clean and cleanHtml load the shipped module and library at their first call.
// createCleaner makes a cleaner of one's own, which is then synchronous.

import { Cleaner } from './cleaner.js';
import { loadBytes, loadModule } from './load.js';

export { Cleaner } from './cleaner.js';
export { EngineStopped } from './memory.js';

/** @typedef {import('./cleaner.js').Options} Options */
/** @typedef {import('./cleaner.js').OwnTemplate} OwnTemplate */
/** @typedef {import('./cleaner.js').Result} Result */
/** @typedef {import('./cleaner.js').HtmlResult} HtmlResult */
/** @typedef {import('./memory.js').Span} Span */
/** @typedef {import('./memory.js').Edit} Edit */
/** @typedef {import('./memory.js').Reason} Reason */
/** @typedef {import('./memory.js').Kind} Kind */
/** @typedef {import('./load.js').Source} Source */

// Written out one by one: bundlers look for new URL('…', import.meta.url).
const shipped = {
  text: () => new URL('./text.wasm', import.meta.url),
  full: () => new URL('./full.wasm', import.meta.url),
  pack: () => new URL('./library.pack', import.meta.url),
};

/**
 * Finds the boilerplate of a text with the shipped library.
 *
 * @param {string} text the article as it was copied
 * @param {Options} [options]
 * @returns {Promise<Result>} rejects with a sentence that says what to do
 */
export async function clean(text, options) {
  return (await once('text')).clean(text, options);
}

/**
 * Finds the boilerplate of HTML with the shipped library. It loads the larger
 * module; where there is a DOM, dom.js and clean do the same.
 *
 * @param {string} html a document or a part of one
 * @param {Omit<Options, 'quoted'>} [options]
 * @returns {Promise<HtmlResult>}
 */
export async function cleanHtml(html, options) {
  return (await once('full')).cleanHtml(html, options);
}

/**
 * Makes a cleaner whose methods clean, cleanHtml, explain, reasons and kinds are
 * synchronous.
 *
 * @param {object} [parts]
 * @param {Source | WebAssembly.Module | Promise<WebAssembly.Module>} [parts.wasm] text.wasm, unless told otherwise
 * @param {Source | Source[]} [parts.pack] compiled templates, one pack or several; the shipped library, unless told otherwise
 * @param {OwnTemplate[]} [parts.templates] own templates, besides the packs
 * @returns {Promise<Cleaner>}
 */
export async function createCleaner({ wasm = shipped.text(), pack = shipped.pack(), templates = [] } = {}) {
  const packs = Array.isArray(pack) ? pack : [pack];
  const [module, ...bytes] = await Promise.all([loadModule(wasm), ...packs.map(loadBytes)]);
  return new Cleaner(module, bytes, templates).start();
}

/** @type {{text?: Promise<Cleaner>, full?: Promise<Cleaner>}} */
const made = {};

/**
 * The cleaner of the shipped files. One that could not be loaded is tried again.
 *
 * @param {'text' | 'full'} name
 */
function once(name) {
  made[name] ??= createCleaner({ wasm: shipped[name]() }).catch((cause) => {
    made[name] = undefined;
    throw cause;
  });
  return made[name];
}
