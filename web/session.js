// The way of a text to the desk: it comes in, waits for the engine, is read, is
// shown. What the reader does with it then is desk.js.

import { say, sentences } from './words.js';
import { withCuts } from './cuts.js';
import { edgesOf, shifted, together } from './state.js';
import { titleOf } from './title.js';

const PATIENCE = 150; // ms before the page says that it is working
const HEAVY = 200_000; // a text of this length waits without being shown
const LARGE = 5_000_000; // a text of this length is not kept for undo

// HTML without any of these says no more than its text.
const MARKED = /<(?:h[1-6]|a|[uod]l|blockquote|q|table|figure|img|pre|code|em|strong|[biu]|su[bp]|hr|ruby|cite)[\s>]|font-(?:weight|style)/i;

/** Takes texts. */
export class Session {
  /**
   * @param {Object} use
   * @param {import('./engine.js').Engine} use.engine
   * @param {import('./desk.js').Desk} use.desk
   * @param {import('./known.js').Known} use.known
   * @param {import('./ui/start.js').Start} use.start
   * @param {import('./ui/options.js').Options} use.options
   * @param {(text: {title: string, text: string, options: Object}) => void} use.keepText
   *   remembers a text that was read
   */
  constructor(use) {
    Object.assign(this, use);
    this.turn = 0; // the number of the text that is being dealt with
    this.given = null; // what came last: for Try again
    this.opened = null; // what came, of what is shown
    this.wanted = {}; // the reader's options
    this.waiting = null; // what is being cleaned now
  }

  /**
   * Takes a text, cleans it and shows it.
   *
   * @param {{text: string, html?: string, rich?: import('./rich.js').Rich, options?: Object, source?: string}} given
   *   `options` are the engine's; `source` says where the text came from
   */
  async take(given) {
    this.#dropAddress(given);
    const turn = this.#begin(given);
    if (!given.text.trim()) return this.trouble('trouble.empty', given);
    this.#waitFor(turn, given.text, () => (this.engine.ready ? 'wait.cleaning' : 'wait.loading'));
    this.waiting = given;
    const { text, rich = null, options = {}, source = '', whole = null } = given;
    const doc = { text, html: rich ? rich.root.innerHTML : '', rich, options, source, whole };
    try {
      const reading = await this.#read(doc);
      if (turn !== this.turn) return;
      this.waiting = null;
      this.#replace(reading);
    } catch (error) {
      if (turn !== this.turn) return;
      this.waiting = null;
      this.trouble(whatFailed(error), given);
    }
  }

  /**
   * Takes HTML: makes it harmless, finds the article in it, goes on with that.
   *
   * @param {Object} given
   * @param {string} given.html
   * @param {string} [given.plain] the same as a text: it is taken where the HTML says
   *   no more, or lacks some of it
   * @param {boolean} [given.whole] as readHtml takes it
   * @param {Object} [given.options]
   * @param {string} [given.source]
   */
  async takeHtml(given) {
    this.#dropAddress(given);
    const turn = this.#begin(given);
    const { html, plain, whole, options, source } = given;
    if (plain !== undefined && !MARKED.test(html)) {
      await this.take({ text: plain, options, source });
      return;
    }
    this.#waitFor(turn, plain ?? '', () => 'wait.html');
    let read;
    try {
      const { readHtml } = await import('./html.js');
      read = await readHtml(html, { whole, url: options?.url });
    } catch {
      if (turn !== this.turn) return;
      if (plain !== undefined) await this.take({ text: plain, options, source });
      else this.trouble('trouble.html', { ...given, text: html });
      return;
    }
    if (turn !== this.turn) return;
    if (plain !== undefined && !(read.rich && holdsAll(read.text, plain))) {
      await this.take({ text: plain, options: together({ publisher: read.options.publisher, url: read.options.url }, options), source });
      return;
    }
    await this.take({
      text: read.text, rich: read.rich, options: { ...read.options, ...options },
      source: sentences([source, read.notFound && say('article.wholePage')]),
      // What was not taken for the article is one press away.
      whole: read.found ? () => this.takeHtml({ ...given, whole: false }) : null,
    });
  }

  /**
   * Takes what is being typed: the article grows under the box, focus stays.
   *
   * @param {string} text
   */
  async typed(text) {
    if (document.body.dataset.state === 'trouble' && this.given?.text) {
      this.given = { text }; // for Try again, not before
      return;
    }
    const turn = this.#begin({ text });
    const { shown } = this.desk;
    const set = (moment) => (shown?.typing ? this.desk.replace(moment) : this.desk.next(moment));
    if (!text.trim()) return set({ reading: null, decisions: new Map() });
    if (!this.engine.ready) this.start.wait(say('wait.loading'));
    try {
      const decisions = shown?.typing && shown.reading ? shifted(shown.decisions, shown.reading.doc.text, text) : new Map();
      const reading = await this.#read({ text, html: '', rich: null, options: {}, source: '', whole: null }, [], decisions);
      if (turn !== this.turn) return;
      this.start.wait('');
      this.opened = this.given;
      set({ reading, decisions, typing: true });
    } catch (error) {
      if (turn === this.turn) this.trouble(whatFailed(error), { text });
    }
  }

  /**
   * Reads the text that is shown again, by other options or other rules. What the
   * reader has decided about a passage stays decided where it is still one.
   *
   * @param {Object} [how]
   * @param {Object} [how.wanted] the options, as the engine's `clean` takes them
   * @param {string} [how.sentence] that says what happened
   * @param {import('./history.js').Effect[]} [how.effects] what was put on a shelf for it
   * @param {import('./cuts.js').Cut} [how.cut] what the reader has called junk
   * @returns {Promise<boolean>} false where something else came in between
   */
  async readAgain({ wanted = this.wanted, sentence = say('toast.options'), effects = [], cut } = {}) {
    this.wanted = wanted;
    if (this.waiting) {
      this.take(this.waiting);
      return false;
    }
    const before = this.desk.shown;
    if (!before?.reading) return false;
    const turn = this.#begin(this.given);
    try {
      const cuts = [...before.cuts ?? [], ...(cut ? [cut] : [])];
      const reading = await this.#read(before.reading.doc, cuts, before.decisions);
      if (turn !== this.turn) return false;
      this.desk.add({ ...before, reading, effects, cuts }, sentence);
      return true;
    } catch (error) {
      const { text, rich, options, source } = before.reading.doc;
      if (turn === this.turn) this.trouble(whatFailed(error), { text, rich, options, source });
      return false;
    }
  }

  /** Gives the last text to a new engine. */
  retry() {
    if (!this.given) return;
    this.engine.restart();
    if (this.given.html !== undefined) this.takeHtml(this.given);
    else this.take(this.given);
  }

  /** Puts the article away; Undo brings it back. */
  putAway() {
    this.#dropAddress(null);
    this.turn++;
    this.waiting = null;
    const moment = { reading: null, decisions: new Map() };
    if (this.desk.reading) this.desk.add(moment, say('toast.new'));
    else this.desk.next(moment);
  }

  /**
   * Says what is wrong and leaves the text as it came.
   *
   * @param {string} key of i18n/en.json
   * @param {{text?: string}} given
   * @param {Object} [values] for the sentence
   */
  trouble(key, given, values = {}) {
    this.#begin(given);
    const moment = { reading: null, decisions: new Map(), trouble: { key, values, text: given.text ?? '' } };
    if (this.desk.reading) this.desk.add(moment, say('toast.replaced'));
    else this.desk.next(moment);
  }

  /** Takes the options that what is shown was read with. @param {Object} wanted */
  told(wanted) {
    this.wanted = wanted;
    this.options.show(wanted);
  }

  async #read(doc, cuts = [], decisions = new Map()) {
    const { wanted, known } = this;
    await known.ready();
    this.engine.own = known.templates;
    const { spans, almostAll, refused } = await this.engine.clean(doc.text, together(wanted, doc.options));
    this.refused = refused;
    return { doc, wanted, known: known.stamp, spans: withCuts(doc.text, known.apply(doc.text, spans), cuts), almostAll: Boolean(almostAll), edges: edgesOf(decisions) };
  }

  // An address that was typed for one article is not the next one's.
  #dropAddress(given) {
    if (!this.desk.reading || given === this.given) return;
    const { url, ...wanted } = this.wanted;
    this.wanted = wanted;
    if (url) this.options.show(wanted);
  }

  #begin(given) {
    this.given = given;
    this.waiting = null;
    return ++this.turn;
  }

  // Says that a text waits, once it has waited long enough to be noticed. The
  // article that is shown stays until the new one is there.
  #waitFor(turn, text, key) {
    setTimeout(() => {
      if (turn !== this.turn || this.opened === this.given) return;
      this.start.hold(text.length < HEAVY ? text : '');
      this.start.state('wait');
      this.start.wait(say(key()));
    }, PATIENCE);
  }

  #replace(reading) {
    const { desk, given } = this;
    this.opened = given;
    const { doc } = reading;
    const moment = { reading, decisions: new Map() };
    if (desk.reading?.doc.text.length > LARGE) desk.begin(moment);
    else desk.next(moment, desk.reading ? say('toast.replaced') : '');
    if (this.refused) desk.toast.say(say('toast.refused', { why: this.refused }));
    this.keepText({ title: titleOf(doc), text: doc.text, options: doc.options });
  }
}

// Whether a reading of HTML has every word and number, as often, that the text has which
// came with it: pages hide and reorder things, and nothing may be lost by that. Only the
// numbers of list items are the browser's own.
function holdsAll(read, plain) {
  const words = (text) => text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const left = new Map();
  for (const word of words(read)) left.set(word, (left.get(word) ?? 0) + 1);
  return words(plain.replace(/^[^\S\r\n]*(?:\d+|[a-z])\.[^\S\r\n]/gm, '')).every((word) => {
    const n = left.get(word) ?? 0;
    left.set(word, n - 1);
    return n > 0;
  });
}

function whatFailed(error) {
  return error.what === 'load' ? 'trouble.load' : 'trouble.break';
}
