// HTML to text, harmlessly: DOMPurify parses it into a document that belongs to
// no window, Readability finds the article in a whole page, dom.js reads the
// text. Nothing of it ever enters the page's own document; no string of HTML is
// made again on the way. Loaded only when HTML comes.

import createPurifier from './vendor/purify.js';
import Readability from './vendor/readability.js';
import { readDom } from './dehusk/dom.js';
import { shallow } from './shallow.js';

const purifier = createPurifier(window);

// What the page says of itself, for the engine: publisher and address.
const ABOUT = { tags: ['title', 'meta', 'link'], attributes: ['content', 'property'] };

// What a reader does not read. Dropping it early also keeps big pages quick.
const FORBIDDEN = ['script', 'style', 'template', 'iframe', 'object', 'embed', 'form', 'input', 'select', 'textarea', 'svg', 'math', 'audio', 'video', 'canvas'];

// Readability's answer is not believed where it is shorter than this and the
// page holds several times as much.
const TOO_SHORT = 200;

// Elements times levels from which on Readability would take seconds; it is not
// asked then. Long pages of an encyclopedia have three quarters of that.
const TOO_MUCH = 2_000_000;

/**
 * Reads the text of HTML that nobody vouches for.
 *
 * @param {string} html a document or a part of one
 * @param {boolean} [whole] whether it is a whole page, in which the article must
 *   be found first; as a rule what has an `<html>` or `<body>` is
 * @returns {Promise<{text: string, options: Object, notFound: boolean}>}
 *   `options` is what the source tells the engine: quoted, publisher, url;
 *   `notFound` where no article could be told apart in a whole page, so that its
 *   whole text is given
 */
export async function readHtml(html, whole = /<(html|body)[\s>]/i.test(html)) {
  const root = purifier.sanitize(shallow(html), {
    WHOLE_DOCUMENT: true, RETURN_DOM: true, ADD_TAGS: ABOUT.tags, ADD_ATTR: ABOUT.attributes, FORBID_TAGS: FORBIDDEN, ALLOW_DATA_ATTR: false,
  });
  const page = root.ownerDocument;
  const all = readDom(page.body);
  const answer = ({ text, quoted }, notFound) => ({
    text, options: { quoted, publisher: all.publisher, url: all.url }, notFound,
  });
  if (!whole) return answer(all, false);

  const article = effort(page.body) < TOO_MUCH ? findArticle(page) : null;
  const found = article && readDom(article);
  const length = found ? found.text.trim().length : 0;
  const believed = length >= TOO_SHORT || (length > 0 && all.text.length < 5 * TOO_SHORT);
  return believed ? answer(found, false) : answer(all, true);
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
 * @returns {Element|null}
 */
function findArticle(page) {
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
