// Text as it is set on the page: paragraphs, or, where it is long, plain pieces
// that the browser lays out only when they come into view.

import { make } from './make.js';

/** From this length on (UTF-16 code units) a text is set in plain pieces. */
export const LONG = 300_000;

// So is one that holds such a line: Firefox takes seconds to lay out a paragraph of
// a hundred thousand characters.
const LONG_LINE = /[^\n]{40000}/;

/**
 * @param {string} text
 * @returns {boolean} whether it is set in plain pieces
 */
export function isLong(text) {
  return text.length > LONG || LONG_LINE.test(text);
}

const PIECE = 16_384;

/**
 * Cuts a long text into pieces for the screen, after a line where there is one,
 * else after a space, never inside a surrogate pair.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @yields {HTMLElement}
 */
export function* longPieces(text, start, end) {
  for (let at = start; at < end;) {
    let cut = Math.min(at + PIECE, end);
    if (cut < end) cut = goodCut(text, at, cut);
    yield make('div', { class: 'long', dir: 'auto' }, text.slice(at, cut).replace(/^(\r\n|\r|\n)/, ''));
    at = cut;
  }
}

function goodCut(text, from, to) {
  const half = from + (to - from) / 2;
  const line = text.lastIndexOf('\n', to - 1) + 1;
  if (line > half) return line;
  const space = text.lastIndexOf(' ', to - 1) + 1;
  if (space > half) return space;
  const unit = text.charCodeAt(to);
  return unit >= 0xdc00 && unit <= 0xdfff ? to - 1 : to;
}

/** Collects text and inline elements into `<p>` elements, one after another. */
export class Paragraphs {
  /** @param {RegExp} breaks what separates paragraphs in this text */
  constructor(breaks) {
    this.breaks = breaks;
    this.open = null;
  }

  /**
   * @param {string} text
   * @yields {HTMLElement} each paragraph as it begins
   */
  *text(text) {
    let first = true;
    for (const part of text.split(this.breaks)) {
      if (!first) this.close();
      first = false;
      const words = this.open ? part : part.replace(/^[\r\n]+/, '');
      if (words) yield* this.inline(words);
    }
  }

  /**
   * @param {Node|string} node
   * @yields {HTMLElement} the paragraph, where one begins
   */
  *inline(node) {
    const begins = !this.open;
    this.open ??= make('p', { dir: 'auto' });
    this.open.append(node);
    if (begins) yield this.open;
  }

  /** Ends the paragraph that is open, if any. */
  close() { this.open = null; }
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {boolean} whether the range stands on lines of its own, not inside a
 *   paragraph with other text
 */
export function onOwnLines(text, start, end) {
  const inside = text.slice(start, end);
  const first = start + inside.length - inside.trimStart().length;
  const last = start + inside.trimEnd().length;
  return /(^|[\r\n])[^\S\r\n]*$/.test(text.slice(Math.max(0, first - 200), first))
    && /^[^\S\r\n]*([\r\n]|$)/.test(text.slice(last, last + 200));
}
