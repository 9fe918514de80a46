// The list of the library. A thousand passages are too many for one page: so many are
// shown, and the next ones when they are asked for. What is open stays open, and what is
// being edited stays as it is, whatever else changes.

import { makeDraft, makeEntry } from './library-entry.js';

const PAGE = 60;

/** The list, and the button below it. */
export class LibraryList {
  #entries = [];
  #limit = PAGE;
  #made = new Map(); // key → {element, open()}
  #next = ''; // a path to be opened when it is shown

  /**
   * @param {{list: HTMLElement, more: HTMLElement, add: HTMLElement}} parts
   * @param {Object} acts as of makeEntry
   */
  constructor({ list, more, add }, acts) {
    Object.assign(this, { list, more, add, acts });
    more.addEventListener('click', () => {
      const from = this.#limit;
      this.#limit += PAGE;
      this.#draw();
      this.list.querySelectorAll(':scope > .entry .head')[from]?.focus();
    });
  }

  /**
   * @param {import('../library.js').Entry[]} entries
   * @param {boolean} [anew] whether they answer another search: then the list begins again
   */
  show(entries, anew = false) {
    if (anew) this.#limit = PAGE;
    this.#entries = entries;
    this.#draw();
  }

  /** @param {string} path of what is to be open, with the focus, as soon as it is listed */
  openNext(path) { this.#next = path; }

  /** Begins a new passage, above the others. */
  draft() {
    const there = this.list.querySelector('.draft textarea');
    if (there) {
      there.focus();
      return;
    }
    const draft = makeDraft(this.acts, () => {
      draft.remove();
      this.add.focus();
    });
    this.list.prepend(draft);
    draft.querySelector('textarea').focus();
  }

  #draw() {
    const focused = document.activeElement;
    const inside = this.list.contains(focused) ? focused.closest('.entry') : null;
    const at = inside ? [...this.list.children].indexOf(inside) : -1;
    const made = new Map();
    const items = [];
    for (const entry of this.#entries.slice(0, this.#limit)) {
      const key = JSON.stringify([entry.path, entry.own, entry.on, entry.text]);
      const one = this.#made.get(key) ?? this.#anew(entry);
      made.set(key, one);
      items.push(one);
    }
    this.#made = made;
    const draft = this.list.querySelector('.draft');
    const wanted = [...(draft ? [draft] : []), ...items.map(({ element }) => element)];
    // Moving an element would take its focus away: only what differs is touched.
    for (const child of [...this.list.children]) if (!wanted.includes(child)) child.remove();
    wanted.forEach((element, i) => { if (this.list.children[i] !== element) this.list.insertBefore(element, this.list.children[i] ?? null); });
    this.more.hidden = this.#entries.length <= this.#limit;
    const next = this.#next && items.find(({ path, own }) => path === this.#next && own);
    if (next) {
      this.#next = '';
      next.open(true);
      next.element.scrollIntoView({ block: 'nearest' });
      next.element.querySelector('textarea')?.focus();
    } else if (inside && !inside.isConnected) (this.list.children[Math.min(at, this.list.children.length - 1)]?.querySelector('.head') ?? this.add).focus();
  }

  // One that was changed is open again where it was.
  #anew(entry) {
    const before = [...this.#made.values()].find(({ path, own }) => path === entry.path && own === entry.own);
    const one = makeEntry(entry, this.acts);
    if (before?.isOpen()) one.open(true);
    return one;
  }
}
