// HTML as a tree where there is no browser to make one: in a worker. linkedom parses
// it; here its tree is brought into the shape that a browser's has, and what DOMPurify
// takes out for html.js is taken out. test/many-html.test.js holds both against each
// other. Loaded only when HTML comes.

import { parseHTML } from '../vendor/linkedom.js';
import { keptTree } from '../rich.js';
import { shallow } from '../shallow.js';
import { formulaOf, FORBIDDEN } from '../whole.js';

// What goes with all that is in it; of the rest of what is forbidden the words stay.
const GONE = ['script', 'style', 'template', 'iframe', 'svg', 'math', 'audio', 'video', 'noscript', 'noembed', 'noframes', 'plaintext', 'xmp', 'input', 'embed'];
const WORDS = [...FORBIDDEN.filter((name) => !GONE.includes(name)), 'frameset'];

// These end a drawing or a formula that was never closed, unless they stand in one of
// its own parts for words.
const BREAKING = 'b, big, body, embed, head, listing, meta, nobr, strike, tt, blockquote, br, center, code, dd, div, dl, dt, em, h1, h2, h3, h4, h5, h6, hr, i, img, li, menu, ol, p, pre, ruby, s, small, span, strong, sub, sup, table, u, ul, var';
const FOREIGN = new Set(['foreignobject', 'desc', 'title', 'annotation-xml', 'mi', 'mo', 'mn', 'ms', 'mtext']);

// What may stand in a table and its parts; anything else a browser sets before it.
const PARTS = { table: ['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr'], rows: ['tr'], tr: ['td', 'th'] };

const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr']);

// Where a link may lead: anywhere that is no script.
const HARMLESS = /^(?:https?:|mailto:|tel:|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;
const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i;
const ADDRESSES = new Set(['href', 'src', 'cite']);

/**
 * Parses HTML that nobody vouches for. Nothing in the tree ever runs: there is no
 * window, and linkedom fetches nothing.
 *
 * @param {string} html a document or a part of one
 * @returns {Document} always with a head and a body, which holds all words
 */
export function parse(html) {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${shallow(asBrowsersRead(html))}`);
  const createElement = document.createElement.bind(document);
  Object.defineProperties(document, {
    // dom.js would ask a window for styles, Readability for the address.
    defaultView: { value: null },
    baseURI: { value: 'about:blank' },
    createElement: { value: (name) => createElement(name.toLowerCase()) },
  });
  const root = document.documentElement;
  const [head, body] = root.children;
  // A second end of the page does not end it in a browser.
  for (const around of [document, root]) {
    for (const node of [...around.childNodes]) if (![root, head, body].includes(node) && node.nodeType !== 10) body.append(node);
  }
  // A browser ends this in the head of a page, and what follows is read.
  for (const one of body.querySelectorAll('noscript')) if (one.querySelector('head, body') || [...body.querySelectorAll('head, body')].some((frame) => one.compareDocumentPosition(frame) & 4)) one.replaceWith(...one.childNodes);
  // The page's own frame stands inside ours.
  for (const frame of [...body.querySelectorAll('html, head, body')].reverse()) frame.replaceWith(...frame.childNodes);
  for (const foreign of body.querySelectorAll('svg, math')) breakOut(foreign);
  for (const math of body.querySelectorAll('math')) math.before(formulaOf(math));
  for (const one of body.querySelectorAll(GONE.join())) one.remove();
  for (const one of [...body.querySelectorAll(WORDS.join())].reverse()) one.replaceWith(...one.childNodes);
  for (const table of body.querySelectorAll('table')) tidy(table);
  for (const one of [...body.querySelectorAll('caption, colgroup, col, thead, tbody, tfoot, tr, td, th')].reverse()) if (!one.closest('table')) one.replaceWith(...one.childNodes);
  for (const { firstChild } of body.querySelectorAll('pre, listing')) if (firstChild?.data?.startsWith('\n')) firstChild.deleteData(0, 1);
  head.append(...body.querySelectorAll('title, meta, link, base'));
  return document;
}

// Line ends and ends of comments that linkedom's parser knows only in one form.
function asBrowsersRead(html) {
  return html.replace(/\r\n?/g, '\n').replace(/\0/g, '').replace(/<!--+>/g, '<!-- -->').replace(/<!--[^]*?--!?>/g, (comment) => comment.replace(/--!>$/, '-->'));
}

// What begins after a drawing that has no end is not part of it.
function breakOut(foreign) {
  const within = (element) => {
    for (let at = element.parentNode; at !== foreign; at = at.parentNode) if (FOREIGN.has(at.localName.toLowerCase())) return true;
    return false;
  };
  const first = [...foreign.querySelectorAll(BREAKING)].find((one) => !within(one));
  if (!first) return;
  const out = [first];
  for (let at = first; at !== foreign; at = at.parentNode) {
    for (let next = at.nextSibling; next; next = next.nextSibling) out.push(next);
  }
  foreign.after(...out);
}

function tidy(table) {
  const parts = [[table, PARTS.table]];
  for (const [part, inside] of parts) {
    for (const node of [...part.childNodes]) {
      const name = node.nodeType === 1 ? node.localName : '';
      if (name === 'tr') parts.push([node, PARTS.tr]);
      else if (/^t(?:head|body|foot)$/.test(name)) parts.push([node, PARTS.rows]);
      if (name ? !inside.includes(name) : node.nodeType === 3 && /\S/.test(node.data)) table.before(node);
    }
  }
}

/**
 * An article as a document of its own. It is the reader's file again, with less in it:
 * no script, no style, no handler, no address that runs. Its pictures are asked for
 * by whoever opens it.
 *
 * @param {import('../rich.js').Rich} tree as whole.js gives it
 * @param {{start: number, end: number}[]} out the ranges of its text that are taken out
 * @param {string} title
 * @returns {string}
 */
export function toDocument(tree, out, title) {
  const body = [...keptTree(tree, out).childNodes].map(toHtml).join('');
  return `<!doctype html>\n<html><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>${body}</body></html>\n`;
}

// linkedom does not escape everything that a browser does, so its strings are not
// used. simplify of rich.js has left only elements and attributes that are known.
function toHtml(node) {
  if (node.nodeType === 3) return escaped(node.data);
  if (node.nodeType !== 1) return '';
  const name = node.localName;
  const attributes = [...node.attributes].filter(isHarmless).map((one) => ` ${one.name}="${escaped(one.value)}"`);
  const open = `<${name}${attributes.join('')}>`;
  if (VOID.has(name)) return open;
  const content = [...node.childNodes].map(toHtml).join('');
  return `${open}${name === 'pre' && content.startsWith('\n') ? '\n' : ''}${content}</${name}>`;
}

function isHarmless({ name, value }) {
  if (!ADDRESSES.has(name)) return true;
  const address = value.replace(/[\s\p{Cc}]+/gu, '');
  return HARMLESS.test(address) || (name === 'src' && PICTURE.test(address));
}

const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;' };

function escaped(text) { return text.replace(/[&<>"\u00a0]/g, (sign) => SIGNS[sign]); }
