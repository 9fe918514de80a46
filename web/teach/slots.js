// What of a passage will differ from copy to copy: sums, dates, numbers, names in a
// greeting, addresses. Found as the engine reads them, so that what is proposed here
// fits there: a slot for figures takes numbers, and the words that stand beside numbers
// in the facts of a language, and nothing else. No DOM here, no word of a language.

/**
 * @typedef {Object} Slot
 * @property {number} start in UTF-16 code units of the passage
 * @property {number} end
 * @property {'money'|'number'|'date'|'name'|'url'} name
 * @property {number} words how many words of the engine it holds; they are counted
 *   rather one too many than one too few
 *
 * @typedef {Object} Facts what facts.js, which the build makes of core/templates, says
 *   of each language
 * @property {string[]} money
 * @property {string[]} months
 * @property {Object<string, number>} words the most frequent ones, in 10,000
 */

// The most words that a slot takes: core/template.go.
const HOLDS = { money: 4, number: 3, date: 4, name: 6, url: 10 };

// A character that is a word by itself; a date in figures; a number with its grouping; a word.
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|\p{Nd}{1,4}([./-])\p{Nd}{1,2}\1\p{Nd}{1,4}(?!\p{Nd})|\p{Nd}+(?:[.,'’٫٬]\p{Nd}+)*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+/gu;
const DATE = /^\p{Nd}{1,4}([./-])\p{Nd}{1,2}\1\p{Nd}{1,4}$/u;
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const LETTER = /[\p{L}\p{M}\p{N}_]/u;

const ADDRESS = /https?:\/\/[^\s<>"“”«»„]+|www\.[^\s<>"“”«»„]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?<![\p{L}\p{N}@./-])(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"“”«»„]*/giu;
const AFTER_ADDRESS = /[.,;:!?)\]}'’…。，]+$/u;

// "Dear Anna," or "Hallo Anna!": at most two words, then a name, then the end of the line.
const GREETING = /^\s*\p{Lu}[\p{L}\p{M}]*(?: [\p{L}\p{M}]+)? (\p{Lu}[\p{L}\p{M}'’-]+)[,!]\s*(?=\n|$)/u;

const SUM = /^[ \t\u00a0\u2009\u202f]?\p{Sc}?[ \t\u00a0\u2009\u202f]?$/u;

/**
 * Finds the slots of a passage. In doubt it finds none: what is no slot must be there
 * word for word, which can only take out too little.
 *
 * @param {string} passage
 * @param {...Facts} facts of the passage's language, and of others that it may quote
 * @returns {Slot[]} ordered, not overlapping
 */
export function findSlots(passage, ...facts) {
  const open = [...addresses(passage), ...greeting(passage)];
  const money = words(facts, 'money');
  const months = words(facts, 'months');
  const figures = sums(passage, money, months).filter((slot) => !open.some((one) => slot.start < one.end && one.start < slot.end));
  return [...open, ...figures].sort((a, b) => a.start - b.start);
}

/**
 * @param {Slot} slot
 * @returns {string} as a template states it; a long one stands more than once
 */
export function slotText({ name, words: size }) {
  return Array(Math.max(1, Math.ceil(size / HOLDS[name]))).fill(`{${name}}`).join(' ');
}

/**
 * @param {string} text
 * @returns {number} words as the engine counts them for the length of a sentence: two
 *   characters of a script without blanks are one
 */
export function countWords(text) {
  let halves = 0;
  for (const [token] of text.matchAll(TOKEN)) halves += ALONE.test(token) ? 1 : 2;
  return halves / 2;
}

function words(facts, key) {
  return new Set(facts.filter(Boolean).flatMap((one) => one[key]).map((word) => word.toLowerCase()));
}

function* addresses(passage) {
  for (const { 0: found, index } of passage.matchAll(ADDRESS)) {
    const address = found.replace(AFTER_ADDRESS, '');
    if (address) yield { start: index, end: index + address.length, name: 'url', words: size(address) };
  }
}

function greeting(passage) {
  const found = GREETING.exec(passage);
  if (!found) return [];
  const end = found[0].search(/[,!]\s*$/);
  return [{ start: end - found[1].length, end, name: 'name', words: size(found[1]) }];
}

const size = (text) => [...text.matchAll(TOKEN)].length;

// Sums, dates and numbers: runs of tokens that a slot for figures takes. One that holds
// no number is none: "a few dollars", "in May".
function sums(passage, money, months) {
  const tokens = [...passage.matchAll(TOKEN)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length, is: '' }));
  for (const [i, token] of tokens.entries()) {
    const small = token.text.toLowerCase();
    if (months.has(small)) token.is = 'month';
    else if (money.has(small)) token.is = 'money';
    else if (/^\p{Nd}/u.test(small) && !stuck(passage, token, tokens[i + 1], (word) => months.has(word) || money.has(word))) token.is = 'number';
  }
  const slots = [];
  for (let i = 0; i < tokens.length; i++) {
    const run = [];
    for (let at = i; at < tokens.length && tokens[at].is && (!run.length || joined(passage, run, tokens[at])); at++) run.push(tokens[at]);
    if (!run.some(({ is }) => is === 'number')) continue;
    slots.push(named(passage, run));
    i += run.length - 1;
  }
  return slots;
}

// "COVID-19", "5G": a number that is part of a name. "5달러" is a sum all the same.
function stuck(passage, { start, end }, next, known) {
  const letter = (c) => c && LETTER.test(c) && !ALONE.test(c);
  const [before, after] = [passage.slice(Math.max(0, start - 2), start), passage.slice(end, end + 2)];
  if (/\p{Nd}[/]$/u.test(before) || /^[/]\p{Nd}/u.test(after)) return true; // "24/7"
  if (letter(before.at(-1)) || (/[-‑#]$/u.test(before) && (letter(before[0]) || before.endsWith('#')))) return true;
  if (next?.start === end && known(next.text.toLowerCase())) return false;
  return letter(after[0]) || (/^[-‑]/u.test(after) && letter(after[1]));
}

// Whether a token goes on what a run has begun.
function joined(passage, run, token) {
  const last = run.at(-1);
  const gap = passage.slice(last.end, token.start);
  if (token.is === 'month' || run.some(({ is }) => is === 'month')) return !run.some(({ is }) => is === 'money') && ofDate(gap, last, token);
  if (token.is === 'money') return SUM.test(gap) && !run.some(({ is }) => is === 'money' && !ALONE.test(last.text));
  if (last.is === 'money') return SUM.test(gap) && (run.length === 1 || ALONE.test(last.text));
  return /^[ \u00a0\u2009\u202f]$/u.test(gap) && /^\p{Nd}{3}(?:[.,]\p{Nd}+)?$/u.test(token.text) && /^\p{Nd}{1,3}$/u.test(last.text); // 1 000
}

// "12. Mai", "Jan. 5", "May 12, 2024", "Sunday, 12 May", "12-May-2024".
function ofDate(gap, last, token) {
  if (/^[ \u00a0\u202f-]?$/.test(gap)) return true;
  if (/^\.[ \u00a0]?$/.test(gap)) return last.is === 'month' ? token.is === 'number' : token.is === 'month' && /^\p{Nd}{1,2}$/u.test(last.text);
  return /^[,،] ?$/.test(gap) && (last.is === 'month' || (token.is === 'number' && /^\p{Nd}{4}$/u.test(token.text)));
}

function named(passage, run) {
  let { start } = run[0];
  let { end } = run.at(-1);
  const before = /(?:(?<![\p{L}\p{N}])\p{Lu}{1,3})?\p{Sc}[ \u00a0\u202f]?$/u.exec(passage.slice(Math.max(0, start - 5), start));
  const after = /^[ \u00a0\u202f]?\p{Sc}/u.exec(passage.slice(end, end + 2));
  if (before) start -= before[0].length;
  else if (after) end += after[0].length;
  const kinds = new Set(run.map(({ is }) => is));
  const inside = passage.slice(start, end);
  const dated = kinds.has('month') || DATE.test(inside);
  const name = /\p{Sc}/u.test(inside) || kinds.has('money') ? 'money' : dated ? 'date' : 'number';
  return { start, end, name, words: size(inside) };
}
