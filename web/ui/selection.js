// The small button at a selection in the article: "This too is junk". It stands below
// the end of what is selected, or, where a finger selects and the browser's own menu is
// there already, at the bottom of the window.

import { say } from '../words.js';
import { button } from './make.js';
import { addStyle } from './style.js';

const GAP = 8; // px between the selection and the button

/** Watches what is selected within one region. */
export class SelectionButton {
  #pressing = false; // a selection is being drawn
  #turn = 0;
  #taken = null; // the range that was called junk: the button does not come back for it

  /**
   * @param {HTMLElement} region the article's
   * @param {Object} acts
   * @param {(range: Range) => ({passage: string, start: number, end: number}|null)} acts.read
   *   what of the text a range within the region is: places in UTF-16 code units; null
   *   where it is nothing that could be taught
   * @param {(selection: {passage: string, start: number, end: number}, range: Range) => void} acts.selected
   *   called when the reader says that it is junk
   */
  constructor(region, acts) {
    Object.assign(this, { region, acts });
    this.element = button(say('teach.button'), () => this.take(), { class: 'junk', hidden: true, 'aria-keyshortcuts': 'T', title: say('teach.key') });
    region.after(this.element); // where Tab comes to from the text
    // A press on the button must not take the selection away.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    document.addEventListener('selectionchange', () => { if (!this.#pressing) this.refresh(); });
    region.addEventListener('pointerdown', () => { this.#pressing = true; });
    for (const end of ['pointerup', 'pointercancel']) {
      document.addEventListener(end, () => {
        this.#pressing = false;
        setTimeout(() => this.refresh()); // the click that ends here may clear the selection first
      });
    }
    addEventListener('resize', () => this.refresh());
  }

  /** Shows the button where something is selected, and takes it away where not. */
  async refresh() {
    const turn = ++this.#turn;
    const range = this.#range();
    if (!range || (this.#taken && isSame(range, this.#taken))) {
      this.element.hidden = true;
      return;
    }
    this.#taken = null;
    await addStyle('./teach.css');
    if (turn !== this.#turn) return;
    this.element.hidden = false;
    this.#place(range);
  }

  #range() {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return this.region.contains(range.commonAncestorContainer) && this.acts.read(range) ? range : null;
  }

  /** Calls junk what is selected. @returns {boolean} false where nothing is */
  take() {
    const range = this.#range();
    const read = range && this.acts.read(range);
    if (!read) return false;
    this.#taken = range.cloneRange();
    this.element.hidden = true;
    this.acts.selected(read, range);
    return true;
  }

  #place(range) {
    const { element } = this;
    const lines = [...range.getClientRects()].filter(({ width, height }) => width && height);
    const last = lines.at(-1);
    const docked = matchMedia('(pointer: coarse)').matches || !last;
    element.classList.toggle('docked', docked);
    if (docked) {
      element.style.removeProperty('left');
      element.style.removeProperty('top');
      return;
    }
    const { width, height } = element.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    const rtl = getComputedStyle(range.endContainer.parentElement ?? this.region).direction === 'rtl';
    const left = Math.min(Math.max(GAP, rtl ? last.left : last.right - width), wide - width - GAP);
    const first = lines.reduce((top, line) => Math.min(top, line.top), last.top);
    const below = last.bottom + GAP;
    const top = below + height > innerHeight && first - GAP - height > 0 ? first - GAP - height : below;
    element.style.left = `${left + scrollX}px`;
    element.style.top = `${top + scrollY}px`;
  }
}

const isSame = (a, b) => a.compareBoundaryPoints(Range.START_TO_START, b) === 0 && a.compareBoundaryPoints(Range.END_TO_END, b) === 0;
