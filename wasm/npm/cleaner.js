// A cleaner: one compiled module, its packs, and an instance that is replaced
// when it breaks. It checks what it is given, and knows nothing about files.

import { EngineStopped, Instance } from './memory.js';

/** @typedef {import('./memory.js').Span} Span */
/** @typedef {import('./memory.js').Edit} Edit */
/** @typedef {import('./memory.js').Reason} Reason */
/** @typedef {import('./memory.js').Kind} Kind */

/**
 * One of the user's own templates: a name ("en/my-paper/appeal") and the text of
 * its file, in the format of the library.
 *
 * @typedef {{name: string, text: string}} OwnTemplate
 */

/**
 * What the caller knows and wants; all may be left out.
 *
 * @typedef {object} Options
 * @property {string} [publisher] name or domain of the text's publisher: what was mined from its pages is then removed, else suggested
 * @property {string} [url] the address that the text was copied from; counts as publisher does
 * @property {string[]} [kinds] names of kinds leave only these on, with a minus ("-related") switch these off
 * @property {'keep' | 'remove'} [suggested] what becomes of suggestions; "keep" leaves them in
 * @property {[number, number][]} [quoted] where the text's source has quotations: [start, end] in UTF-16 code units, ordered
 * @property {OwnTemplate[]} [templates] own templates for this text, besides the cleaner's
 */

/**
 * What clean answers. The spans are ordered and without gaps: together they are
 * the text that was given. Offsets count UTF-16 code units.
 *
 * @typedef {object} Result
 * @property {string} text what is kept
 * @property {Span[]} spans
 * @property {true} [almostAll] there only where so much looked like boilerplate that perhaps it is the article: nothing was removed
 */

/**
 * What cleanHtml answers: as clean, where source is the text that was read from
 * the HTML, which the spans cut, and html is the HTML that is kept.
 *
 * @typedef {Result & {html: string, source: string}} HtmlResult
 */

/** Memory never shrinks; an instance that texts made grow by more than this is let go, in bytes. */
const MAX_IDLE = 128 << 20;

/** Nothing is known, and nothing wanted. @type {import('./memory.js').Facts} */
const NO_FACTS = { publisher: '', url: '', kinds: [], suggested: false, quoted: [] };

/** The text without the spans to be removed. */
function kept(/** @type {string} */ text, /** @type {Span[]} */ spans) {
  return spans.filter((span) => span.verdict !== 'remove').map((span) => text.slice(span.start, span.end)).join('');
}

export class Cleaner {
  #module;
  #packs;
  #templates;
  /** @type {Instance | undefined} */
  #instance;
  /** The own templates that the instance knows. @type {readonly OwnTemplate[] | undefined} */
  #known;
  /** The instance's memory once its index is built, in bytes. @type {number | undefined} */
  #size;

  /**
   * Use createCleaner of index.js, which loads the module and the packs.
   *
   * @param {WebAssembly.Module} module
   * @param {Uint8Array[]} packs
   * @param {OwnTemplate[]} templates
   */
  constructor(module, packs, templates) {
    this.#module = module;
    this.#packs = packs;
    this.#templates = checkTemplates(templates);
  }

  /**
   * Starts the engine, reads packs and templates and builds the index of them, so
   * that errors in them show before the first text, and it need not wait.
   */
  async start() {
    this.#adopt(await Instance.start(this.#module));
    this.clean('');
    return this;
  }

  /**
   * Finds the boilerplate of a text.
   *
   * @param {string} text the article as it was copied
   * @param {Options} [options]
   * @returns {Result}
   * @throws {TypeError | RangeError} where text or an option cannot be understood
   * @throws {EngineStopped} where the engine broke; the next call starts a new one
   */
  clean(text, options = {}) {
    checkText('clean', text);
    const facts = checkOptions(options, text.length);
    return this.#use(facts.templates, (instance) => {
      const { spans, almostAll } = instance.clean(text, facts);
      return { text: kept(text, spans), spans, ...(almostAll && { almostAll }) };
    });
  }

  /**
   * Finds the boilerplate of HTML. Only the full module can.
   *
   * @param {string} html a document or a part of one
   * @param {Omit<Options, 'quoted'>} [options] publisher and url are also read from the HTML
   * @returns {HtmlResult}
   */
  cleanHtml(html, options = {}) {
    checkText('cleanHtml', html);
    const facts = checkOptions(options, 0);
    return this.#use(facts.templates, (instance) => {
      const { html: rest, text: source, spans, almostAll } = instance.cleanHtml(html, facts);
      return { html: rest, text: kept(source, spans), source, spans, ...(almostAll && { almostAll }) };
    });
  }

  /**
   * Compares a span with its template, word by word, in the order of the text.
   *
   * @param {string} text the text that was cleaned (source, for HTML)
   * @param {Span} span one of its spans
   * @param {Pick<Options, 'templates'>} [options] templates as they were given to clean
   * @returns {Edit[]} empty where the span has no template or its words are not known
   */
  explain(text, span, options = {}) {
    checkSpan('explain', text, span);
    const { templates } = checkOptions(options, 0);
    return span.template ? this.#use(templates, (instance) => instance.explain(text, span)) : [];
  }

  /**
   * Says what speaks for a span that no template is like and that only reads like
   * boilerplate: at most three reasons, the strongest first.
   *
   * @param {string} text the whole text that was cleaned (source, for HTML): what stands beside the span speaks, too
   * @param {Span} span one of its spans
   * @param {Pick<Options, 'templates'>} [options] templates as they were given to clean
   * @returns {Reason[]} empty where the span's evidence is neither genre nor run
   */
  reasons(text, span, options = {}) {
    checkSpan('reasons', text, span);
    const { templates } = checkOptions(options, 0);
    const { evidence } = span;
    return evidence === 'genre' || evidence === 'run' ? this.#use(templates, (instance) => instance.reasons(text, span)) : [];
  }

  /**
   * The table of kinds, in a fixed order.
   *
   * @returns {Kind[]}
   */
  kinds() {
    return this.#use([], (instance) => instance.kinds());
  }

  /** @param {Instance} instance */
  #adopt(instance) {
    for (const pack of this.#packs) instance.loadPack(pack);
    this.#instance = instance;
    this.#known = [];
    this.#size = undefined;
    return instance;
  }

  /**
   * Does a job with an instance that knows these templates.
   *
   * @template T
   * @param {readonly OwnTemplate[]} more
   * @param {(instance: Instance) => T} job
   * @returns {T}
   */
  #use(more, job) {
    try {
      const instance = this.#instance ?? this.#adopt(Instance.startNow(this.#module));
      const templates = more === this.#templates ? more : [...this.#templates, ...more];
      if (!sameTemplates(this.#known, templates)) {
        this.#known = undefined; // until all of them are understood
        instance.setTemplates(templates);
        this.#known = templates;
        this.#size = undefined;
      }
      if (this.#size === undefined) instance.clean('', NO_FACTS); // builds the index
      const size = this.#size ??= instance.size;
      const answer = job(instance);
      if (instance.size - size > MAX_IDLE) this.#instance = undefined;
      return answer;
    } catch (error) {
      if (error instanceof EngineStopped) this.#instance = undefined;
      throw error;
    }
  }
}

/**
 * @param {readonly OwnTemplate[] | undefined} a
 * @param {readonly OwnTemplate[]} b
 */
function sameTemplates(a, b) {
  return a?.length === b.length && a.every((t, i) => t.name === b[i].name && t.text === b[i].text);
}

/**
 * @param {string} call
 * @param {unknown} text
 */
function checkText(call, text) {
  if (typeof text !== 'string') {
    throw new TypeError(`${call} needs the text as a string, not ${text === null ? 'null' : typeof text}; decode bytes with TextDecoder first`);
  }
}

/**
 * @param {string} call
 * @param {unknown} text
 * @param {Span} span
 */
function checkSpan(call, text, span) {
  checkText(call, text);
  if (!isRange([span?.start, span?.end], /** @type {string} */ (text).length)) {
    throw new TypeError(`${call} needs a text and one of the spans that clean gave for it`);
  }
}

/** @param {unknown} pair @param {number} length */
function isRange(pair, length) {
  if (!Array.isArray(pair) || pair.length !== 2) return false;
  const [start, end] = pair;
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
}

/** @param {unknown} given @returns {OwnTemplate[]} a copy, which the caller cannot change later */
function checkTemplates(given) {
  if (!Array.isArray(given) || !given.every((t) => typeof t?.name === 'string' && typeof t?.text === 'string')) {
    throw new TypeError('templates must be an array of {name, text}, where text is a template file');
  }
  return given.map(({ name, text }) => ({ name, text }));
}

/**
 * @param {Options} options
 * @param {number} length of the text, in UTF-16 code units
 * @returns {import('./memory.js').Facts & {templates: OwnTemplate[]}}
 */
function checkOptions(options, length) {
  const { publisher = '', url = '', kinds = [], suggested = 'keep', quoted = [], templates = [], ...unknown } = options ?? {};
  const [name] = Object.keys(unknown);
  if (name !== undefined) {
    throw new TypeError(`unknown option ${JSON.stringify(name)}; the options are publisher, url, kinds, suggested, quoted and templates`);
  }
  if (typeof publisher !== 'string' || typeof url !== 'string') throw new TypeError('publisher and url must be strings');
  if (!Array.isArray(kinds) || !kinds.every((kind) => typeof kind === 'string')) {
    throw new TypeError('kinds must be an array of names, as ["appeal"] or ["-related"]');
  }
  if (suggested !== 'keep' && suggested !== 'remove') throw new TypeError('suggested must be "keep" or "remove"');
  const ordered = Array.isArray(quoted)
    && quoted.every((pair, i) => isRange(pair, length) && (i === 0 || quoted[i - 1][1] <= pair[0]));
  if (!ordered) throw new RangeError('quoted must be ordered pairs [start, end] within the text, in UTF-16 code units');
  return { publisher, url, kinds, suggested: suggested === 'remove', quoted, templates: checkTemplates(templates) };
}
