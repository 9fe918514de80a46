// What this reader knows better than the library: own passages, passages of the
// library that are switched off, and passages that are never to be removed. They
// stand on the shelves of store.js; here they are held ready for the next text.

import { wordsKey } from './never.js';

const PATIENCE = 1000; // ms; a text does not wait longer for a store that does not answer

/** The reader's own rules, as they stand now. */
export class Known {
  /** @param {() => void} changed called when a rule has changed in another tab */
  constructor(changed) {
    this.templates = [];
    this.off = new Set();
    this.never = [];
    this.stamp = stampOf([], [], []); // which rules these are
    this.changed = changed;
    this.loaded = this.#start().catch(() => undefined);
  }

  /** @returns {Promise<void>} as soon as a text can be read by these rules */
  async ready() {
    await Promise.race([this.loaded, new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
  }

  async #start() {
    const { isBegun, onChange } = await import('./store.js');
    if (await isBegun()) await this.#refresh();
    onChange(async (shelf, elsewhere) => {
      if (!elsewhere || !['templates', 'off', 'never'].includes(shelf)) return;
      const before = this.stamp;
      await this.#refresh().catch(() => undefined);
      if (this.stamp !== before) this.changed();
    });
  }

  /**
   * Changes a shelf; a text that comes meanwhile waits for it.
   *
   * @param {() => Promise<void>} act puts something there, or takes it away
   * @returns {Promise<void>} rejects where that failed
   */
  async change(act) {
    const done = act().then(() => this.#refresh());
    this.loaded = done.catch(() => undefined);
    await done;
  }

  async #refresh() {
    const own = await import('./own.js');
    const [templates, off, never] = await Promise.all([own.engineTemplates(), own.offPaths(), own.listNever()]);
    Object.assign(this, { templates, off, never: never.map(({ key }) => key) });
    this.stamp = stampOf(templates, [...off], this.never);
  }

  /**
   * @param {string} text
   * @param {Object[]} spans of the engine
   * @returns {Object[]} as of {@link applyRules}
   */
  apply(text, spans) { return applyRules(this, text, spans); }
}

/**
 * Leaves in the text what the reader wants to be left there.
 *
 * @param {{off: Set<string>, never: string[]}} rules
 * @param {string} text
 * @param {Object[]} spans of the engine
 * @returns {Object[]} the same, some with the verdict `keep`
 */
export function applyRules(rules, text, spans) {
  if (!rules.off.size && !rules.never.length) return spans;
  const kept = new Set();
  for (const run of runsOf(spans)) {
    const matched = run.filter(({ evidence, template }) => evidence === 'match' && template);
    const off = matched.filter(({ template }) => isOff(rules.off, template));
    // What goes only because of its neighbours stays with the last of them.
    for (const span of off.length && off.length === matched.length ? run : off) kept.add(span);
    const keys = run.map(({ start, end }) => wordsKey(text.slice(start, end)));
    for (const never of rules.never) for (const i of placesOfRun(keys, never.split('\n'))) kept.add(run[i]);
  }
  return kept.size ? spans.map((span) => (kept.has(span) ? { start: span.start, end: span.end, verdict: 'keep' } : span)) : spans;
}

/**
 * @param {Set<string>} off of own.js
 * @param {string|undefined} template of a span
 * @returns {boolean} whether the span is to stay in the text, as if nobody knew it
 */
export function isOff(off, template) {
  return Boolean(template) && (off.has(template) || (template.startsWith('mined/') && off.has(template.slice(0, template.lastIndexOf('/')))));
}

// Enough to tell whether two sets of rules are the same: FNV-1a.
function stampOf(...rules) {
  const text = JSON.stringify(rules);
  let sum = 2166136261;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619) >>> 0;
  return `${text.length} ${sum}`;
}

// Neighbours that are not kept.
function runsOf(spans) {
  const runs = [];
  let open = null;
  for (const span of spans) {
    if (span.verdict === 'keep') open = null;
    else if (open) open.push(span);
    else runs.push(open = [span]);
  }
  return runs;
}

// Where the lines of a passage stand in a run: all in a row, or a long one alone.
function placesOfRun(keys, lines) {
  const found = new Set();
  for (let i = 0; i < keys.length; i++) {
    if (lines.every((line, k) => keys[i + k] === line)) lines.forEach((_, k) => found.add(i + k));
    else if (keys[i].split(' ').length >= LONG && lines.includes(keys[i])) found.add(i);
  }
  return found;
}

const LONG = 5; // words; fewer say nothing about where they stand
