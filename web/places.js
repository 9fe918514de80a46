// Where passages stand in a document that was read by dom.js: which elements and
// which parts of texts are a passage's. The counterpart of removeFromDom for who
// wants to mark or fold passages, all of them at once, and to undo that.

const ELEMENT = 1;
const TEXT = 3;

const INK = /[^ \t\n\r\f]/;

// A cell goes only with its row; a picture or a rule is never part of a passage.
const CELLS = new Set(['td', 'th']);
const MEDIA = new Set(['img', 'hr']);

// What is in an element: nothing to read, one passage (its number), or something else.
const NOTHING = -2;
const OTHER = -1;

/**
 * A part of a passage: an element that holds nothing else, or a part of a text.
 *
 * @typedef {{element: Element}|{node: Text, from: number, to: number}} Part
 *   offsets in UTF-16 code units of the text node's data
 */

/**
 * Finds the places of passages. Nothing is changed.
 *
 * @param {import('./dehusk/dom.js').DomMap} map of readDom
 * @param {{start: number, end: number}[]} passages ranges of its text, in UTF-16
 *   code units, ordered, not overlapping
 * @returns {Part[][]} for each passage its parts, in the order of the document;
 *   none where it has no place, as the blank lines between two elements
 */
export function placesOf(map, passages) {
  const { ranges, owners } = ownTexts(map.pieces, passages);
  const holds = ownElements(map.root, owners);
  const parts = passages.map(() => []);
  const walk = map.root.ownerDocument.createTreeWalker(map.root, 5); // elements and texts
  for (let node = walk.nextNode(); node;) {
    const owner = node.nodeType === ELEMENT ? holds.get(node) ?? NOTHING : NOTHING;
    if (owner >= 0 && !CELLS.has(node.localName)) {
      parts[owner].push({ element: node });
      node = afterAll(walk);
      continue;
    }
    for (const { passage, from, to } of ranges.get(node) ?? []) {
      parts[passage].push(node.nodeType === ELEMENT ? { element: node } : { node, from, to });
    }
    node = walk.nextNode();
  }
  return parts;
}

// The next node that is not inside the present one.
function afterAll(walk) {
  for (;;) {
    const next = walk.nextSibling();
    if (next) return next;
    if (!walk.parentNode()) return null;
  }
}

// Which parts of each text (or line break) are a passage's, and whose the text is.
function ownTexts(pieces, passages) {
  const ranges = new Map();
  const owners = new Map();
  const own = (node, owner) => owners.set(node, !owners.has(node) || owners.get(node) === owner ? owner : OTHER);
  const add = (node, passage, from, to) => {
    if (!ranges.has(node)) ranges.set(node, []);
    const list = ranges.get(node);
    const last = list.at(-1);
    if (last && last.passage === passage && last.to === from && to > from) last.to = to;
    else list.push({ passage, from, to });
  };
  let first = 0;
  for (const { node, start, end, from, to } of pieces) {
    while (first < passages.length && passages[first].end <= start) first++;
    if (end - start !== to - from) { // one thing: a run of white space, or br
      if (passages[first]?.start < end) add(node, first, from, to);
      continue;
    }
    let at = start;
    const keep = (until) => {
      if (until > at && INK.test(node.data.slice(from + at - start, from + until - start))) own(node, OTHER);
    };
    for (let i = first; i < passages.length && passages[i].start < end; i++) {
      const a = Math.max(at, passages[i].start);
      const b = Math.min(end, passages[i].end);
      keep(a);
      add(node, i, from + a - start, from + b - start);
      if (INK.test(node.data.slice(from + a - start, from + b - start))) own(node, i);
      at = b;
    }
    keep(end);
  }
  return { ranges, owners };
}

// Whose each element is; children before their parents.
function ownElements(root, owners) {
  const holds = new Map();
  const join = (a, b) => (a === NOTHING || a === b ? b : b === NOTHING ? a : OTHER);
  for (const element of [...root.querySelectorAll('*')].reverse()) {
    let owner = MEDIA.has(element.localName) ? OTHER : NOTHING;
    for (let child = element.firstChild; child; child = child.nextSibling) {
      owner = join(owner, child.nodeType === TEXT ? owners.get(child) ?? NOTHING : holds.get(child) ?? NOTHING);
    }
    holds.set(element, owner);
  }
  return holds;
}
