// The options: folded away until somebody asks for them. Which kinds there are,
// and what each means, the engine says.

import { say } from '../words.js';
import { UNCHOSEN } from '../choice.js';
import { make } from './make.js';

/** Shows a choice and tells when the reader changes it. */
export class Options {
  /**
   * @param {Object<string, HTMLElement>} parts the elements of index.html by id
   * @param {Object} acts
   * @param {() => Promise<{name: string, meaning: string}[]>} acts.kinds the table of kinds
   * @param {(choice: import('../choice.js').Choice, sentence: string) => void} acts.changed
   *   told what is chosen now, and what has just been changed, in words
   */
  constructor(parts, acts) {
    this.parts = parts;
    this.acts = acts;
    this.boxes = new Map(); // kind → its checkbox; empty until the engine has named them
    this.shown = UNCHOSEN;
    const { opener, options, suggested, address } = parts;
    const change = (sentence) => acts.changed(this.read(), sentence);
    opener.addEventListener('click', () => this.open(options.hidden));
    options.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      this.open(false);
      opener.focus();
    });
    suggested.addEventListener('change', () => change(say(suggested.checked ? 'toast.suggestedOut' : 'toast.suggestedAsk')));
    address.addEventListener('change', () => {
      const { url } = this.read();
      if (url !== this.shown.url) change(say(url ? 'toast.address' : 'toast.noAddress'));
    });
  }

  /** @param {boolean} yes whether the options are to be seen */
  open(yes) {
    const { opener, options } = this.parts;
    opener.setAttribute('aria-expanded', String(yes));
    options.hidden = !yes;
    if (yes && !this.boxes.size) this.#fill();
  }

  /** @returns {import('../choice.js').Choice} what the reader sees chosen, also an address still being typed */
  read() {
    const { suggested, address } = this.parts;
    const unchecked = [...this.boxes.keys()].filter((kind) => !this.boxes.get(kind).checked);
    return { suggested: suggested.checked, off: this.boxes.size ? unchecked : this.shown.off, url: address.value.trim() };
  }

  /** @param {import('../choice.js').Choice} choice */
  show(choice) {
    const { suggested, address } = this.parts;
    this.shown = choice;
    suggested.checked = choice.suggested;
    if (address.value.trim() !== choice.url) address.value = choice.url;
    for (const [kind, box] of this.boxes) box.checked = !choice.off.includes(kind);
  }

  async #fill() {
    const { kinds: host, 'no-kinds': note } = this.parts;
    const table = await this.acts.kinds().catch(() => []);
    note.hidden = table.length > 0;
    note.textContent = note.hidden ? '' : say('options.noKinds');
    if (this.boxes.size) return; // opened twice before the engine was there
    for (const { name, meaning } of table) {
      const what = say(`kind.${name}`);
      const box = make('input', { type: 'checkbox', autocomplete: 'off' });
      box.checked = !this.shown.off.includes(name);
      box.addEventListener('change', () => this.acts.changed(this.read(), say(box.checked ? 'toast.kindOn' : 'toast.kindOff', { what })));
      const words = make('span', {}, `${what} `, make('span', { class: 'meaning' }, meaning));
      host.append(make('label', { class: 'check' }, box, words));
      this.boxes.set(name, box);
    }
  }
}
