// What happens to a text: it comes in, waits for the engine, is shown, is
// decided about, goes out. The only file that knows all the others; it touches
// no element itself.

import { keys, say, sentences } from './words.js';
import { countParagraphs, decideAlike, keptText, makeArticle, note, together } from './state.js';
import { kindOf } from './ui/label.js';
import { copy, showCount } from './ui/bar.js';

const PATIENCE = 150; // ms before the page says that it is working
const HEAVY = 200_000; // a text of this length waits without being shown
const LARGE = 5_000_000; // a text of this length is not kept for undo

/** The way of a text through the page. */
export class Session {
  /**
   * @param {Object} use
   * @param {import('./engine.js').Engine} use.engine
   * @param {import('./ui/article.js').ArticleView} use.view
   * @param {import('./ui/start.js').Start} use.start
   * @param {import('./ui/toast.js').Toast} use.toast
   * @param {import('./history.js').History} use.history
   * @param {import('./ui/options.js').Options} use.options
   * @param {HTMLElement} use.count
   * @param {HTMLTextAreaElement} use.box
   * @param {HTMLElement} use.copyButton
   */
  constructor(use) {
    Object.assign(this, use);
    this.turn = 0; // the number of the text that is being dealt with
    this.now = null; // the article that is shown, with what is said about it
    this.given = null; // what came last: for Try again
    this.wanted = {}; // the reader's options
    this.waiting = null; // what is being cleaned now
  }

  /**
   * Takes a text, cleans it and shows it.
   *
   * @param {{text: string, options?: Object, source?: string}} given `options`
   *   are the engine's; `source` says where the text came from
   */
  async take(given) {
    this.#dropAddress(given);
    const turn = this.#begin(given);
    if (!given.text.trim()) return this.trouble('trouble.empty', given);
    this.#waitFor(turn, given.text, () => (this.engine.ready ? 'wait.cleaning' : 'wait.loading'));
    this.waiting = given;
    const { wanted } = this;
    try {
      const result = await this.engine.clean(given.text, together(wanted, given.options));
      if (turn !== this.turn) return;
      this.waiting = null;
      this.#replace({ ...given, wanted, article: makeArticle(given.text, result), decisions: new Map() });
    } catch (error) {
      if (turn !== this.turn) return;
      this.waiting = null;
      this.trouble(whatFailed(error), given);
    }
  }

  /**
   * Takes HTML: makes it harmless, finds the article in it, goes on with its text.
   *
   * @param {{html: string, whole?: boolean, options?: Object, source?: string}} given
   */
  async takeHtml(given) {
    this.#dropAddress(given);
    const turn = this.#begin(given);
    this.#waitFor(turn, '', () => 'wait.html');
    let read;
    try {
      const { readHtml } = await import('./html.js');
      read = await readHtml(given.html, given.whole);
    } catch {
      if (turn === this.turn) this.trouble('trouble.html', { ...given, text: given.html });
      return;
    }
    if (turn !== this.turn) return;
    const source = sentences([given.source, read.notFound && say('article.wholePage')]);
    await this.take({ text: read.text, options: { ...read.options, ...given.options }, source });
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
    this.history.clear();
    this.toast.clear();
    if (!text.trim()) return this.#open(null);
    if (!this.engine.ready) this.start.wait(say('wait.loading'));
    try {
      const { wanted } = this;
      const result = await this.engine.clean(text, wanted);
      if (turn !== this.turn) return;
      this.start.wait('');
      this.#open({ text, wanted, article: makeArticle(text, result), decisions: new Map() }, 'typing');
    } catch (error) {
      if (turn === this.turn) this.trouble(whatFailed(error), { text });
    }
  }

  /**
   * Reads the text that is shown again with other options. What the reader has
   * decided about a passage stays decided where the passage is still one.
   *
   * @param {Object} wanted as the engine's `clean` takes them
   */
  async useOptions(wanted) {
    this.wanted = wanted;
    if (this.waiting) return this.take(this.waiting);
    const before = this.now;
    if (!before) return;
    const turn = this.#begin(this.given);
    try {
      const { text, options } = before;
      const result = await this.engine.clean(text, together(wanted, options));
      if (turn !== this.turn) return;
      const now = { ...before, wanted, article: makeArticle(text, result) };
      decideAlike(before.decisions, now.article);
      this.#act(() => this.#showAgain(now), () => this.#showAgain(before), say('toast.options'));
    } catch (error) {
      if (turn === this.turn) this.trouble(whatFailed(error), this.given);
    }
  }

  // Shows an article in the place of another reading of it; focus stays, or goes
  // to the article where it was in what is shown no more.
  #showAgain(now) {
    this.#remember(now);
    this.view.show(now.article);
    showCount(this.count, now.article);
    if (document.activeElement === document.body) this.view.region.focus({ preventScroll: true });
  }

  // Makes an article the one that is shown, with the options it was read with.
  #remember(now) {
    this.now = now;
    if (!now) return;
    this.wanted = now.wanted;
    this.options.show(now.wanted);
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
    const before = this.now;
    if (before) this.#act(() => this.#open(null), () => this.#open(before), say('toast.new'));
    else this.#open(null);
  }

  /**
   * Decides about a passage.
   *
   * @param {import('./state.js').Piece} piece
   * @param {'out'|'back'|'stay'} state
   */
  decide(piece, state) {
    const before = piece.state;
    const set = (to) => () => {
      piece.state = to;
      note(this.now.decisions, piece);
      this.view.update(piece);
      showCount(this.count, this.now.article);
      this.view.focus(piece);
    };
    const key = { out: 'toast.out', back: 'toast.back', stay: 'toast.keep' }[state];
    this.#act(set(state), set(before), say(key, { what: kindOf(piece) }));
    if (before === 'ask') this.#goToNext(piece);
  }

  /** Copies the article as it stands now, or the text as it came where there is none. */
  async copyOut() {
    const text = this.now ? keptText(this.now.article) : this.given?.text ?? this.box.value;
    if (await copy(text)) {
      this.toast.say(say('toast.copied', { n: countParagraphs(text) }));
      return;
    }
    this.start.state('trouble');
    if (!this.start.hold(text)) return;
    this.box.select();
    this.toast.say(say('toast.copyByHand', { keys: keys('C') }));
  }

  /**
   * Says what is wrong and leaves the text as it came.
   *
   * @param {string} key of i18n/en.json
   * @param {{text?: string}} given
   * @param {Object} [values] for the sentence
   */
  trouble(key, given, values) {
    this.turn++;
    this.given = given;
    const before = this.now;
    const tell = () => this.#tell(say(key, values), given.text ?? '');
    if (before) this.#act(tell, () => this.#open(before), say('toast.replaced'));
    else tell();
  }

  #tell(sentence, text) {
    this.now = null;
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

  // An address that was typed for one article is not the next one's.
  #dropAddress(given) {
    if (!this.now || given === this.given) return;
    const { url, ...wanted } = this.wanted;
    this.wanted = wanted;
    if (url) this.options.show(wanted);
  }

  #begin(given) {
    this.given = given;
    return ++this.turn;
  }

  // Says that a text waits, once it has waited long enough to be noticed. The
  // article that is shown stays until the new one is there.
  #waitFor(turn, text, key) {
    setTimeout(() => {
      if (turn !== this.turn || this.now?.given === this.given) return;
      this.start.hold(text.length < HEAVY ? text : '');
      this.start.state('wait');
      this.start.wait(say(key()));
    }, PATIENCE);
  }

  #replace(next) {
    next.given = this.given;
    const before = this.now;
    if (!before || before.text.length > LARGE) {
      this.history.clear();
      this.toast.clear();
      this.#open(next);
    } else {
      this.#act(() => this.#open(next), () => this.#open(before), say('toast.replaced'));
    }
  }

  #open(next, state = 'article') {
    this.#remember(next);
    if (next) {
      this.view.show(next.article);
      showCount(this.count, next.article);
      this.start.source(next.source ?? '');
      this.start.state(state);
      if (state === 'article') this.view.region.focus({ preventScroll: true });
      return;
    }
    this.view.clear();
    this.start.source('');
    if (state === 'article' && this.box.value && document.activeElement !== this.box) this.start.hold('');
    this.start.state('start');
    this.box.focus();
  }

  #act(redo, undo, sentence) {
    let first = true;
    this.history.act({
      redo: () => {
        redo();
        this.toast.say(first ? sentence : say('toast.redone'));
        first = false;
      },
      undo: () => {
        undo();
        this.toast.say(say('toast.undone'));
      },
    });
  }

  #goToNext(piece) {
    const { pieces } = this.now.article;
    const at = pieces.indexOf(piece);
    const next = [...pieces.slice(at + 1), ...pieces.slice(0, at)].find((one) => one.state === 'ask');
    if (next) this.view.focus(next);
    else this.copyButton.focus();
  }
}

function whatFailed(error) {
  return error.what === 'load' ? 'trouble.load' : 'trouble.break';
}
