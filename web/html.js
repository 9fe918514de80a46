// HTML to an article, harmlessly: DOMPurify parses it into a document that belongs
// to no window, Readability finds the article in a whole page, rich.js leaves only
// what is the article's. No string of HTML is made again on the way. Loaded only
// when HTML comes.

import createPurifier from './vendor/purify.js';
import { READ, simplify } from './rich.js';
import { shallow } from './shallow.js';
import { formulaOf, FORBIDDEN, isWhole, readTree } from './whole.js';

const purifier = createPurifier(window);

// A formula goes, but not what it says.
purifier.addHook('beforeSanitizeElements', (node) => {
  if (node.localName === 'math' && node.parentNode) node.before(formulaOf(node));
});

// What the page says of itself, for the engine: publisher and address. To DOMPurify
// "og:site_name" looks like an address.
const ABOUT = { tags: ['title', 'meta', 'link'], attributes: ['content', 'property'] };

/**
 * Reads HTML that nobody vouches for.
 *
 * @param {string} html a document or a part of one
 * @param {Object} [more]
 * @param {boolean} [more.whole] whether it is a whole page, in which the article must
 *   be found first; as a rule what has an `<html>` or `<body>` is
 * @param {string} [more.url] where it came from, as far as the reader's browser says so
 * @returns {ReturnType<typeof readTree>}
 */
export async function readHtml(html, { whole = isWhole(html), url = '' } = {}) {
  return readTree(sanitize(html), { whole, url });
}

/**
 * Reads an article again that {@link readHtml} gave and that was kept as a string.
 *
 * @param {string} html of its root
 * @returns {import('./rich.js').Rich}
 */
export function readAgain(html) {
  return simplify(sanitize(html).body);
}

function sanitize(html) {
  return purifier.sanitize(shallow(html), {
    WHOLE_DOCUMENT: true, RETURN_DOM: true, ADD_TAGS: ABOUT.tags, ADD_ATTR: [...ABOUT.attributes, ...READ], ADD_URI_SAFE_ATTR: ABOUT.attributes, FORBID_TAGS: FORBIDDEN, ALLOW_DATA_ATTR: false,
  }).ownerDocument;
}
