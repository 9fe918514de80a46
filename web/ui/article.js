// The article, set to be read, with every passage in its place.

import { paragraphBreak } from '../state.js';
import { make } from './make.js';
import { isLong, longPieces, onOwnLines, Paragraphs } from './paragraphs.js';
import { showChip } from './chip.js';
import { showMark } from './mark.js';
import { copyParts, placeRich, setRich } from './rich.js';

// How long the page may be busy setting text before it lets the browser draw.
const SLICE = 12; // ms

/** Shows one article in a region of the page. */
export class ArticleView {
  /**
   * @param {HTMLElement} region
   * @param {Object} acts what passages can ask for
   * @param {(pieces: Object[], state: string) => void} acts.decide
   * @param {(piece: Object) => void} acts.never
   * @param {(text: string, span: Object) => Promise<Object[]>} acts.explain
   * @param {(text: string, span: Object) => Promise<Object[]>} acts.reasons
   */
  constructor(region, acts) {
    this.region = region;
    this.acts = acts;
    this.places = new Map(); // piece → its element
    this.rich = new Map(); // piece → its place in an article with mark-up
    this.article = null;
    this.run = 0;
  }

  /**
   * Sets an article: what fits on a screen at once, the rest in slices, so that
   * 50 MB do not stop the page.
   *
   * @param {import('../state.js').Article} article
   */
  show(article) {
    this.clear();
    this.article = article;
    if (article.rich) this.#setRich();
    else this.#slice(this.#blocks(), this.run);
  }

  /** Empties the region. */
  clear() {
    this.run++;
    this.article = null;
    this.places.clear();
    this.rich.clear();
    this.region.replaceChildren();
  }

  /**
   * Sets one passage anew after its state changed.
   *
   * @param {import('../state.js').Piece} piece
   */
  update(piece) {
    const place = this.places.get(piece);
    if (place) this.#fill(place, piece);
  }

  /**
   * Moves focus to the first button of a passage, or to its text.
   *
   * @param {import('../state.js').Piece} piece
   */
  focus(piece) {
    const place = this.places.get(piece);
    if (!place) return;
    const target = place.querySelector('.chip, .tools button') ?? this.rich.get(piece)?.parts[0] ?? place;
    if (target.localName !== 'button') target.tabIndex = -1;
    target.focus({ preventScroll: true });
    // Unlike focus, this keeps clear of the bar and of the line that says what happened.
    (target.closest('.folded, .tools') ?? target).scrollIntoView({ block: 'nearest' });
  }

  /**
   * @param {import('../state.js').Piece} piece
   * @returns {boolean} whether focus is at the passage
   */
  holdsFocus(piece) {
    const { activeElement } = document;
    return this.places.get(piece)?.contains(activeElement) || this.rich.get(piece)?.parts.some((part) => part.contains(activeElement)) || false;
  }

  #setRich() {
    const { root, places } = setRich(this.article);
    this.rich = places;
    for (const [piece, { host }] of places) {
      this.places.set(piece, host);
      this.#fill(host, piece);
    }
    this.region.append(root);
  }

  #slice(blocks, run) {
    if (run !== this.run) return;
    const end = performance.now() + SLICE;
    const batch = document.createDocumentFragment();
    let block = blocks.next();
    for (; !block.done && performance.now() < end; block = blocks.next()) batch.append(block.value);
    if (!block.done) batch.append(block.value);
    this.region.append(batch);
    if (!block.done) setTimeout(() => this.#slice(blocks, run));
  }

  *#blocks() {
    const { text, pieces } = this.article;
    const long = isLong(text);
    const paragraphs = new Paragraphs(long ? null : paragraphBreak(text));
    for (const [i, piece] of pieces.entries()) {
      if (piece.state === 'text') {
        if (long) yield* longPieces(text, piece.start, piece.end);
        else yield* paragraphs.text(text.slice(piece.start, piece.end));
        continue;
      }
      const own = long || onOwnLines(text, piece.start, piece.end);
      const place = make(own ? 'div' : 'span', { id: `passage-${i}` });
      place.dataset.own = own ? 'lines' : '';
      this.places.set(piece, place);
      this.#fill(place, piece);
      if (own) {
        paragraphs.close();
        yield place;
      } else yield* paragraphs.inline(place);
    }
  }

  #fill(place, piece) {
    place.replaceChildren();
    place.className = `passage ${piece.state}`;
    place.removeAttribute('role');
    place.removeAttribute('aria-label');
    const { article, acts } = this;
    const rich = this.rich.get(piece);
    if (rich) {
      placeRich(rich, piece.state);
      if (piece.state === 'out') showChip(place, article, piece, acts, (host) => copyParts(host, rich));
      else showMark(place, article, piece, acts, null);
      return;
    }
    const text = article.text.slice(piece.start, piece.end);
    const setText = (host) => {
      if (isLong(text)) host.append(...longPieces(text, 0, text.length));
      else if (!place.dataset.own) host.append(text.trim());
      else for (const line of text.split(/\r\n|\r|\n/)) if (line.trim()) host.append(make('span', { class: 'line', dir: 'auto' }, line));
    };
    (piece.state === 'out' ? showChip : showMark)(place, article, piece, acts, setText);
  }
}
