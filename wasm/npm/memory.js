// The only file that knows the memory layout, which is documented at the head of
// wasm/abi/abi.go. One Instance is one engine with its memory; it is synchronous.

import { makeImports } from './wasi.js';

/** The ABI that this file speaks. */
const ABI = 2;

const OPTION = { publisher: 1, url: 2, kind: 3 };
const SPAN_FIELDS = 10;

/** Texts up to this many code units get three bytes for each without counting. */
const SHORT = 1 << 16;

/**
 * A stretch of the text with one verdict. start and end are UTF-16 code units,
 * so text.slice(start, end) is the passage.
 *
 * @typedef {object} Span
 * @property {number} start
 * @property {number} end
 * @property {'keep' | 'suggest' | 'remove'} verdict
 * @property {string} [kind] as "appeal"; this and what follows only unless the span is kept
 * @property {string} [template] path of the template, "" where there is none
 * @property {string} [publisher] the template's publisher, "" where there is none
 * @property {number} [score] similarity to the template, 0 to 1000; where evidence is genre or run, how sure it is
 * @property {'match' | 'between' | 'beside' | 'run' | 'genre'} [evidence] why it is not kept; genre and run have
 *   no template: it reads like boilerplate, alone or with the lines beside it, and is only suggested
 */

/**
 * One step from a template to the text it was found in.
 *
 * @typedef {{op: 'equal' | 'missing' | 'added' | 'slot', words: string}} Edit
 */

/**
 * What speaks for a suggestion that no template is like. sense says what it is about:
 * a word, two words (pair), a line that templates have, words that ask (asking) or of
 * stock phrasing, what the text holds (address, owner, money, numbers, signs), the same
 * near it (repeated), its end, start, letters or length, what stands beside it, or its
 * place: before the article (head), inside it, after it (tail), or where there is none (bare).
 *
 * @typedef {object} Reason
 * @property {'word' | 'pair' | 'line' | 'asking' | 'stock' | 'address' | 'owner' | 'money' | 'numbers' | 'signs' | 'repeated'
 *   | 'end' | 'start' | 'letters' | 'beside' | 'head' | 'inside' | 'tail' | 'bare' | 'length'} sense
 * @property {string} words of the text, where sense is word or pair; else ""
 * @property {string} feature the strongest of the model that are about it, as "word inbox"
 * @property {number} weight of them together, in 1/128 of a logit; above 0
 */

/**
 * A kind of boilerplate: its name in options and spans, its meaning (to be read
 * after the name), and the most that a template of this kind may do by itself.
 *
 * @typedef {{name: string, meaning: string, verdict: 'keep' | 'suggest' | 'remove'}} Kind
 */

/**
 * What the engine is told about one text, checked by cleaner.js.
 *
 * @typedef {{publisher: string, url: string, kinds: string[], suggested: boolean, quoted: [number, number][]}} Facts
 */

/** Thrown where the module trapped or ended itself. Its instance is of no more use. */
export class EngineStopped extends Error {
  name = 'EngineStopped';
}

export class Instance {
  /** @type {any} */
  #exports;
  #said;
  #encoder = new TextEncoder();
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** @type {string[]} */
  #names = [''];

  /**
   * @param {WebAssembly.Instance} instance
   * @param {ReturnType<typeof makeImports>} host
   */
  constructor(instance, host) {
    this.#exports = instance.exports;
    this.#said = host.said;
    const number = this.#exports.abi_version?.();
    if (number === ABI) return;
    throw new Error(`this module speaks ABI ${number ?? 'of another kind'}, not ${ABI}; take .wasm and .js files of one version`);
  }

  /**
   * Starts an instance.
   *
   * @param {WebAssembly.Module} module
   * @returns {Promise<Instance>}
   */
  static async start(module) {
    const host = makeImports();
    return Instance.#begin(await WebAssembly.instantiate(module, host.imports), host);
  }

  /**
   * Starts an instance at once. Some browsers allow that only in a worker.
   *
   * @param {WebAssembly.Module} module
   */
  static startNow(module) {
    const host = makeImports();
    return Instance.#begin(new WebAssembly.Instance(module, host.imports), host);
  }

  /**
   * @param {WebAssembly.Instance} instance
   * @param {ReturnType<typeof makeImports>} host
   */
  static #begin(instance, host) {
    host.attach(/** @type {WebAssembly.Memory} */ (instance.exports.memory));
    /** @type {any} */ (instance.exports)._initialize?.();
    return new Instance(instance, host);
  }

  /** Bytes of memory; it never shrinks. */
  get size() {
    return this.#exports.memory.buffer.byteLength;
  }

  /**
   * Adds a pack. @param {Uint8Array} bytes
   */
  loadPack(bytes) {
    this.#bytes(this.#input(bytes.length), bytes.length).set(bytes);
    this.#ask('load_pack', bytes.length);
  }

  /**
   * Replaces the user's own templates.
   *
   * @param {readonly {name: string, text: string}[]} templates
   */
  setTemplates(templates) {
    this.#call('drop_templates');
    for (const { name, text } of templates) {
      const path = this.#encoder.encode(name);
      const body = this.#encoder.encode(text);
      const at = this.#input(path.length + body.length);
      this.#bytes(at, path.length).set(path);
      this.#bytes(at + path.length, body.length).set(body);
      this.#ask('add_template', path.length, body.length);
    }
  }

  /**
   * Cleans a text.
   *
   * @param {string} text
   * @param {Facts} facts
   */
  clean(text, facts) {
    this.#tell(facts);
    this.#ask('clean', this.#write(text), facts.suggested ? 1 : 0);
    return this.#named(this.#rows());
  }

  /**
   * Cleans HTML. text is what the HTML says, and what the spans cut.
   *
   * @param {string} html
   * @param {Facts} facts
   */
  cleanHtml(html, facts) {
    this.#tell(facts);
    this.#ask('clean_html', this.#write(html), facts.suggested ? 1 : 0);
    const rows = this.#rows();
    const [htmlSize, textSize] = this.#numbers(2 + rows.fields.length, 2);
    const strings = { html: this.#string(0, htmlSize), text: this.#string(htmlSize, textSize) };
    return { ...strings, ...this.#named(rows) };
  }

  /**
   * Compares a span with its template.
   *
   * @param {string} text
   * @param {Pick<Span, 'start' | 'end' | 'template'>} span one of clean's
   * @returns {Edit[]}
   */
  explain(text, { start, end, template = '' }) {
    const place = this.#call('place', this.#write(template));
    this.#ask('explain', this.#write(text), start, end, place);
    const [count] = this.#numbers(0, 1);
    const pairs = this.#numbers(1, 2 * count);
    const edits = [];
    for (let i = 0, at = 0; i < count; i++) {
      edits.push({ op: pairs[2 * i], words: this.#string(at, pairs[2 * i + 1]) });
      at += pairs[2 * i + 1];
    }
    return edits.map(({ op, words }) => ({ op: /** @type {any} */ (this.#name(op)), words }));
  }

  /**
   * Says what speaks for a span that no template is like.
   *
   * @param {string} text the whole of it
   * @param {Pick<Span, 'start' | 'end'>} span one of clean's, whose evidence is genre or run
   * @returns {Reason[]}
   */
  reasons(text, { start, end }) {
    this.#ask('reasons', this.#write(text), start, end);
    const [count] = this.#numbers(0, 1);
    const rows = this.#numbers(1, 4 * count);
    const reasons = [];
    for (let i = 0, at = 0; i < rows.length; i += 4) {
      const [sense, weight, featureSize, wordsSize] = rows.subarray(i, i + 4);
      const feature = this.#string(at, featureSize);
      const words = this.#string(at + featureSize, wordsSize);
      reasons.push({ sense, words, feature, weight });
      at += featureSize + wordsSize;
    }
    return reasons.map(({ sense, ...rest }) => ({ sense: /** @type {any} */ (this.#name(sense)), ...rest }));
  }

  /** The table of kinds. @returns {Kind[]} */
  kinds() {
    this.#ask('kinds');
    const [count] = this.#numbers(0, 1);
    const rows = this.#numbers(1, 3 * count);
    return Array.from({ length: count }, (_, i) => ({
      name: this.#name(rows[3 * i]),
      meaning: this.#name(rows[3 * i + 1]),
      verdict: /** @type {any} */ (this.#name(rows[3 * i + 2])),
    }));
  }

  /** @param {Facts} facts */
  #tell({ publisher, url, kinds, quoted }) {
    const say = (/** @type {number} */ option, /** @type {string} */ value) => this.#call('option', option, this.#write(value));
    if (publisher) say(OPTION.publisher, publisher);
    if (url) say(OPTION.url, url);
    for (const kind of kinds) say(OPTION.kind, kind);
    for (const [start, end] of quoted) this.#call('quote', start, end);
  }

  /**
   * Writes a string into the input and gives its size in bytes. A lone surrogate
   * goes in as U+FFFD, also one code unit, so offsets stay right.
   *
   * @param {string} text
   */
  #write(text) {
    const room = text.length <= SHORT ? 3 * text.length : utf8Length(text);
    return this.#encoder.encodeInto(text, this.#bytes(this.#input(room), room)).written;
  }

  /** @param {number} size */
  #input(size) {
    const at = this.#call('input', size);
    if (at === 0) throw new Error(this.#output());
    return at >>> 0;
  }

  /** Spans as they stand in memory. */
  #rows() {
    const [count, almostAll] = this.#numbers(0, 2);
    return { almostAll: almostAll !== 0, fields: this.#numbers(2, count * SPAN_FIELDS) };
  }

  /**
   * Spans with their strings. It ends the answer, so it comes last.
   *
   * @param {{almostAll: boolean, fields: Uint32Array}} rows
   */
  #named({ almostAll, fields }) {
    /** @type {any[]} */
    const spans = [];
    for (let i = 0; i < fields.length; i += SPAN_FIELDS) {
      const [start, end, , , verdict, kind, evidence, score, template, publisher] = fields.subarray(i, i + SPAN_FIELDS);
      const span = { start, end, verdict: this.#name(verdict) };
      spans.push(span.verdict === 'keep' ? span : {
        ...span,
        kind: this.#name(kind),
        template: this.#name(template),
        publisher: this.#name(publisher),
        score,
        evidence: this.#name(evidence),
      });
    }
    return { spans: /** @type {Span[]} */ (spans), almostAll };
  }

  /**
   * The string at a place of the string table. Asking for it ends the answer.
   *
   * @param {number} place
   */
  #name(place) {
    if (this.#names[place] === undefined) {
      this.#ask('name', place);
      this.#names[place] = this.#output();
    }
    return this.#names[place];
  }

  /**
   * A copy of numbers of the answer.
   *
   * @param {number} from
   * @param {number} count
   */
  #numbers(from, count) {
    const at = (this.#call('answer') >>> 0) + 4 * from;
    return new Uint32Array(this.#exports.memory.buffer, at, count).slice();
  }

  #output() {
    return this.#string(0, this.#call('output_size'));
  }

  /**
   * @param {number} from
   * @param {number} size
   */
  #string(from, size) {
    return this.#decoder.decode(this.#bytes((this.#call('output') >>> 0) + from, size));
  }

  /**
   * A view that is good until the next call.
   *
   * @param {number} at
   * @param {number} size
   */
  #bytes(at, size) {
    return new Uint8Array(this.#exports.memory.buffer, at, size);
  }

  /**
   * @param {string} name
   * @param {...number} numbers
   */
  #ask(name, ...numbers) {
    if (this.#call(name, ...numbers) === 0) throw new Error(this.#output());
  }

  /**
   * @param {string} name
   * @param {...number} numbers
   * @returns {number}
   */
  #call(name, ...numbers) {
    try {
      return this.#exports[name](...numbers);
    } catch (cause) {
      const [why] = (this.#said() || String(cause)).trim().split('\n');
      throw new EngineStopped(`the engine stopped (${why}); the text is as it was, and the next call starts a new engine`, { cause });
    }
  }
}

/**
 * The size of a string in UTF-8, a lone surrogate counting as U+FFFD.
 *
 * @param {string} text
 */
function utf8Length(text) {
  let size = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    size += unit < 0x800 ? 1 : 2;
    // A pair is 4 bytes: two for its units, two by its first half.
    if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
  }
  return size;
}
