// Many texts, as the page sees them: the list comes up over the article, goes when an
// article is shown, and is one press away then. What the reader decides in an article
// that was opened from the list is in the zip. The list itself is loaded on first use.

import { say } from '../words.js';
import { button, make } from '../ui/make.js';
import { counts, keptText } from '../state.js';
import { fileName, titleOf } from '../title.js';
import { splitArticles } from './split.js';

/** The many texts of this page. */
export class ManyTexts {
  #many = null;
  #list = null;
  #loading = null;
  #items = new WeakMap(); // doc of the desk → item
  #turns = new WeakMap(); // item → how often what was decided about it was gathered
  #offers = new WeakMap(); // doc of the desk → the articles in it
  #steady = false; // the desk may change beneath the list
  #opened = null; // the item that was opened last

  /**
   * @param {HTMLElement} section hidden as long as there is nothing to show
   * @param {Object} use
   * @param {import('../session.js').Session} use.session
   * @param {import('../desk.js').Desk} use.desk
   * @param {import('../known.js').Known} use.known
   * @param {import('../ui/toast.js').Toast} use.toast
   */
  constructor(section, use) {
    Object.assign(this, { section, ...use });
    // At once: the reader may go on to another article before anything else happens.
    this.desk.seen = () => { if (!this.#steady) this.#settle(); };
    // What the section may show, from top to bottom. Each stays in place, or what has
    // the focus in it would lose it.
    this.note = make('p', { class: 'note', hidden: true }, make('span', { role: 'status' }));
    this.way = make('p', { class: 'way', hidden: true },
      button(say('many.back'), () => this.show()), button(say('many.putAway'), () => this.#putAway(), { class: 'quiet' }));
    this.offered = make('p', { class: 'offer', hidden: true }, make('span', { role: 'status' }), button(say('many.each'), () => this.#addOffered()));
    section.append(this.note, this.way, this.offered);
  }

  /** Whether the list is what is seen. */
  get isOpen() { return document.body.dataset.many === 'open'; }

  /**
   * Puts files on the list, and shows it.
   *
   * @param {Iterable<File|{name: string, file: Blob}>} files
   */
  async add(files) {
    const given = [...files].map((one) => (one instanceof File ? { name: one.name, file: one } : one));
    await this.#load();
    this.#many.add(given);
    this.show();
  }

  /**
   * Takes a text that may be several articles: it is one, until the reader wants
   * otherwise.
   *
   * @param {string} text
   * @param {() => Promise<void>} take
   */
  async offer(text, take) {
    const articles = splitArticles(text);
    const before = this.desk.reading?.doc;
    await take();
    const doc = this.desk.reading?.doc;
    if (!articles.length || !doc || doc === before) return;
    this.#offers.set(doc, articles);
    this.#face();
  }

  /** Told after each step of the desk. */
  stepped() {
    if (this.#steady) return;
    delete document.body.dataset.many;
    this.note.hidden = true;
    setTimeout(() => this.#face()); // the step is taken when this is called, but not yet shown
  }

  /**
   * Reads all again, by other options or rules.
   *
   * @param {() => Promise<*>} also what is done with the article beneath the list
   */
  async again(also) {
    this.#steady = true;
    this.#many?.again();
    try {
      await also();
    } finally {
      this.#steady = false;
    }
  }

  /** Shows the list. */
  show() {
    this.#settle();
    this.toast.clear();
    this.note.hidden = true;
    document.body.dataset.many = 'open';
    this.#face();
    scrollTo(0, 0);
    this.#list.focus(this.#opened);
  }

  #load() {
    this.#loading ??= this.#make();
    return this.#loading;
  }

  async #make() {
    const [{ Many }, { Hand, makeCrew }, { ManyList, loadLooks }] = await Promise.all([import('./many.js'), import('./crew.js'), import('../ui/many.js')]);
    await loadLooks();
    const list = () => this.#list;
    this.#many = new Many({ hands: makeCrew(), spare: () => new Hand(), rules: () => this.#rules(), changed: (items) => list()?.show(items) });
    this.#list = new ManyList(this.#many, {
      open: (item) => this.#open(item),
      close: () => this.#close(),
      zip: () => this.#zip(),
      told: (sentence, undo) => this.#tell(sentence, undo),
    });
    this.section.append(this.#list.element);
  }

  // An address that was typed is one article's.
  async #rules() {
    const { known } = this;
    await known.ready();
    return { wanted: { ...this.session.wanted, url: '' }, templates: known.templates, off: known.off, never: known.never };
  }

  async #open(item) {
    const { session, desk } = this;
    this.#opened = item;
    const { readFile } = await import('../file.js');
    const read = await readFile({ name: item.name, arrayBuffer: () => item.file.arrayBuffer() });
    const source = say('many.from', { name: item.name });
    const before = desk.reading?.doc;
    if (read.trouble) session.trouble(read.trouble, {}, { name: item.name });
    else if (read.html === undefined) await session.take({ text: read.text, source });
    else await session.takeHtml({ html: read.html, whole: read.whole, source });
    const doc = desk.reading?.doc;
    if (!doc || doc === before || !doc.source.startsWith(source)) return;
    this.#items.set(doc, item);
    this.#face();
  }

  // What the reader has made of an article of the list is what goes into the zip.
  async #settle() {
    const { article, reading } = this.desk;
    const item = article && this.#items.get(reading.doc);
    if (!item || !(item.own || article.pieces.some(({ state, first }) => state !== first))) return;
    const kept = keptText(article);
    const turn = (this.#turns.get(item) ?? 0) + 1; // the reader may be quicker than what follows
    this.#turns.set(item, turn);
    const outputs = [];
    for (const { ending } of item.result?.outputs ?? [{ ending: 'txt' }]) {
      const content = ending === 'html' ? await (await import('../outputs.js')).documentOf(article) : kept;
      outputs.push({ ending, blob: new Blob([content], { type: ending === 'html' ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8' }) });
    }
    if (turn === this.#turns.get(item)) this.#many.settle(item, { outputs, ...counts(article), almostAll: article.almostAll });
  }

  async #zip() {
    const name = `${say('many.file')}.zip`;
    try {
      const { save } = await import('../outputs.js');
      save(name, 'application/zip', await this.#many.zip());
      this.toast.say(say('toast.saved', { name }));
    } catch {
      this.toast.say(say('toast.saveFailed'));
    }
  }

  #close() {
    delete document.body.dataset.many;
    this.#face();
    if (document.body.dataset.state === 'article') document.querySelector('#article').focus();
    else document.querySelector('#text').focus();
  }

  #putAway() {
    const { items } = this.#many;
    this.#many.cancel();
    this.#many.rest();
    this.#many.items = [];
    this.#list.show([]);
    this.#tell(say('many.away'), () => {
      this.#many.items = items;
      this.#list.show(items);
      this.show();
    });
    this.note.querySelector('button').focus();
  }

  #addOffered() {
    const articles = this.#offers.get(this.desk.reading.doc);
    this.add(articles.map((text) => ({ name: fileName(titleOf({ text, rich: null }), 'txt'), file: new Blob([text]) })));
  }

  // A line that says what happened, with Undo, until the next thing happens.
  #tell(sentence, undo) {
    this.note.firstChild.textContent = sentence;
    this.note.replaceChildren(this.note.firstChild, button(say('bar.undo'), () => {
      this.note.hidden = true;
      undo();
      this.#face();
      if (this.isOpen) this.#list.focus();
    }, { class: 'quiet' }));
    this.note.hidden = false;
    this.#face();
  }

  #face() {
    const { isOpen, way, offered } = this;
    const articles = this.desk.reading && this.#offers.get(this.desk.reading.doc);
    if (this.#list) this.#list.element.hidden = !isOpen;
    way.hidden = isOpen || !this.#many?.items.length;
    offered.hidden = isOpen || !articles;
    if (articles) offered.firstChild.textContent = say('many.offer', { n: articles.length });
    this.section.hidden = [...this.section.children].every(({ hidden }) => hidden);
  }
}
