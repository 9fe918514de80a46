// What the reader has chosen in the options, and what the engine is told of it.
// No DOM here, and no storage: a choice lives as long as the page.

/**
 * @typedef {Object} Choice never changed, only replaced
 * @property {boolean} suggested whether suggestions are taken out as well
 * @property {string[]} off the kinds that are not looked for, by name
 * @property {string} url the address of the article, '' where it is not known
 */

/** What holds until the reader chooses. @type {Choice} */
export const UNCHOSEN = Object.freeze({ suggested: false, off: [], url: '' });

/**
 * The engine's options for a text.
 *
 * @param {Choice} choice
 * @param {Object} [known] what the text's source tells: quoted, publisher
 * @returns {Object} as the package's `clean` takes it. Kinds are switched off by
 *   name, never on: to leave none of them must not mean all of them
 */
export function forEngine(choice, known) {
  return {
    ...known,
    url: choice.url,
    kinds: choice.off.map((kind) => `-${kind}`),
    suggested: choice.suggested ? 'remove' : 'keep',
  };
}
