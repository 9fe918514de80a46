// The DOM as text for the engine, and what the engine takes out of the text out
// of the DOM: core/htmltext where there is a browser. It works on a document
// that is shown, and on one that is not (as DOMPurify makes it).

import { OUTSIDE, TABLE_PARTS, displayOf, nameOf, set } from './display.js';
import { Flow } from './flow.js';

/** @typedef {import('./display.js').Display} Display */

/**
 * What ties a text to the nodes it was read from. It is good as long as nobody
 * but removeFromDom changes them.
 *
 * @typedef {{root: ParentNode & Node, pieces: import('./flow.js').Piece[], steps: Node[], hidden: Set<Node>, absent: Set<Node>}} DomMap
 */

/**
 * A DOM that was read. quoted are the ranges of the text inside blockquote and
 * q, in UTF-16 code units, as clean takes them; publisher and url what the page
 * says of itself, "" where it says nothing.
 *
 * @typedef {{text: string, map: DomMap, quoted: [number, number][], publisher: string, url: string}} ReadDom
 */

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** Anything but white space. */
const INK = /[^ \t\n\r\f]/;
/** Never taken out. */
const FIXED = set('html head body td th');
/** Worth keeping without any text; fields only outside of a form that lost its text. */
const MEDIA = set('img video audio iframe embed object canvas hr');
const FIELDS = set('input textarea select meter progress');

/**
 * Reads the text below a node. Nothing is changed.
 *
 * @param {ParentNode & Node} root an element, a document or a fragment
 * @returns {ReadDom}
 */
export function readDom(root) {
  const document = root.ownerDocument ?? /** @type {Document} */ (root);
  const view = root.isConnected ? document.defaultView : null;
  const flow = new Flow();
  /** @type {Set<Node>} */
  const hidden = new Set();
  /** @type {Set<Node>} */
  const absent = new Set();
  /** Rows that have a cell. @type {Set<Node>} */
  const begun = new Set();
  const displays = [OUTSIDE]; // of the elements around, the innermost last

  /** @type {(element: Element, display: Display) => void} */
  const edge = (element, display) => {
    if (display.breaks === 0) return;
    flow.block(display.breaks);
    flow.edge(element);
  };

  /** @param {Element} element */
  const enter = (element) => {
    const display = displayOf(element, /** @type {Display} */ (displays.at(-1)), view);
    displays.push(display);
    if (display.absent) absent.add(element);
    if (display.hidden) {
      hidden.add(element);
      return;
    }
    const name = nameOf(element);
    if (name === 'br') {
      flow.br(element);
      flow.edge(element);
    } else if (name === 'td' || name === 'th') {
      const row = /** @type {Node} */ (element.parentNode);
      if (begun.has(row)) flow.cell();
      begun.add(row);
      flow.edge(element);
    } else if (name === 'blockquote' || name === 'q') {
      flow.quoteBegins();
    }
    edge(element, display);
    if (name === 'tr') flow.row();
  };

  /** @param {Element} element */
  const leave = (element) => {
    const display = /** @type {Display} */ (displays.pop());
    if (display.hidden) return;
    const name = nameOf(element);
    if (name === 'blockquote' || name === 'q') flow.quoteEnds();
    edge(element, display);
  };

  /** @param {Text} node */
  const show = (node) => {
    const { hidden: off, veiled, pre } = /** @type {Display} */ (displays.at(-1));
    const parent = /** @type {Element} */ (node.parentNode);
    const between = parent.nodeType === ELEMENT && TABLE_PARTS.has(nameOf(parent)) && !INK.test(node.data);
    if (!off && !veiled && !between) flow.addText(node, pre);
  };

  // Without calls within calls: pages nest as deep as they like.
  for (let node = /** @type {Node | null} */ (root); node;) {
    if (node.nodeType === ELEMENT) enter(/** @type {Element} */ (node));
    else if (node.nodeType === TEXT || node.nodeType === CDATA) show(/** @type {Text} */ (node));
    if (node.firstChild && !hidden.has(node)) {
      node = node.firstChild;
      continue;
    }
    while (node) {
      if (node.nodeType === ELEMENT) leave(/** @type {Element} */ (node));
      if (node === root) node = null;
      else if (node.nextSibling) break;
      else node = node.parentNode;
    }
    node = node && node.nextSibling;
  }

  const { text, pieces, steps, quoted } = flow;
  return { text, map: { root, pieces, steps, hidden, absent }, quoted, ...origin(root.isConnected ? document : root) };
}

/**
 * What a page says of itself.
 *
 * @param {ParentNode} page
 */
function origin(page) {
  const say = (/** @type {string} */ selector, /** @type {string} */ attribute) => page.querySelector(selector)?.getAttribute(attribute)?.trim() ?? '';
  return {
    publisher: say('meta[property="og:site_name"]', 'content'),
    // An address that names no host says nothing of whose page it is.
    url: [say('link[rel~="canonical"]', 'href'), say('meta[property="og:url"]', 'content')].find((url) => /^https?:\/\//i.test(url)) ?? '',
  };
}

/**
 * Takes the spans to be removed out of the DOM that was read: text nodes become
 * shorter, elements that lost all their text go, and those around them that hold
 * nothing else, except where an image, a player, a frame, a rule or a figure
 * would go with them. A table cell goes only with its row.
 *
 * @param {DomMap} map of readDom; of no use afterwards
 * @param {import('./memory.js').Span[]} spans of its text; only those to be removed count
 */
export function removeFromDom(map, spans) {
  const removed = spans.filter((span) => span.verdict === 'remove').sort((a, b) => a.start - b.start);
  if (removed.length === 0) return;

  const cuts = cutsOf(map.pieces, removed);
  const keeps = new Set([...cuts].filter(([, { kept }]) => kept).map(([node]) => node));
  const { gone, inside } = emptied(map, cuts);
  const shells = breaksToKeep(map.steps, keeps, (node) => inside.has(node) || (cuts.get(node)?.brGoes ?? false));

  for (const [node, { ranges, brGoes }] of cuts) {
    if (brGoes && !shells.has(node)) /** @type {ChildNode} */ (node).remove();
    for (const [from, to] of ranges.reverse()) {
      /** @type {Text} */ (node).deleteData(from, to - from);
    }
  }
  for (const element of gone) {
    const shell = [...shells].find((node) => element.contains(node));
    const space = spaceOf(element, cuts);
    if (shell) /** @type {Element} */ (shell).replaceChildren();
    if (shell !== element) element.replaceWith(...(shell ? [shell] : []), ...(space ? [space] : []));
  }
}

/**
 * The white space of the text that is kept though the element around it goes.
 *
 * @param {Element} element
 * @param {Map<Node, Cut>} cuts
 */
function spaceOf(element, cuts) {
  let space = '';
  const walker = element.ownerDocument.createTreeWalker(element, 4); // texts
  while (walker.nextNode()) space += cuts.get(walker.currentNode)?.space ?? '';
  return space;
}

/** @typedef {{kept: boolean, lost: boolean, space: string, brGoes: boolean, ranges: [number, number][]}} Cut */

/**
 * What each node loses: ranges of its data, whether it keeps or loses anything
 * but white space, and what white space of the text it keeps. Both lists are
 * ordered, so one pass does.
 *
 * @param {import('./flow.js').Piece[]} pieces
 * @param {{start: number, end: number}[]} removed
 */
function cutsOf(pieces, removed) {
  /** @type {Map<Node, Cut>} */
  const cuts = new Map();
  let first = 0;
  for (const { node, start, end, from, to } of pieces) {
    while (first < removed.length && removed[first].end <= start) first++;
    const cut = cuts.get(node) ?? { kept: false, lost: false, space: '', brGoes: false, ranges: [] };
    cuts.set(node, cut);
    if (end - start !== to - from) { // one thing: a run of white space, or br
      const goes = removed[first]?.start < end;
      if (!goes) cut.space += to > from ? ' ' : '';
      else if (to > from) cut.ranges.push([from, to]);
      else cut.brGoes = true;
      continue;
    }
    const data = /** @type {Text} */ (node).data.slice(from, to);
    const keep = (/** @type {string} */ part) => {
      if (INK.test(part)) cut.kept = true;
      else cut.space += part;
    };
    let at = 0;
    for (let i = first; i < removed.length && removed[i].start < end; i++) {
      const a = Math.max(start, removed[i].start) - start;
      const b = Math.min(end, removed[i].end) - start;
      keep(data.slice(at, a));
      if (INK.test(data.slice(a, b))) cut.lost = true;
      cut.ranges.push([from + a, from + b]);
      at = b;
    }
    keep(data.slice(at));
  }
  return cuts;
}

/**
 * The elements that lost text and have nothing left: the outermost of them, and
 * all that is inside these.
 *
 * @param {DomMap} map
 * @param {Map<Node, Cut>} cuts
 */
function emptied({ root, hidden, absent }, cuts) {
  /** @type {Map<Node, {kept: boolean, lost: boolean, media: boolean, fields: boolean}>} */
  const counts = new Map();
  const of = (/** @type {Node} */ node) => {
    const count = counts.get(node) ?? { kept: false, lost: false, media: false, fields: false };
    counts.set(node, count);
    return count;
  };
  for (const [node, { kept, lost }] of cuts) {
    const count = of(/** @type {Node} */ (node.parentNode));
    count.kept ||= kept;
    count.lost ||= lost;
  }
  const elements = [...root.querySelectorAll('*')];
  for (const element of elements) {
    if (hidden.has(/** @type {Node} */ (element.parentNode))) hidden.add(element);
  }
  /** @type {Set<Element>} */
  const empty = new Set();
  for (const element of elements.reverse()) { // children before parents
    const name = nameOf(element);
    const parent = /** @type {Node} */ (element.parentNode);
    const count = of(element);
    const isEmpty = !count.kept && count.lost && !count.media && (!count.fields || name === 'form');
    if (isEmpty && !FIXED.has(name)) empty.add(element);
    const shown = !hidden.has(parent) && !absent.has(element);
    const around = of(parent);
    around.kept ||= count.kept;
    around.lost ||= count.lost;
    around.media ||= count.media || (shown && MEDIA.has(name)) || (shown && name === 'figure' && !count.lost);
    around.fields ||= !isEmpty && (count.fields || (shown && FIELDS.has(name)));
  }
  /** @type {Element[]} */
  const gone = [];
  /** @type {Set<Node>} */
  const inside = new Set();
  for (const element of [...empty].reverse()) { // parents before children
    if (inside.has(element)) continue;
    gone.push(element);
    inside.add(element);
    for (const below of element.querySelectorAll('*')) inside.add(below);
  }
  return { gone, inside };
}

/**
 * Elements that would go, but must stay, empty, since nothing else would part
 * the text before from the text after.
 *
 * @param {Node[]} steps
 * @param {Set<Node>} keeps text nodes that keep some text
 * @param {(node: Node) => boolean} goes
 */
function breaksToKeep(steps, keeps, goes) {
  /** @type {Set<Node>} */
  const shells = new Set();
  let parted = true; // at the beginning there is nothing to part from
  /** @type {Node | undefined} */
  let candidate;
  for (const node of steps) {
    if (node.nodeType === ELEMENT) {
      if (!goes(node)) parted = true;
      else candidate ??= node;
    } else if (keeps.has(node)) {
      if (!parted && candidate) shells.add(candidate);
      parted = false;
      candidate = undefined;
    }
  }
  return shells;
}
