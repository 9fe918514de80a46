// The reader's own passages, and what he has said about those of the library: kept on
// this device by store.js, given to the engine with each text.

import { all, clear, get, put, remove as take } from './store.js';

/**
 * @typedef {Object} Own
 * @property {string} path as "en/my-paper/own-appeal"
 * @property {string} text the file, as format.js writes it
 * @property {boolean} on whether it is used
 * @property {number} changed when it was last changed, ms
 */

const MANY = 10; // so many that only this browser has are worth a copy

/** @returns {Promise<Own[]>} ordered by path */
export const list = () => all('templates');

/**
 * Keeps a new passage. At the first one the browser is asked not to throw away what is
 * kept here.
 *
 * @param {{path: string, text: string, on?: boolean}} passage
 * @returns {Promise<Own>} as it is kept: with a number behind its path where that is taken
 * @throws {DOMException} where there is no room
 */
export async function save({ path, text, on = true }) {
  const taken = new Set((await list()).map((one) => one.path));
  const kept = { path: free(path, taken), text, on, changed: Date.now() };
  await put('templates', kept);
  await persist();
  return kept;
}

/**
 * Puts another text in the place of a passage's, or takes one of the library as one's own.
 *
 * @param {string} path
 * @param {string} text
 * @returns {Promise<Own>}
 * @throws {DOMException} where there is no room
 */
export async function change(path, text) {
  const before = await get('templates', path);
  const kept = { path, text, on: before?.on ?? true, changed: Date.now() };
  await put('templates', kept);
  await persist();
  return kept;
}

/**
 * @param {string} path
 * @returns {Promise<Own>} what was there, for {@link putBack}
 */
export async function remove(path) {
  const before = await get('templates', path);
  await take('templates', path);
  return before;
}

/**
 * Brings back what was removed or changed, as it was.
 *
 * @param {...Own} passages
 */
export const putBack = (...passages) => put('templates', ...passages);

/**
 * Keeps passages from a file under the paths that they have there.
 *
 * @param {{path: string, text: string}[]} passages
 */
export async function takeIn(passages) {
  if (!passages.length) return;
  const now = Date.now();
  await put('templates', ...passages.map(({ path, text }) => ({ path, text, on: true, changed: now })));
  await persist();
}

/**
 * @param {string} path
 * @param {boolean} on whether a passage of one's own is used
 */
export async function setOn(path, on) {
  await put('templates', { ...await get('templates', path), on });
}

/**
 * What the engine is given as `options.templates`, with `clean`, `explain` and `reasons`
 * alike. A change of it costs the engine the time of making its index again, some 0.2 s.
 *
 * @returns {Promise<{name: string, text: string}[]>} in an order that does not change
 */
export async function engineTemplates() {
  return (await list()).filter(({ on }) => on).map(({ path, text }) => ({ name: path, text }));
}

/**
 * @returns {Promise<Set<string>>} passages of the library that are switched off; one of
 *   "mined/<domain>" stands for all that begin so. Ask isOff of known.js
 */
export async function offPaths() {
  return new Set((await all('off')).map(({ path }) => path));
}

/**
 * @param {string} path of the library
 * @param {boolean} on
 */
export const setShippedOn = (path, on) => (on ? take('off', path) : put('off', { path }));

/** @returns {Promise<{key: string, text: string, kind: string, publisher: string, when: number}[]>} what is never removed, the last first */
export const listNever = async () => (await all('never')).sort((a, b) => b.when - a.when);

/** @param {string} key of what may be removed again */
export const allowAgain = (key) => take('never', key);

/** @param {Object} record of {@link listNever}, to be never removed again */
export const neverAgain = (record) => put('never', record);

/** Forgets the last texts, and the history of each tab. */
export async function forgetTexts() {
  await clear('texts');
  await clear('sessions');
}

/**
 * @returns {Promise<number>} how many own passages no file has yet; 0 below ten
 */
export async function dueForBackup() {
  const when = (await get('facts', 'backup'))?.value ?? 0;
  const n = (await list()).filter(({ changed }) => changed > when).length;
  return n >= MANY ? n : 0;
}

/** Says that all have been exported, or that the reader does not want to now. */
export const noteBackup = () => put('facts', { name: 'backup', value: Date.now() });

/**
 * @param {string} path
 * @param {{has: (path: string) => boolean}} taken
 * @returns {string} the path, with a number behind it where it is taken
 */
export function free(path, taken) {
  let unique = path;
  for (let n = 2; taken.has(unique); n++) unique = `${path}-${n}`;
  return unique;
}

// Asks once. Whoever says no is not asked at every passage.
async function persist() {
  if (!navigator.storage?.persist || await get('facts', 'persist')) return;
  await put('facts', { name: 'persist', value: Date.now() });
  navigator.storage.persist().catch(() => undefined); // Firefox asks the reader, who may take his time
}
