// One file, from its bytes to what is left of it. It runs in a worker (worker.js), so
// nothing here needs a page.

import { applyRules } from '../known.js';
import { counts, keptText, makeArticle, removedRanges, together } from '../state.js';
import { readFile } from '../file.js';
import { titleOf } from '../title.js';
import { isWhole, readTree } from '../whole.js';

/**
 * How the reader wants texts to be read.
 *
 * @typedef {Object} Rules
 * @property {Object} wanted the options, as the engine's `clean` takes them
 * @property {{name: string, text: string}[]} templates own ones
 * @property {Set<string>} off paths of templates that are switched off
 * @property {string[]} never keys of passages that are never removed
 *
 * What became of a file.
 *
 * @typedef {Object} Result
 * @property {{ending: string, blob: Blob}[]} outputs what goes into the zip; none where there is trouble
 * @property {number} passages that were taken out
 * @property {number} words of these
 * @property {number} ask how many passages wait for a decision
 * @property {boolean} almostAll almost everything would have gone, so nothing did
 * @property {string} title what a mail calls itself, '' of other files
 * @property {string} note a key of i18n/en.json, or ''
 * @property {string} [trouble] a key of i18n/en.json
 */

/**
 * @param {{clean: (text: string, options: Object) => {spans: Object[], almostAll?: boolean}}} cleaner of the package
 * @param {{name: string, file: Blob}} given
 * @param {Rules} rules
 * @returns {Promise<Result>}
 * @throws {Error} where the engine breaks, or refuses the text
 */
export async function read(cleaner, { name, file }, rules) {
  const given = await readFile({ name, arrayBuffer: () => file.arrayBuffer() });
  const nothing = { outputs: [], passages: 0, words: 0, ask: 0, almostAll: false, title: given.title ?? '', note: given.note ?? '' };
  if (given.trouble) return { ...nothing, trouble: given.trouble };
  const html = given.html === undefined ? null : await load(() => import('./tree.js'));
  const { text, tree, rich, options, notFound } = html
    ? await readTree(html.parse(given.html), { whole: given.whole ?? isWhole(given.html) })
    : { text: given.text, rich: null, options: {}, notFound: false };
  if (!text.trim()) return { ...nothing, trouble: 'trouble.empty' };
  const { spans, almostAll } = clean(cleaner, text, together(rules.wanted, options), rules.templates);
  const article = makeArticle(text, { spans: applyRules(rules, text, spans), almostAll }, rich);
  const kept = keptText(article);
  const outputs = [{ ending: /\.(?:md|markdown)$/i.test(name) ? 'md' : 'txt', blob: blobOf(kept, 'text/plain') }];
  if (html) {
    const title = given.title || titleOf({ text: kept, rich });
    outputs.push({ ending: 'html', blob: blobOf(html.toDocument(tree, removedRanges(article), title), 'text/html') });
  }
  return { ...nothing, outputs, ...counts(article), almostAll: Boolean(almostAll), note: notFound ? 'article.wholePage' : nothing.note };
}

// Files of the site that do not come are not the text's fault.
function load(get) {
  return get().catch((cause) => { throw Object.assign(new Error(cause.message, { cause }), { name: 'LoadError' }); });
}

const blobOf = (text, type) => new Blob([text], { type: `${type};charset=utf-8` });

// Where a template of the reader can't be used, none is, as in engine.js.
function clean(cleaner, text, options, templates) {
  try {
    return cleaner.clean(text, { templates, ...options });
  } catch (error) {
    if (error.name !== 'Error' || !templates.length) throw error;
    return cleaner.clean(text, options);
  }
}
