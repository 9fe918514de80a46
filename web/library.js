// What the library page lists: the reader's own passages, then those that came with
// Dehusk, then the houses of which only fingerprints are known. No DOM here.

import { isOff } from './known.js';
import { readFile } from './teach/format.js';

/**
 * @typedef {Object} Entry
 * @property {string} path
 * @property {string} text its file; '' of fingerprints
 * @property {boolean} own
 * @property {boolean} replaces own, in the place of one of the library
 * @property {boolean} on whether it is used
 * @property {number} mined how many fingerprints it stands for; 0 of others
 * @property {string} publisher '' where it is anybody's
 * @property {string} kind '' of fingerprints
 * @property {string} language
 * @property {string} first its first paragraph
 * @property {string} searched what is searched: small letters, no accents
 */

/**
 * @param {Object} known
 * @param {{path: string, text: string}[]} known.passages of library.json
 * @param {{path: string, passages: number}[]} known.mined of library.json
 * @param {import('./own.js').Own[]} known.own
 * @param {Set<string>} known.off of own.js
 * @param {(kind: string) => string} called the label of a kind
 * @returns {Entry[]} in the order in which they are listed
 */
export function entriesOf({ passages, mined, own, off }, called) {
  const shipped = new Set(passages.map(({ path }) => path));
  const mine = new Set(own.map(({ path }) => path));
  return [
    ...own.map(({ path, text, on }) => entry({ path, text, on, own: true, replaces: shipped.has(path) }, called)),
    ...passages.filter(({ path }) => !mine.has(path)).map(({ path, text }) => entry({ path, text, on: !isOff(off, path) }, called)),
    ...mined.map(({ path, passages: n }) => entry({ path, text: '', on: !off.has(path), mined: n }, called)),
  ];
}

function entry({ path, text, on, own = false, replaces = false, mined = 0 }, called) {
  const { publisher, kind, language, first } = readFile(text);
  const house = mined ? path.split('/')[1] : publisher;
  return { path, text, on, own, replaces, mined, publisher: house, kind, language, first, searched: plain([path, house, kind && called(kind), text].join('\n')) };
}

/**
 * @param {Entry[]} entries
 * @param {{words?: string, kind?: string, which?: ''|'own'|'off'}} wanted all words must
 *   be there, as parts of words
 * @returns {Entry[]}
 */
export function search(entries, { words = '', kind = '', which = '' }) {
  const parts = plain(words).split(/\s+/).filter(Boolean);
  return entries.filter((one) => (!kind || one.kind === kind)
    && (which !== 'own' || one.own) && (which !== 'off' || !one.on)
    && parts.every((part) => one.searched.includes(part)));
}

const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
