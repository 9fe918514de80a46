// An article with its headings, links, lists, quotations, tables, captions and
// footnotes: what is left of somebody's HTML when everything is taken off that is
// not the article's. The tree stands in a document of no window, so nothing in it
// runs or is fetched. Where an article is but words and paragraphs, there is no
// need of it.

import { readDom, removeFromDom } from './dehusk/dom.js';

const KEPT = new Set(`h1 h2 h3 h4 h5 h6 p br wbr hr a ul ol menu li dl dt dd blockquote q cite pre code kbd samp var
  em strong b i u s del ins mark small sub sup abbr dfn time bdi bdo ruby rb rt rtc rp figure figcaption img
  table caption colgroup col thead tbody tfoot tr th td div span`.trim().split(/\s+/));

// What parts lines, but says nothing about the article, or claims to be a part of the
// page around it.
const BLOCKS = new Set(`body section article main aside header footer nav address hgroup search details summary form
  fieldset legend center dialog dir`.trim().split(/\s+/));

// Of everything, and of some.
const ATTRIBUTES = new Set(['lang', 'dir', 'title', 'id', 'name']);
const OWN = {
  a: ['href'], img: ['src', 'alt'], ol: ['start', 'reversed', 'type'], li: ['value'], td: ['colspan', 'rowspan', 'headers'],
  th: ['colspan', 'rowspan', 'headers', 'scope', 'abbr'], col: ['span'], colgroup: ['span'], time: ['datetime'], q: ['cite'], blockquote: ['cite'],
};

// What tells an article apart from its bare text.
const RICH = 'h1, h2, h3, h4, h5, h6, a[href], ul, ol, dl, blockquote, q, table, figure, img, pre, code, em, strong, b, i, sub, sup, hr, ruby, cite';

// Where pages that load pictures late keep their addresses.
const LATE = ['data-src', 'data-lazy-src', 'data-original'];

/** Attributes that {@link simplify} reads, beside those that are kept. */
export const READ = [...LATE, 'data-address', 'srcset', 'style'];

/**
 * @typedef {Object} Rich
 * @property {HTMLElement} root of a document without a window; never changed
 * @property {string} text as the engine reads it
 * @property {[number, number][]} quoted ranges of it inside quotations, in UTF-16 code units
 */

/**
 * Keeps address attributes from being resolved against this page, as Readability
 * would: it resolves them against where they came from, and sets them aside.
 *
 * @param {ParentNode} root
 * @param {string} base the address of the page, '' where it is not known
 */
export function setAddressesAside(root, base) {
  for (const element of root.querySelectorAll('a[href], img')) {
    const link = element.localName === 'a';
    const address = link ? element.getAttribute('href') : pictureAddress(element);
    element.setAttribute('data-address', link && address.startsWith('#') ? address : resolve(address, base));
  }
}

function pictureAddress(image) {
  const plain = image.getAttribute('src') ?? '';
  if (plain && !plain.startsWith('data:')) return plain;
  const late = LATE.map((name) => image.getAttribute(name)).find(Boolean);
  return late ?? (image.getAttribute('srcset') ?? '').trim().split(/[\s,]+/)[0] ?? plain;
}

function resolve(address, base) {
  try {
    return new URL(address, base || undefined).href;
  } catch {
    return address;
  }
}

/**
 * Makes an article of an element: what is hidden goes, what is no article's mark-up
 * goes without its text, attributes but a few go.
 *
 * @param {Element} element of a document without a window; used up
 * @returns {Rich}
 */
export function simplify(element) {
  const { map } = readDom(element);
  const shown = new Set(map.pieces.map(({ node }) => node));
  const page = element.ownerDocument;
  const root = page.createElement('div');
  root.append(...element.childNodes);
  for (const node of nodesOf(root, 0xc0)) node.remove(); // instructions and comments
  for (const hidden of map.hidden) hidden.remove();
  for (const text of nodesOf(root, 4)) if (!shown.has(text) && /\S/.test(text.data)) text.remove();
  for (const source of root.querySelectorAll('source')) source.remove();
  for (const one of [...root.querySelectorAll('*')].reverse()) reduce(one);
  root.normalize();
  // A string of HTML does not hold these, and the article must be the same after a reload.
  for (const text of nodesOf(root, 4)) if (text.data.includes('\r')) text.data = text.data.replace(/\r\n?/g, '\n');
  for (const { firstChild } of root.querySelectorAll('pre')) {
    if (!firstChild?.data?.startsWith('\n')) continue;
    firstChild.before(page.createElement('br'));
    firstChild.deleteData(0, 1);
  }
  const { text, quoted } = readDom(root);
  return { root, text, quoted };
}

function nodesOf(root, what) {
  const walk = root.ownerDocument.createTreeWalker(root, what);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  return nodes;
}

function reduce(element) {
  const style = element.getAttribute('style') ?? '';
  const name = element.localName;
  // Google Docs wraps a whole copy in a <b> that is not bold, and marks bold words by style.
  const notBold = (name === 'b' || name === 'strong') && /font-weight:\s*(normal|[1-4]00)/.test(style);
  const kept = notBold ? 'span' : KEPT.has(name) ? name : BLOCKS.has(name) ? 'div' : 'span';
  let made = element;
  if (kept !== name) {
    made = element.ownerDocument.createElement(kept);
    for (const { name: attribute, value } of element.attributes) if (attribute !== 'style') made.setAttribute(attribute, value);
    made.append(...element.childNodes);
    element.replaceWith(made);
  }
  const address = made.getAttribute('data-address');
  if (address) made.setAttribute(kept === 'a' ? 'href' : 'src', address);
  for (const { name: attribute } of [...made.attributes]) {
    if (!ATTRIBUTES.has(attribute) && !OWN[kept]?.includes(attribute)) made.removeAttribute(attribute);
  }
  keepShape(made, style);
  if (kept === 'span') emphasize(made, style);
  if (kept === 'span' && !made.attributes.length) made.replaceWith(...made.childNodes);
}

// Of a style only that remains which parts words and lines.
function keepShape({ style: kept }, style) {
  const space = /white-space:\s*(pre-wrap|pre|break-spaces)\b/i.exec(style);
  if (space) kept.whiteSpace = space[1];
  if (/display:\s*(block|flex|grid|list-item|flow-root)\b/i.test(style)) kept.display = 'block';
  else if (/display:\s*inline/i.test(style)) kept.display = 'inline';
}

function emphasize(span, style) {
  const bold = /font-weight:\s*(bold|[6-9]00)/.test(style);
  const italic = /font-style:\s*italic/.test(style);
  for (const name of [bold && 'b', italic && 'i'].filter(Boolean)) {
    const mark = span.ownerDocument.createElement(name);
    mark.append(...span.childNodes);
    span.append(mark);
  }
}

/**
 * @param {Rich} rich
 * @returns {boolean} whether it says more than its text does
 */
export function saysMore({ root }) { return root.querySelector(RICH) !== null; }

/**
 * The article as it stands now.
 *
 * @param {Rich} rich
 * @param {{start: number, end: number}[]} out the ranges of its text that are taken out
 * @returns {HTMLElement} a tree of its own
 */
export function keptTree({ root }, out) {
  const tree = root.cloneNode(true);
  removeFromDom(readDom(tree).map, out.map(({ start, end }) => ({ start, end, verdict: 'remove' })));
  return tree;
}
