// The list of many texts: how far it is, what became of each, and what can be done with
// all of them. It is drawn in small steps, so that the page stays quick while workers
// read hundreds of files.

import { say } from '../words.js';
import { countLine } from './bar.js';
import { button, make } from './make.js';

const STEP = 100; // ms between two drawings
const ROWS = 40; // new ones in one drawing
const BREATH = 1000; // ms between two sentences that are read out

const STATE = { waiting: 'many.waiting', reading: 'many.reading', cancelled: 'many.cancelled' };
const TROUBLE = { 'trouble.empty': 'many.empty' };

/** Loads the looks of the list, once. */
export function loadLooks() {
  const href = new URL('./many.css', document.baseURI).href;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = make('link', { rel: 'stylesheet', href });
  return new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve); // plain, but all there
    document.head.append(link);
  });
}

/** The list, as a part of the page. */
export class ManyList {
  #rows = new Map(); // item → {row, name, what}
  #changed = new Set();
  #timer = 0;
  #spoken = 0;

  /**
   * @param {import('../many/many.js').Many} many
   * @param {Object} use
   * @param {(item: import('../many/many.js').Item) => void} use.open shows one as an article
   * @param {() => void} use.close
   * @param {() => Promise<void>} use.zip saves all
   * @param {(sentence: string, undo: () => void) => void} use.told something that can be undone
   */
  constructor(many, use) {
    Object.assign(this, { many, use });
    this.heading = make('h1', { tabindex: '-1' });
    this.bar = make('progress', { 'aria-labelledby': 'manyLine' });
    this.line = make('p', { id: 'manyLine', role: 'status', class: 'line' });
    this.cancel = button(say('many.cancel'), () => this.#goOn(false));
    this.goOn = button(say('many.goOn'), () => this.#goOn(true));
    this.zip = button(say('many.zip'), () => this.#zip(), { class: 'primary' });
    this.close = button(say('many.close'), () => use.close(), { class: 'quiet' });
    const head = (key) => make('th', { role: 'columnheader', scope: 'col' }, say(key));
    this.body = make('tbody', { role: 'rowgroup' });
    // The roles stand here since on a phone the rows are laid out as blocks.
    const table = make('table', { role: 'table', 'aria-label': say('many.region') },
      make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, head('many.name'), head('many.what'), head('many.off'))), this.body);
    this.element = make('div', { class: 'list' }, this.heading, this.bar, this.line,
      make('div', { class: 'acts' }, this.zip, this.cancel, this.goOn, this.close), table);
  }

  /** Tells which items are others now. @param {import('../many/many.js').Item[]} items */
  show(items) {
    for (const item of items) this.#changed.add(item);
    if (!this.#timer) this.#timer = setTimeout(() => this.#draw(), this.#rows.size ? STEP : 0);
  }

  /** Moves focus to where one reads on. @param {import('../many/many.js').Item} [item] */
  focus(item) {
    const row = this.#rows.get(item);
    (row?.name.querySelector('button') ?? this.heading).focus();
  }

  #draw() {
    this.#timer = 0;
    const { items } = this.many;
    const listed = new Set(items);
    for (const item of this.#changed) if (!listed.has(item)) this.#changed.delete(item);
    for (const [item, { row }] of this.#rows) {
      if (listed.has(item)) continue;
      row.remove();
      this.#rows.delete(item);
    }
    let room = ROWS;
    let before = null;
    for (const item of items) {
      const known = this.#rows.get(item);
      if (!known && room-- <= 0) break;
      const made = known ?? this.#makeRow(item, before);
      if (!known || this.#changed.delete(item)) this.#fill(item, made);
      before = made.row;
    }
    this.#sum();
    if (this.#rows.size < items.length || this.#changed.size) this.#timer = setTimeout(() => this.#draw(), this.#rows.size < items.length ? 0 : STEP);
  }

  #makeRow(item, before) {
    const name = make('th', { role: 'rowheader', scope: 'row' }, button('', () => this.use.open(item), { class: 'quiet' }), make('span', { class: 'title' }));
    const what = make('td', { role: 'cell' });
    const off = button('', () => this.#remove(item), { class: 'quiet', 'aria-label': say('many.remove', { name: item.name }) });
    const row = make('tr', { role: 'row' }, name, what, make('td', { role: 'cell', class: 'off' }, off));
    off.append(make('span', { 'aria-hidden': 'true' }, '✕'));
    name.firstChild.append(make('bdi', {}, item.name)); // in its own direction, where the table has its
    if (before) before.after(row);
    else this.body.prepend(row);
    const made = { row, name, what, off };
    this.#rows.set(item, made);
    return made;
  }

  #fill(item, { row, name, what }) {
    row.dataset.state = item.state;
    name.lastChild.replaceChildren(make('bdi', {}, item.result?.title ?? ''));
    what.replaceChildren(...whatOf(item).map((sentence) => make('span', {}, sentence)));
  }

  #sum() {
    const { many, heading, bar, line } = this;
    const { n, done, failed, cancelled, over } = many.progress;
    heading.textContent = say('many.heading', { n });
    Object.assign(bar, { max: n || 1, value: done + failed });
    const focused = document.activeElement;
    this.cancel.hidden = over;
    this.goOn.hidden = !over || !many.left.length;
    this.zip.hidden = !over || !done;
    if (focused?.hidden) [this.zip, this.goOn, this.cancel, this.close].find((one) => !one.hidden).focus();
    const now = Date.now();
    if (!over && now - this.#spoken < BREATH) return;
    this.#spoken = now;
    const said = over && done === n ? say('many.over', { n })
      : [say('many.progress', { n, done: over ? done : done + failed }), over && failed && say('many.failed', { n: failed }), over && cancelled && say('many.stopped', { n: cancelled })].filter(Boolean).join(' · ');
    if (line.textContent !== said) line.textContent = said;
  }

  #goOn(yes) {
    if (yes) this.many.resume();
    else this.many.cancel();
    this.#spoken = 0;
  }

  #remove(item) {
    const { row } = this.#rows.get(item);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    const undo = this.many.remove(item);
    (next?.querySelector('.off button') ?? this.heading).focus();
    this.use.told(say('many.removed', { name: item.name }), undo);
  }

  async #zip() {
    this.zip.disabled = true;
    this.zip.textContent = say('many.zipping');
    await this.use.zip();
    this.zip.textContent = say('many.zip');
    this.zip.disabled = false;
    this.zip.focus();
  }
}

function whatOf({ name, state, result, trouble }) {
  if (state === 'failed') return [say(TROUBLE[trouble] ?? trouble, { name })];
  if (state !== 'done') return [say(STATE[state])];
  const line = result.passages || result.ask ? countLine(result) : say('many.nothing');
  return result.note ? [line, say(result.note)] : [line];
}
