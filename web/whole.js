// The article in a tree of HTML, be it made by the browser (html.js) or, in a worker,
// which has no HTML, by a library (many/tree.js). The tree is harmless already.

import { readDom } from './dehusk/dom.js';
import { saysMore, setAddressesAside, simplify } from './rich.js';

/** What a reader does not read. Dropping it early also keeps big pages quick. */
export const FORBIDDEN = ['script', 'style', 'template', 'iframe', 'object', 'embed', 'form', 'input', 'select', 'textarea', 'svg', 'math', 'audio', 'video', 'canvas'];

/**
 * What a reader sees of a formula, which itself is dropped.
 *
 * @param {Element} math
 * @returns {string}
 */
export function formulaOf(math) {
  const copy = math.cloneNode(true);
  for (const note of copy.querySelectorAll('annotation, annotation-xml, style, script, svg, img')) note.remove();
  return copy.textContent.trim() || math.getAttribute('alttext') || '';
}

// A text of this length (UTF-16 code units) is set without its mark-up, which would
// make the browser slow.
const TOO_LONG = 1_000_000;

// Readability's answer is not believed where it is shorter than this and the
// page holds several times as much.
const TOO_SHORT = 200;

// Elements times levels from which on Readability would take seconds; it is not
// asked then. Long pages of an encyclopedia have three quarters of that.
const TOO_MUCH = 2_000_000;

/**
 * @param {string} html
 * @returns {boolean} whether it is a whole page, in which the article must be found first
 */
export function isWhole(html) { return /<(html|body)[\s>]/i.test(html); }

/**
 * Reads the article in a tree.
 *
 * @param {Document} page of no window; used up
 * @param {Object} more
 * @param {boolean} more.whole whether it is a whole page, in which the article must be
 *   found first
 * @param {string} [more.url] where it came from, as far as the reader's browser says so
 * @returns {Promise<{text: string, tree: import('./rich.js').Rich, rich: import('./rich.js').Rich|null, options: Object, notFound: boolean, found: boolean}>}
 *   `rich` is the tree, or null where the article is but its text; `options` is what the source
 *   tells the engine: quoted, publisher, url; `notFound` where no article could be
 *   told apart in a whole page, so that all of it is given; `found` where one was, so that
 *   the rest of the page is not
 */
export async function readTree(page, { whole, url = '' }) {
  const all = readDom(page.body);
  setAddressesAside(page.body, url || all.url);
  const answer = (element, notFound) => {
    const rich = simplify(element);
    return {
      text: rich.text, tree: rich, rich: rich.text.length < TOO_LONG && saysMore(rich) ? rich : null,
      options: { quoted: rich.quoted, publisher: all.publisher, url: all.url }, notFound, found: whole && !notFound,
    };
  };
  if (!whole) return answer(page.body, false);

  const spare = page.body.cloneNode(true); // Readability uses the page up
  const article = effort(page.body) < TOO_MUCH ? await findArticle(page) : null;
  const length = article ? readDom(article).text.trim().length : 0;
  const believed = length >= TOO_SHORT || (length > 0 && all.text.length < 5 * TOO_SHORT);
  if (believed) headline(article, spare);
  return answer(believed ? article : spare, !believed);
}

// Readability takes the headline for the title of the page and drops it.
function headline(article, page) {
  const headings = page.querySelectorAll('h1');
  const [first] = headings;
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  if (headings.length !== 1 || !words(first) || words(article).includes(words(first))) return;
  article.prepend(first.cloneNode(true));
}

function effort(body) {
  const elements = body.getElementsByTagName('*');
  let deepest = 0;
  // Every 100th tells enough of how deep the page is.
  for (let i = 0; i < elements.length; i += 100) {
    let depth = 0;
    for (let at = elements[i]; at; at = at.parentElement) depth++;
    deepest = Math.max(deepest, depth);
  }
  return elements.length * deepest;
}

/**
 * Finds the article in a page; the page is of no use afterwards.
 *
 * @param {Document} page
 * @returns {Promise<Element|null>}
 */
async function findArticle(page) {
  const { default: Readability } = await import('./vendor/readability.js');
  withoutStrings(page.body);
  const answer = new Readability(page, { serializer: (element) => element, keepClasses: true }).parse();
  return answer?.content ?? null;
}

// Between two attempts Readability saves the body with innerHTML and puts it
// back. Trusted Types rightly refuse such strings, so for this one element the
// property saves and puts back nodes.
function withoutStrings(body) {
  const saved = [];
  Object.defineProperty(body, 'innerHTML', {
    get: () => String(saved.push(body.cloneNode(true)) - 1),
    set: (number) => { body.replaceChildren(...saved[number].cloneNode(true).childNodes); },
  });
}
