// An article with its mark-up, on the page: pictures are named, not fetched; links
// lead out; and every passage has its places marked and one host for its buttons.

import { readDom } from '../dehusk/dom.js';
import { placesOf } from '../places.js';
import { onOwnLines } from './paragraphs.js';
import { say } from '../words.js';
import { make } from './make.js';

const INLINE = new Set('a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var'.split(' '));
const DIRECTED = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, figcaption, caption, blockquote, pre';

// The article's own names, so that none is taken for one of the page's.
const PREFIX = 'a-';

/**
 * Where a passage stands, and where its buttons do.
 *
 * @typedef {Object} Place
 * @property {HTMLElement} host for chip or buttons
 * @property {HTMLElement} around the host: itself, or what its place in a list or
 *   table asks for
 * @property {HTMLElement[]} parts what the passage is made of, in the order of the document
 */

/**
 * Sets an article.
 *
 * @param {import('../state.js').Article} article with `rich`
 * @returns {{root: HTMLElement, places: Map<import('../state.js').Piece, Place>}}
 */
export function setRich({ rich, text, pieces }) {
  const root = rich.root.cloneNode(true);
  const passages = pieces.filter(({ first }) => first !== 'text');
  const parts = placesOf(readDom(root).map, passages);
  const marked = mark(parts);
  decorate(root);
  document.adoptNode(root);
  root.className = 'rich';
  const places = new Map();
  for (const [i, piece] of passages.entries()) {
    if (!marked[i].length) continue;
    const [first] = marked[i];
    const own = !INLINE.has(first.localName) || onOwnLines(text, piece.start, piece.end);
    const host = make(own ? 'div' : 'span', { id: `passage-${pieces.indexOf(piece)}` });
    host.dataset.own = own ? 'lines' : '';
    places.set(piece, { host, around: wrap(host, first.parentElement), parts: marked[i] });
  }
  return { root, places };
}

// Makes an element of every part of a text. From the last to the first, so that the
// offsets of those before stay right.
function mark(places) {
  const marked = places.map((parts) => new Array(parts.length));
  const texts = places.flatMap((parts, i) => parts.map((part, k) => ({ ...part, i, k })));
  for (const { element, node, from, to, i, k } of texts.reverse()) {
    let one = element;
    if (!one) {
      const text = from > 0 ? node.splitText(from) : node;
      if (to - from < text.data.length) text.splitText(to - from);
      one = text.ownerDocument.createElement('span');
      text.replaceWith(one);
      one.append(text);
    }
    one.classList.add('part');
    marked[i][k] = one;
  }
  return marked;
}

function decorate(root) {
  const page = root.ownerDocument;
  for (const image of root.querySelectorAll('img')) image.replaceWith(picture(page, image));
  for (const link of root.querySelectorAll('a[href]')) lead(link);
  for (const named of root.querySelectorAll('[id], [name]')) {
    const name = named.getAttribute('id') ?? named.getAttribute('name');
    named.removeAttribute('name');
    named.setAttribute('id', PREFIX + name);
  }
  for (const cell of root.querySelectorAll('[headers]')) cell.setAttribute('headers', cell.getAttribute('headers').split(/\s+/).map((id) => PREFIX + id).join(' '));
  for (const shaped of root.querySelectorAll('[style]')) {
    const style = shaped.getAttribute('style');
    shaped.removeAttribute('style'); // the page's policy refuses it
    if (style.includes('display: block')) shaped.classList.add('block');
    if (style.includes('white-space')) shaped.classList.add('pre');
  }
  for (const element of root.querySelectorAll(DIRECTED)) if (!element.hasAttribute('dir')) element.setAttribute('dir', 'auto');
  for (const table of root.querySelectorAll('table')) {
    if (table.parentElement.closest('table')) continue;
    const wide = page.createElement('div');
    for (const [name, value] of [['class', 'wide'], ['role', 'group'], ['tabindex', '0'], ['aria-label', say('rich.table')]]) wide.setAttribute(name, value);
    table.replaceWith(wide);
    wide.append(table);
  }
}

function lead(link) {
  const address = link.getAttribute('href');
  if (address.startsWith('#')) {
    link.setAttribute('href', `#${PREFIX}${address.slice(1)}`);
  } else if (/^(https?|mailto|tel):/i.test(address)) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer nofollow');
  } else {
    link.removeAttribute('href'); // nobody knows where it would lead
  }
}

function picture(page, image) {
  const alt = image.getAttribute('alt')?.trim() ?? '';
  const host = hostOf(image.getAttribute('src') ?? '');
  const key = alt && host ? 'rich.pictureOf' : alt ? 'rich.pictureNamed' : host ? 'rich.pictureFrom' : 'rich.picture';
  const named = page.createElement('span');
  named.className = 'picture';
  named.textContent = say(key, { alt, host });
  return named;
}

function hostOf(address) {
  try {
    return new URL(address).host;
  } catch {
    return '';
  }
}

// In a list only items may stand, in a table only rows.
function wrap(host, parent) {
  switch (parent.localName) {
    case 'ul': case 'ol': case 'menu': return make('li', { class: 'around' }, host);
    case 'dl': return make('dd', { class: 'around' }, host);
    case 'tr': return make('td', { class: 'around' }, host);
    case 'table': case 'tbody': case 'thead': case 'tfoot':
      return make('tr', { class: 'around' }, make('td', { colspan: '99' }, host));
    default: return host;
  }
}

/**
 * Shows a passage as what it has become, and puts its host where it belongs.
 *
 * @param {Place} place
 * @param {import('../state.js').State} state
 */
export function placeRich({ host, around, parts }, state) {
  for (const part of parts) {
    part.hidden = state === 'out';
    part.classList.toggle('asked', state === 'ask');
    part.classList.toggle('returned', state === 'back');
  }
  // A passage is read before one decides about it.
  if (state === 'ask' || (state === 'back' && !host.dataset.own)) parts.at(-1).after(around);
  else parts[0].before(around);
  around.hidden = state === 'stay';
}

/**
 * Puts copies of a passage's parts into an element, to be read there.
 *
 * @param {HTMLElement} into
 * @param {Place} place
 */
export function copyParts(into, { parts }) {
  for (const part of parts) {
    const copy = part.cloneNode(true);
    copy.hidden = false;
    copy.className = '';
    for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id');
    into.append(copy);
  }
}
