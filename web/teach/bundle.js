// Own passages as files: one as .txt, all as a .zip with folders as in core/templates.
// What comes in is somebody's file: it is bounded before it is unpacked, read as UTF-8
// or not at all, and accepted by the engine or refused with its reason. No DOM here.

import { pathOf, readFile, slug } from './format.js';

/** How much is read: bytes of a file, bytes of a zip and of what it unpacks to, files in it. */
export const LIMITS = { file: 100_000, zip: 10_000_000, files: 5000 };

/**
 * @typedef {{path: string, text: string}} Passage
 *
 * @typedef {Object} Refused
 * @property {string} name of the file
 * @property {'large'|'many'|'text'|'zip'|'invalid'} why too large; too many; no text; a
 *   zip that cannot be read; not what the engine takes
 * @property {string} [message] the engine's, with the line in it
 */

/**
 * Reads the bytes of a file that the reader has picked.
 *
 * @param {string} name with its ending
 * @param {Uint8Array} bytes
 * @param {(bytes: Uint8Array, options: Object) => Object<string, Uint8Array>} unzip of
 *   vendor/zip.js
 * @returns {{passages: Passage[], refused: Refused[]}} paths as the zip has them, else as
 *   the header says
 */
export function unpack(name, bytes, unzip) {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unpackZip(name, bytes, unzip);
  const found = { passages: [], refused: [] };
  add(found, name, bytes);
  return found;
}

function unpackZip(name, bytes, unzip) {
  const found = { passages: [], refused: [] };
  if (bytes.length > LIMITS.zip) return { ...found, refused: [{ name, why: 'large' }] };
  let room = LIMITS.zip;
  let count = 0;
  let files;
  try {
    // A size that is not true is no way around this: nothing is unpacked beyond it.
    files = unzip(bytes, {
      filter: (file) => {
        if (!/\.txt$/i.test(file.name) || /(^|\/)(__MACOSX\/|\.|language\.txt$|genre\.txt$|mined\/)/.test(file.name)) return false;
        const why = file.originalSize > LIMITS.file || (room -= file.originalSize) < 0 ? 'large' : ++count > LIMITS.files ? 'many' : '';
        if (why && found.refused.length < LIMITS.files) found.refused.push({ name: file.name, why });
        return !why;
      },
    });
  } catch {
    return { passages: [], refused: [{ name, why: 'zip' }] };
  }
  for (const [path, content] of Object.entries(files)) add(found, path, content);
  if (!found.passages.length && !found.refused.length) found.refused.push({ name, why: 'zip' });
  return found;
}

function add({ passages, refused }, name, bytes) {
  if (bytes.length > LIMITS.file) {
    refused.push({ name, why: 'large' });
    return;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new TypeError('no text');
    passages.push({ path: pathFor(name, text), text });
  } catch {
    refused.push({ name, why: 'text' });
  }
}

// language/publisher/name, of where the file lay or else of what it says.
function pathFor(name, text) {
  const parts = name.replace(/\.txt$/i, '').split(/[\\/]/).filter(Boolean);
  const [language, publisher, last] = parts.slice(-3);
  if (parts.length >= 3 && /^[a-z]{2,3}$/.test(language) && slug(publisher) && slug(last)) return `${language}/${slug(publisher)}/${slug(last)}`;
  const [code, house, kind] = pathOf(readFile(text)).split('/');
  return `${slug(code) || 'en'}/${house}/${slug(parts.at(-1) ?? '') || kind}`;
}

/**
 * Asks the engine which passages it takes: all at once, and again without the one that
 * it complains of.
 *
 * @param {Passage[]} passages
 * @param {(text: string, options: Object) => Promise<Object>} clean the engine's
 * @returns {Promise<{good: Passage[], refused: Refused[]}>} rejects where the engine
 *   complains of something else
 */
export async function accepted(passages, clean) {
  const byPath = new Map(passages.map((passage) => [passage.path, passage]));
  const refused = [];
  for (;;) {
    try {
      await clean('', { templates: [...byPath.values()].map(({ path, text }) => ({ name: path, text })) });
      return { good: [...byPath.values()], refused };
    } catch (error) {
      const path = blamed(error.message, byPath);
      if (!path) throw error;
      refused.push({ name: path, why: 'invalid', message: error.message.slice(path.length + 1) });
      byPath.delete(path);
    }
  }
}

/**
 * @param {string} message of an error of the engine
 * @param {{has: (path: string) => boolean}} paths
 * @returns {string} the path of the passage that it complains of; '' where none
 */
export function blamed(message, paths) {
  const [, path] = /^([^:]+):/.exec(message) ?? [];
  return path && paths.has(path) ? path : '';
}

/**
 * Compares what comes in with what is there.
 *
 * @param {Passage[]} theirs
 * @param {Passage[]} mine
 * @returns {{fresh: Passage[], same: Passage[], conflicts: {path: string, mine: string, theirs: string}[]}}
 *   `same` are there already; conflicts have the same path and another text
 */
export function merge(theirs, mine) {
  const known = new Map(mine.map(({ path, text }) => [path, text]));
  const merged = { fresh: [], same: [], conflicts: [] };
  for (const passage of theirs) {
    const text = known.get(passage.path);
    if (text === undefined) merged.fresh.push(passage);
    else if (asRead(text) === asRead(passage.text)) merged.same.push(passage);
    else merged.conflicts.push({ path: passage.path, mine: text, theirs: passage.text });
  }
  return merged;
}

// What an editor or a mail does to a file without changing it.
const asRead = (text) => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').trim();

/**
 * @param {Passage[]} passages
 * @param {(files: Object<string, Uint8Array>) => Uint8Array} zip of vendor/zip.js
 * @returns {Uint8Array} a zip with a file for each, in the folders of its path
 */
export function pack(passages, zip) {
  return zip(Object.fromEntries(passages.map(({ path, text }) => [`${path}.txt`, new TextEncoder().encode(text)])));
}
