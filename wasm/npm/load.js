// Gets the module and the packs from wherever they are: bytes in hand, a file
// beside this one (Node), an address (browser).

/**
 * What a module or a pack may be given as. A string is an address.
 *
 * @typedef {URL | string | Response | BufferSource | Promise<Response | BufferSource>} Source
 */

/**
 * Reads a source.
 *
 * @param {Source} source
 * @returns {Promise<Uint8Array>}
 */
export async function loadBytes(source) {
  const found = await open(source);
  return found instanceof Uint8Array ? found : new Uint8Array(await found.arrayBuffer());
}

/**
 * Compiles a module.
 *
 * @param {Source | WebAssembly.Module | Promise<WebAssembly.Module>} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function loadModule(source) {
  if (typeof WebAssembly !== 'object') {
    throw new Error('Dehusk needs WebAssembly, which is missing or switched off here; use another browser or runtime, or the dehusk command');
  }
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  const found = await open(given);
  if (found instanceof Uint8Array) return WebAssembly.compile(/** @type {BufferSource} */ (found));
  // Streaming wants the MIME type application/wasm, which some hosts do not send.
  const streams = found.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(found) : WebAssembly.compile(await found.arrayBuffer());
}

/**
 * @param {Source} source
 * @returns {Promise<Uint8Array | Response>}
 */
async function open(source) {
  const given = await source;
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  if (typeof given === 'string' || given instanceof URL) return fetchOrRead(new URL(given, import.meta.url));
  if (typeof given?.arrayBuffer === 'function') return checkStatus(given, given.url);
  throw new TypeError('a module or pack must be bytes, an address, or a Response');
}

/** @param {URL} url */
async function fetchOrRead(url) {
  if (url.protocol === 'file:') {
    // Not written out, so that bundlers for browsers do not look for it.
    const files = 'node:fs/promises';
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
    return readFile(url);
  }
  return checkStatus(await fetch(url), url.href);
}

/**
 * @param {Response} response
 * @param {string} address
 */
function checkStatus(response, address) {
  if (response.ok) return response;
  throw new Error(`could not load ${JSON.stringify(address)}: the server answered ${response.status}`);
}
