// "This too is junk": from a selection on the page to a known passage. The panel and
// what it needs are loaded when something is selected.

import { Engine } from './engine.js';
import { Findable } from './selected.js';
import { say } from './words.js';
import { SelectionButton } from './ui/selection.js';

const LONGEST = 2_000_000; // UTF-16 code units; in longer texts nothing is taught

/** Joins the button at a selection and the panel beside the text to the page. */
export class Teaching {
  #texts = new WeakMap(); // article → the same to be searched
  #panel = null;
  #engine = null;

  /**
   * @param {Object} use
   * @param {HTMLElement} use.region the article's
   * @param {HTMLElement} use.host what the panel is put into
   * @param {import('./desk.js').Desk} use.desk
   * @param {import('./session.js').Session} use.session
   * @param {import('./known.js').Known} use.known
   */
  constructor(use) {
    Object.assign(this, use);
    this.button = new SelectionButton(use.region, {
      read: (range) => this.#read(range),
      selected: (selection) => this.#open(selection),
    });
  }

  /** Told after each step of the desk: the panel is for the text that was selected in. */
  stepped() {
    setTimeout(async () => { // the step is taken when this is called, but not yet shown
      if (!this.#panel || this.desk.reading?.doc === this.doc) return;
      (await this.#panel.catch(() => null))?.close();
    });
  }

  /** Opens the panel for what is selected. @returns {boolean} false where nothing is */
  take() { return this.button.take(); }

  #read(range) {
    const { article } = this.desk;
    if (!article || article.text.length > LONGEST) return null;
    if (!this.#texts.has(article)) this.#texts.set(article, new Findable(article.text));
    const found = this.#texts.get(article).find(String(document.getSelection()), () => {
      const before = document.createRange();
      before.setStart(this.region, 0);
      before.setEnd(range.startContainer, range.startOffset);
      return String(before);
    });
    return found && { ...found, passage: article.text.slice(found.start, found.end) };
  }

  async #open(selection) {
    const { doc, spans, wanted } = this.desk.reading;
    this.selection = selection;
    this.doc = doc;
    this.#panel ??= this.#make();
    const panel = await this.#panel.catch(() => null);
    if (!panel) {
      this.#panel = null;
      this.desk.toast.say(say('teach.failed'));
      return;
    }
    const { publisher = '', url = wanted.url ?? '' } = doc.options;
    panel.open({
      passage: selection.passage, before: doc.text.slice(0, selection.start), after: doc.text.slice(selection.end),
      publisher, url, spans,
    });
  }

  async #make() {
    const [{ TeachPanel }, { propose, fitting }, { previewIn }, { default: facts }, { all }] = await Promise.all([
      import('./ui/teach.js'), import('./teach/propose.js'), import('./teach/preview.js'), import('./facts.js'), import('./store.js'),
    ]);
    // One of its own: each passage that is tried costs an engine a new index.
    this.#engine ??= new Engine();
    const clean = (text, options) => {
      this.#engine.own = this.known.templates;
      return this.#engine.clean(text, options);
    };
    return new TeachPanel(this.host, {
      kinds: (await this.#engine.kinds()).map(({ name }) => name),
      publishers: () => this.desk.reading?.spans.map(({ publisher }) => publisher).filter(Boolean) ?? [],
      propose: (selection) => propose(selection, { clean, facts }),
      fit: (proposal) => fitting(proposal, clean),
      preview: async (file) => {
        const { text, options } = this.doc;
        return previewIn(file, { here: { text, options, ...this.selection }, texts: await all('texts') }, clean);
      },
      save: (passage) => this.#save(passage),
    });
  }

  async #save({ path, text, kind, publisher }) {
    let kept;
    await this.known.change(async () => {
      const { save } = await import('./own.js');
      kept = await save({ path, text });
    });
    const { start, end } = this.selection;
    const here = this.desk.reading?.doc === this.doc; // another article may have come meanwhile
    await this.session.readAgain({
      sentence: say('teach.kept'), effects: [{ shelf: 'templates', record: kept, key: kept.path }],
      ...(here && { cut: { start, end, kind, publisher } }),
    });
  }
}
