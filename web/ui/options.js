// What the reader may want of the engine: which kinds go, what becomes of
// suggestions, where the text came from. Nothing has to be set.

import { say } from '../words.js';
import { make } from './make.js';

/** The part of the page that is opened by Options. */
export class Options {
  /**
   * @param {Object<string, HTMLElement>} parts of the page: `kinds` is the
   *   fieldset that the kinds are put into
   * @param {() => Promise<{name: string, meaning: string}[]>} parts.known the
   *   engine's table of kinds; asked for when the part is first opened
   * @param {(options: Object) => void} changed called with what the engine is to
   *   be given, whenever the reader has changed something
   */
  constructor({ options, kinds, suggested, url, optionsLink }, known, changed) {
    Object.assign(this, { kinds, suggested, url });
    this.off = new Set();
    options.addEventListener('toggle', () => { if (options.open) this.#fill(known); }, { once: true });
    options.addEventListener('change', () => changed(this.read()));
    optionsLink.addEventListener('click', () => { options.open = true; });
  }

  /** @returns {Object} the options as the package's `clean` takes them */
  read() {
    for (const box of this.kinds.querySelectorAll('input')) this.off[box.checked ? 'delete' : 'add'](box.value);
    const options = {};
    if (this.off.size) options.kinds = [...this.off].map((kind) => `-${kind}`);
    if (this.suggested.checked) options.suggested = 'remove';
    if (this.url.value.trim()) options.url = this.url.value.trim();
    return options;
  }

  /**
   * Shows options, as when they are undone.
   *
   * @param {Object} options what {@link Options#read} gave
   */
  show(options) {
    this.off = new Set((options.kinds ?? []).map((kind) => kind.slice(1)));
    for (const box of this.kinds.querySelectorAll('input')) box.checked = !this.off.has(box.value);
    this.suggested.checked = options.suggested === 'remove';
    this.url.value = options.url ?? '';
  }

  // Every kind with its label, and what it does: what the engine says, in the reader's words.
  async #fill(known) {
    let table;
    try {
      table = await known();
    } catch {
      this.kinds.append(make('p', { class: 'hint' }, say('options.noKinds')));
      return;
    }
    for (const { name } of table) {
      const box = make('input', { type: 'checkbox', value: name, 'aria-describedby': `kind-${name}` });
      box.checked = !this.off.has(name);
      this.kinds.append(make('div', { class: 'kind' },
        make('label', {}, box, ` ${say(`kind.${name}`)}`),
        make('span', { id: `kind-${name}`, class: 'hint' }, say(`meaning.${name}`))));
    }
  }
}
