// HTML to an article, harmlessly: DOMPurify parses it into a document that belongs
// to no window, Readability finds the article in a whole page, rich.js leaves only
// what is the article's. No string of HTML is made again on the way. Loaded only
// when HTML comes.

import createPurifier from './vendor/purify.js';
import { readDom } from './dehusk/dom.js';
import { READ, saysMore, setAddressesAside, simplify } from './rich.js';
import { shallow } from './shallow.js';

const purifier = createPurifier(window);

// What the page says of itself, for the engine: publisher and address.
const ABOUT = { tags: ['title', 'meta', 'link'], attributes: ['content', 'property'] };

// What a reader does not read. Dropping it early also keeps big pages quick.
const FORBIDDEN = ['script', 'style', 'template', 'iframe', 'object', 'embed', 'form', 'input', 'select', 'textarea', 'svg', 'math', 'audio', 'video', 'canvas'];

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
 * Reads HTML that nobody vouches for.
 *
 * @param {string} html a document or a part of one
 * @param {Object} [more]
 * @param {boolean} [more.whole] whether it is a whole page, in which the article must
 *   be found first; as a rule what has an `<html>` or `<body>` is
 * @param {string} [more.url] where it came from, as far as the reader's browser says so
 * @returns {Promise<{text: string, rich: import('./rich.js').Rich|null, options: Object, notFound: boolean}>}
 *   `rich` is null where the article is but its text; `options` is what the source
 *   tells the engine: quoted, publisher, url; `notFound` where no article could be
 *   told apart in a whole page, so that all of it is given
 */
export async function readHtml(html, { whole = /<(html|body)[\s>]/i.test(html), url = '' } = {}) {
  const page = sanitize(html);
  const all = readDom(page.body);
  setAddressesAside(page.body, url || all.url);
  const answer = (element, notFound) => {
    const rich = simplify(element);
    return {
      text: rich.text, rich: rich.text.length < TOO_LONG && saysMore(rich) ? rich : null,
      options: { quoted: rich.quoted, publisher: all.publisher, url: all.url }, notFound,
    };
  };
  if (!whole) return answer(page.body, false);

  const spare = page.body.cloneNode(true); // Readability uses the page up
  const article = effort(page.body) < TOO_MUCH ? await findArticle(page) : null;
  const length = article ? readDom(article).text.trim().length : 0;
  const believed = length >= TOO_SHORT || (length > 0 && all.text.length < 5 * TOO_SHORT);
  return answer(believed ? article : spare, !believed);
}

/**
 * Reads an article again that {@link readHtml} gave and that was kept as a string.
 *
 * @param {string} html of its root
 * @returns {import('./rich.js').Rich}
 */
export function readAgain(html) {
  const { body } = sanitize(html);
  const { text, quoted } = readDom(body);
  return { root: body, text, quoted };
}

function sanitize(html) {
  return purifier.sanitize(shallow(html), {
    WHOLE_DOCUMENT: true, RETURN_DOM: true, ADD_TAGS: ABOUT.tags, ADD_ATTR: [...ABOUT.attributes, ...READ], FORBID_TAGS: FORBIDDEN, ALLOW_DATA_ATTR: false,
  }).ownerDocument;
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
