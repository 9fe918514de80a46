// What the page keeps on this device, in IndexedDB: own templates, passages that
// are never to be removed, the last texts, the history of each tab. Where the
// browser keeps nothing (private windows, no room), it is kept until the page is
// left, so that everything works all the same. Loaded only when something is kept.

import { openDB } from './vendor/idb.js';

const NAME = 'dehusk';
const VERSION = 1;

/**
 * The shelves, each with the property that its records are found by:
 *
 * - templates  {path, text, on, changed}: own templates; `path` as "en/my-paper/appeal",
 *   `text` the template's file, `on` whether it is used, `changed` a time in ms
 * - off        {path}: templates of the shipped library that are switched off
 * - never      {key, text, kind, publisher, when}: passages that are never removed;
 *   `key` as never.js makes it
 * - texts      {when, title, text, options}: the last ten texts, for the preview of a
 *   new template; `options` as the engine's `clean` takes them
 * - sessions   {tab, when, ...}: the history of a tab, as history.js writes it
 * - facts      {name, value}: everything of which there is one
 */
const SHELVES = { templates: 'path', off: 'path', never: 'key', texts: 'when', sessions: 'tab', facts: 'name' };

const channel = new BroadcastChannel(NAME);
const listeners = new Set();
channel.addEventListener('message', ({ data }) => tell(data, true));

function tell(shelf, elsewhere) {
  for (const listener of listeners) listener(shelf, elsewhere);
}

/**
 * Calls back whenever a shelf has changed, in this tab or another.
 *
 * @param {(shelf: string, elsewhere: boolean) => void} listener told the shelf's name,
 *   and whether it was changed in another tab
 */
export function onChange(listener) { listeners.add(listener); }

let opened;
let memory; // shelf → key → record, where the browser keeps nothing

async function open() {
  // Some browsers refuse by throwing at once.
  opened ??= Promise.resolve().then(() => openDB(NAME, VERSION, {
    upgrade(database) {
      for (const [shelf, keyPath] of Object.entries(SHELVES)) database.createObjectStore(shelf, { keyPath });
    },
    blocking(_, __, event) { event.target.close(); }, // a newer page wants to change the shelves
  })).catch(() => {
    memory ??= new Map(Object.keys(SHELVES).map((shelf) => [shelf, new Map()]));
    return null;
  });
  return opened;
}

/** @returns {Promise<boolean>} false where nothing outlives the page */
export async function isKept() { return Boolean(await open()); }

/** @returns {Promise<boolean>} whether anything was ever kept; asking keeps nothing */
export async function isBegun() {
  if (opened) return true;
  try {
    return (await indexedDB.databases()).some(({ name }) => name === NAME);
  } catch {
    return false;
  }
}

/**
 * @param {string} shelf
 * @returns {Promise<Object[]>} all records, ordered by what they are found by
 */
export async function all(shelf) {
  const database = await open();
  if (database) return database.getAll(shelf);
  return [...memory.get(shelf).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => structuredClone(record));
}

/**
 * @param {string} shelf
 * @param {string|number} key
 * @returns {Promise<Object|undefined>}
 */
export async function get(shelf, key) {
  const database = await open();
  return database ? database.get(shelf, key) : structuredClone(memory.get(shelf).get(key));
}

/**
 * Keeps records; those found by the same key are replaced. All or none are kept.
 *
 * @param {string} shelf
 * @param {...Object} records
 * @throws {DOMException} where there is no room
 */
export async function put(shelf, ...records) {
  const database = await open();
  if (database) {
    const transaction = database.transaction(shelf, 'readwrite');
    await Promise.all([...records.map((record) => transaction.store.put(record)), transaction.done]);
  } else for (const record of records) memory.get(shelf).set(record[SHELVES[shelf]], structuredClone(record));
  changed(shelf);
}

/**
 * @param {string} shelf
 * @param {...(string|number)} keys
 */
export async function remove(shelf, ...keys) {
  const database = await open();
  if (database) {
    const transaction = database.transaction(shelf, 'readwrite');
    await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
  } else for (const key of keys) memory.get(shelf).delete(key);
  changed(shelf);
}

/**
 * Forgets all records of a shelf.
 *
 * @param {string} shelf
 */
export async function clear(shelf) {
  const database = await open();
  if (database) await database.clear(shelf);
  else memory.get(shelf).clear();
  changed(shelf);
}

function changed(shelf) {
  channel.postMessage(shelf);
  tell(shelf, false);
}
