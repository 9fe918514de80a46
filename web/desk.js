// What lies before the reader: one moment of the history. Decisions, undo and redo
// are here; how a text gets here is session.js.

import { say } from './words.js';
import { decided, makeArticle, settle } from './state.js';
import { kindOf } from './ui/label.js';

/** Shows moments, and makes new ones of what the reader decides. */
export class Desk {
  /**
   * @param {Object} use
   * @param {import('./ui/article.js').ArticleView} use.view
   * @param {import('./ui/start.js').Start} use.start
   * @param {import('./ui/toast.js').Toast} use.toast
   * @param {import('./history.js').History} use.history
   * @param {import('./ui/bar.js').Bar} use.bar
   * @param {HTMLTextAreaElement} use.box
   * @param {(act: () => Promise<void>) => Promise<void>} use.change changes a shelf of the store
   * @param {(wanted: Object) => void} use.told told with which options what is shown was read
   */
  constructor(use) {
    Object.assign(this, use);
    this.shown = null; // the moment that is seen
    this.article = null; // of it
    this.articles = new WeakMap(); // reading → article
    this.seen = () => undefined; // called whenever something else is shown
  }

  /** @returns {import('./history.js').Reading|null} what is shown */
  get reading() { return this.shown?.reading ?? null; }

  /** @returns {{text: string}|null} the text of what is shown, be it an article or what was wrong with it */
  get given() {
    const text = this.reading?.doc.text ?? this.shown?.trouble?.text;
    return text ? { text } : null;
  }

  /**
   * Shows a moment as the first one: there is nothing to undo.
   *
   * @param {import('./history.js').Moment} moment
   */
  begin(moment) {
    this.toast.clear();
    this.#show(moment);
    this.history.begin(moment);
  }

  /**
   * Shows a moment after the present one.
   *
   * @param {import('./history.js').Moment} moment
   * @param {string} sentence that says what happened
   */
  add(moment, sentence) {
    this.#show(moment);
    this.history.add(moment);
    this.toast.say(sentence);
  }

  /**
   * Shows a moment after the present one, or as the first where nothing would be missed.
   *
   * @param {import('./history.js').Moment} moment
   * @param {string} [sentence] that says what happened
   */
  next(moment, sentence = '') {
    if (this.history.holdsText) this.add(moment, sentence);
    else this.begin(moment);
  }

  /**
   * Shows a moment in the place of the present one, as while one types.
   *
   * @param {import('./history.js').Moment} moment
   */
  replace(moment) {
    this.#show(moment);
    this.history.replace(moment);
  }

  /**
   * Shows what this tab showed before it was loaded anew.
   *
   * @param {{moments: import('./history.js').Moment[], at: number}} kept
   */
  async resume({ moments, at }) {
    this.history.restore(moments, at);
    await this.#make(this.history.now.reading);
    this.#show(this.history.now);
  }

  /** Takes the last step back. @returns {boolean} false where there was none */
  undo() { return this.#step(this.history.undo(), false, 'toast.undone'); }

  /** Does again what was undone. @returns {boolean} false where nothing was */
  redo() { return this.#step(this.history.redo(), true, 'toast.redone'); }

  #step(effects, forth, key) {
    if (!effects) return false;
    const { now } = this.history;
    this.#effect(effects, forth);
    this.#make(now.reading).then(() => { if (now === this.history.now) this.#show(now); });
    this.toast.say(say(key));
    return true;
  }

  async #effect(effects, forth) {
    if (!effects.length) return;
    await this.change(async () => {
      const { put, remove } = await import('./store.js');
      for (const { shelf, record, key } of effects) await (forth ? put(shelf, record) : remove(shelf, key));
    }).catch(() => undefined); // no room for it any more
  }

  /**
   * Decides about passages.
   *
   * @param {import('./state.js').Piece[]} pieces at least one
   * @param {'out'|'back'|'stay'} state
   */
  decide(pieces, state) {
    const [first] = pieces;
    const asked = pieces.length === 1 && first.state === 'ask';
    const key = { out: 'toast.out', back: 'toast.back', stay: 'toast.keep' }[state];
    const sentence = pieces.length === 1 ? say(key, { what: kindOf(first) }) : say(`${key}All`, { n: pieces.length });
    this.add({ ...this.shown, effects: [], decisions: decided(this.shown.decisions, pieces, state) }, sentence);
    if (asked) this.#goToNext(first);
  }

  #goToNext(piece) {
    const { pieces } = this.article;
    const at = pieces.indexOf(piece);
    const next = [...pieces.slice(at + 1), ...pieces.slice(0, at)].find((one) => one.state === 'ask');
    if (next) this.view.focus(next);
    else this.bar.focus();
  }

  // The article of a reading, whose tree must be made again after a reload.
  async #make(reading) {
    if (!reading?.doc.html || reading.doc.rich) return;
    try {
      const { readAgain } = await import('./html.js');
      const rich = readAgain(reading.doc.html);
      if (rich.text === reading.doc.text) reading.doc.rich = rich;
    } catch {
      // it is shown as a text
    }
  }

  #articleOf(reading) {
    if (!this.articles.has(reading)) this.articles.set(reading, makeArticle(reading.doc.text, reading, reading.doc.rich, reading.edges));
    return this.articles.get(reading);
  }

  #show(moment) {
    const before = this.shown;
    this.shown = moment;
    const { reading, trouble } = moment;
    this.article = reading && !trouble ? this.#articleOf(reading) : null;
    if (trouble) this.#tell(trouble);
    else if (!reading) this.#clear();
    else if (before?.reading === reading && !before.trouble) this.#update(settle(this.article, moment.decisions));
    else {
      settle(this.article, moment.decisions);
      this.told(reading.wanted);
      if (!before?.trouble && before?.reading?.doc === reading.doc) this.#showAgain();
      else this.#open(moment);
    }
    this.seen();
  }

  #update(changed) {
    for (const piece of changed) this.view.update(piece);
    this.bar.show(this.article);
    if (changed.length) this.view.focus(changed[0]);
  }

  // Another reading of the same text: the eye stays where it is, and so does focus,
  // or it goes to the article where it was in what is shown no more.
  #showAgain() {
    const { scrollY } = window;
    this.view.show(this.article);
    this.bar.show(this.article);
    scrollTo(0, scrollY);
    if (document.activeElement === document.body) this.view.region.focus({ preventScroll: true });
  }

  #open({ typing, reading }) {
    this.view.show(this.article);
    this.bar.show(this.article);
    this.start.source(reading.doc.source, reading.doc.whole);
    if (typing && document.activeElement !== this.box) this.start.hold(reading.doc.text);
    this.start.state(typing ? 'typing' : 'article');
    if (!typing) this.view.region.focus({ preventScroll: true });
  }

  #clear() {
    const typing = document.activeElement === this.box && document.body.dataset.state !== 'article';
    this.view.clear();
    this.start.source('');
    if (this.box.value && !typing) this.start.hold('');
    this.start.state('start');
    this.box.focus();
  }

  #tell({ key, values, text }) {
    const sentence = say(key, values);
    this.view.clear();
    this.start.source('');
    if (this.start.hold(text)) {
      this.start.state('trouble', text !== '');
      this.start.notice(sentence);
      return;
    }
    this.view.show(makeArticle(text, { spans: [{ start: 0, end: text.length, verdict: 'keep' }] }));
    this.start.state('trouble');
    this.start.state('typing');
    this.start.notice(`${sentence} ${say('trouble.large')}`);
  }
}
