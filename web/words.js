// The words of the interface. All of them stand in i18n/<language>.json, which
// the build turns into a module, so that they are there before the first paint.

import words from './i18n/en.js';

const plural = new Intl.PluralRules(words.language);
const number = new Intl.NumberFormat(words.language);

/**
 * Says a sentence of the interface.
 *
 * @param {string} key a key of i18n/en.json
 * @param {Object<string, string|number>} [values] what stands in the braces;
 *   `n`, a number, also chooses between singular and plural
 * @returns {string} plain text, never to be read as HTML
 * @throws {Error} where the key is unknown
 */
export function say(key, values = {}) {
  let pattern = words[key];
  if (pattern === undefined) throw new Error(`no words for "${key}": add it to web/i18n/${words.language}.json`);
  if (typeof pattern === 'object') pattern = pattern[plural.select(values.n)] ?? pattern.other;
  return pattern.replace(/\{(\w+)\}/g, (hole, name) => {
    const value = values[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? number.format(value) : value;
  });
}

/**
 * Fills the elements that name their words: `data-say` becomes the text,
 * `data-label` the accessible name.
 *
 * @param {ParentNode} root
 */
export function fill(root) {
  for (const element of root.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label));
}

/**
 * How a key combination is written on this device.
 *
 * @param {string} letter
 * @returns {string} as "⌘V" or "Ctrl+V"
 */
export function keys(letter) {
  const apple = /Mac|iP(hone|ad|od)/.test(navigator.platform);
  return apple ? `⌘${letter}` : `Ctrl+${letter}`;
}
