// Writes the text of a document: it collapses white space and turns the edges of
// elements into breaks, once the next text shows that they part something. The
// counterpart of core/htmltext/flow.go.

/**
 * Ties a stretch of the text to the stretch of a text node (or br) that it came
 * from. Where both are equally long they go unit by unit; else (a run of white
 * space, br) the piece is one thing, kept or cut as a whole. A space that stands
 * for several runs has a piece for each, with the same text.
 *
 * @typedef {{node: Node, start: number, end: number, from: number, to: number}} Piece
 */

export class Flow {
  /** @type {string[]} */
  #out = [];
  #length = 0;
  #last = '';
  /** What was met since the last text. @type {Omit<Piece, 'start' | 'end'>[]} */
  #spaces = [];
  #breaks = 0;
  /** @type {Node[]} */
  #brs = [];
  #tabs = 0;
  /** The row has text already. */
  #inRow = false;
  #quotes = 0;
  #quoteStart = -1;

  /** @type {Piece[]} */
  pieces = [];
  /** Texts, and edges of blocks, in the order in which a reader comes by. @type {Node[]} */
  steps = [];
  /** Ranges of the text inside quotations. @type {[number, number][]} */
  quoted = [];

  /** The text so far. */
  get text() {
    return this.#out.join('');
  }

  /**
   * Writes the text of a node.
   *
   * @param {Text} node
   * @param {boolean} pre white space is kept
   */
  addText(node, pre) {
    if (pre) {
      if (node.data) this.#put(node, 0, node.data.length);
      return;
    }
    for (const { 0: run, index } of node.data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (/[ \t\n\r\f]/.test(run[0])) this.#space(node, index, index + run.length);
      else this.#put(node, index, index + run.length);
    }
  }

  /** Asks for n line breaks. @param {number} n */
  block(n) {
    this.#breaks = Math.max(this.#breaks, n);
    this.#tabs = 0;
    this.#spaces = [];
  }

  /** @param {Node} node */
  br(node) {
    this.#brs.push(node);
    this.#spaces = [];
  }

  /** Begins a cell that is not the first of its row. */
  cell() {
    if (this.#inRow && (this.#breaks > 0 || this.#brs.length > 0)) return;
    this.#tabs++;
    this.#spaces = [];
  }

  /** Begins a row. */
  row() {
    this.#inRow = false;
  }

  /** Notes an edge. @param {Node} node */
  edge(node) {
    this.steps.push(node);
  }

  quoteBegins() {
    if (this.#quotes++ === 0) this.#quoteStart = -1;
  }

  quoteEnds() {
    if (--this.#quotes === 0 && this.#quoteStart >= 0) this.quoted.push([this.#quoteStart, this.#length]);
  }

  /**
   * @param {Text} node
   * @param {number} from
   * @param {number} to
   */
  #space(node, from, to) {
    const atLineStart = this.#length === 0 || this.#breaks > 0 || this.#brs.length > 0 || this.#tabs > 0 || this.#last.endsWith('\n');
    if (!atLineStart) this.#spaces.push({ node, from, to });
  }

  /**
   * Writes text that is shown, and before it what parts it from the last.
   *
   * @param {Text} node
   * @param {number} from
   * @param {number} to
   */
  #put(node, from, to) {
    this.#gap();
    if (this.#quotes > 0 && this.#quoteStart < 0) this.#quoteStart = this.#length;
    this.#write(node, from, to, node.data.slice(from, to));
    this.#inRow = true;
    if (this.steps.at(-1) !== node) this.steps.push(node);
  }

  #gap() {
    if (this.#length > 0) {
      let n = Math.max(this.#breaks, this.#brs.length);
      // A line break that ends pre is the break.
      n = Math.max(0, n - (/\n*$/.exec(this.#last)?.[0].length ?? 0));
      for (let i = 0; i < n; i++) {
        if (i < this.#brs.length) this.#write(this.#brs[i], 0, 0, '\n');
        else this.#append('\n');
      }
    }
    this.#append('\t'.repeat(this.#tabs));
    this.#spaces.forEach(({ node, from, to }, i) => {
      if (i === 0) this.#append(' ');
      this.pieces.push({ node, start: this.#length - 1, end: this.#length, from, to });
    });
    this.#breaks = 0;
    this.#tabs = 0;
    this.#brs = [];
    this.#spaces = [];
  }

  /**
   * @param {Node} node
   * @param {number} from
   * @param {number} to
   * @param {string} text
   */
  #write(node, from, to, text) {
    const start = this.#length;
    this.#append(text);
    const last = this.pieces.at(-1);
    const goesOn = last?.node === node && last.end === start && last.to === from && last.end - last.start === last.to - last.from;
    if (goesOn && to > from) Object.assign(last, { end: this.#length, to });
    else this.pieces.push({ node, start, end: this.#length, from, to });
  }

  /** @param {string} text */
  #append(text) {
    if (!text) return;
    this.#out.push(text);
    this.#length += text.length;
    this.#last = text;
  }
}
