// The words of the interface. All of them stand in i18n/<language>.json, which the
// build turns into a module. index.html loads this before the rest of the page, so
// that those of the reader's language are there soon; style.css shows nothing before.

import english from './i18n/en.js';
import languages from './i18n/languages.js';

const words = await load(choose(navigator.languages));

/** The code of the language that is spoken, as its file is called. */
export const { language } = words;

/** In which direction it is written: 'ltr' or 'rtl'. */
export const { direction } = words;

const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);

// A letter of a script that runs from right to left.
const TO_THE_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function choose(wanted) {
  const known = wanted.map((tag) => tag.split('-')[0].toLowerCase()).find((code) => languages.includes(code));
  return known ?? english.language;
}

// What a language lacks, as when an older file of it is still in a cache, is said in English.
async function load(code) {
  if (code === english.language) return english;
  try {
    const { default: own } = await import(new URL(`i18n/${code}.js`, document.baseURI).href);
    return { ...english, ...own };
  } catch {
    return english;
  }
}

/**
 * Says a sentence of the interface.
 *
 * @param {string} key a key of i18n/en.json
 * @param {Object<string, string|number>} [values] what stands in the braces;
 *   `n`, a number, also chooses the plural form
 * @returns {string} plain text, never to be read as HTML
 * @throws {Error} where the key is unknown
 */
export function say(key, values = {}) {
  let pattern = words[key];
  if (pattern === undefined) throw new Error(`no words for "${key}": add it to web/i18n/${language}.json`);
  if (typeof pattern === 'object') pattern = pattern[plural.select(values.n)] ?? pattern.other;
  return pattern.replace(/\{(\w+)\}/g, (hole, name) => {
    const value = values[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? number.format(value) : apart(value);
  });
}

/**
 * Keeps a name of another writing direction from rearranging the words around it.
 *
 * @param {string} name
 * @returns {string} within invisible marks where it needs them
 */
export function apart(name) {
  return direction === 'rtl' || TO_THE_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/**
 * Puts sentences one after another: not every language has blanks between them.
 *
 * @param {string[]} list may be empty, and hold empty ones
 * @returns {string}
 */
export function sentences(list) {
  const next = words['sentence.next'];
  return list.filter(Boolean).reduce((before, after) => (before ? next.replace(/\{(\w+)\}/g, (_, name) => ({ before, after })[name]) : after), '');
}

const listed = new Intl.ListFormat(language, { type: 'conjunction' });

/**
 * @param {string[]} things
 * @returns {string} as "its end, its length, and what stands beside it"
 */
export function listOf(things) {
  return listed.format(things);
}

/**
 * Fills the elements that name their words: `data-say` becomes the text,
 * `data-label` the accessible name. Says of the page which language it is in.
 *
 * @param {ParentNode} root
 */
export function fill(root) {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  for (const element of root.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label));
}

fill(document);

/**
 * How a key combination is written on this device.
 *
 * @param {string} letter
 * @returns {string} as "⌘V", "Ctrl+V" or, in German, "Strg+V"
 */
export function keys(letter) {
  const apple = /Mac|iP(hone|ad|od)/.test(navigator.platform);
  return apple ? `⌘${letter}` : words['keys.control'].replace('{letter}', letter);
}
