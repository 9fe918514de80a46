// From a passage that a reader has selected to the file that finds it again: kind,
// publisher and language are proposed, what will differ becomes a slot. The engine is
// asked; where it knows nothing, the proposal says so. No DOM here.

import { fileText, pathOf } from './format.js';
import { languageOf } from './language.js';
import { countWords, findSlots } from './slots.js';

const LONG = 8; // words of a sentence that is known by itself: core/threshold.go
const SHORT = 20; // fewer words do not tell their language
const AROUND = 4000; // code units of the text on each side that have a say
const WRAPPED = 40; // a line at least so long may have been broken by a width

/**
 * Proposes how to know a passage again.
 *
 * @param {Object} selection
 * @param {string} selection.passage
 * @param {string} [selection.before] the text that it stands in, up to the passage
 * @param {string} [selection.after] and from its end on
 * @param {string} [selection.publisher] what the reader has said whose text it is
 * @param {string} [selection.url] the text's address
 * @param {string} [selection.language] the text's, where its source says so
 * @param {Object[]} [selection.spans] the engine's spans of the whole text
 * @param {Object} use
 * @param {(text: string, options: Object) => Promise<{spans: Object[]}>} use.clean the
 *   engine's
 * @param {Object<string, import('./slots.js').Facts>} use.facts of facts.js
 * @returns {Promise<import('./format.js').Proposal>} rejects as `clean` does
 */
export async function propose({ passage, before = '', after = '', publisher = '', url = '', language = '', spans = [] }, { clean, facts }) {
  const whole = before.slice(-AROUND) + passage + after.slice(0, AROUND);
  const from = Math.min(before.length, AROUND);
  const alone = await clean(passage, {});
  const beside = (await clean(whole, {})).spans.filter(({ start, end }) => start < from + passage.length && from < end);
  const own = alone.spans.filter(({ verdict }) => verdict !== 'keep');
  const known = [...own, ...beside.filter(({ verdict }) => verdict !== 'keep')];

  const code = languageTag(known) || languageTag(spans) || (Object.hasOwn(facts, language.slice(0, 2)) ? language.slice(0, 2) : '')
    || languageOf(countWords(passage) < SHORT ? whole : passage, facts) || 'en';
  const host = hostOf(url);
  const proposal = {
    publisher: publisher.trim() || mostly(known, 'publisher') || mostly(spans, 'publisher') || host,
    domain: host,
    kind: mostly(known.filter(({ kind }) => kind !== 'other'), 'kind') || 'other',
    language: code,
    paragraphs: paragraphsOf(passage).map((text) => ({ text, slots: findSlots(text, facts[code], facts.en).map((slot) => ({ ...slot, on: true })) })),
  };
  return { ...(await fitting(proposal, clean)), path: pathOf(proposal) };
}

/**
 * Says whether the engine finds a passage again by its proposal, as it stands or with
 * the form in which it does.
 *
 * @param {Omit<import('./format.js').Proposal, 'form'|'found'|'path'>} proposal
 * @param {(text: string, options: Object) => Promise<{spans: Object[]}>} clean
 * @returns {Promise<import('./format.js').Proposal>} with `form` and `found`
 */
export async function fitting(proposal, clean) {
  const form = formOf(proposal.paragraphs);
  const text = proposal.paragraphs.map((one) => one.text).join('\n\n');
  const closed = proposal.paragraphs.map((one) => ({ ...one, slots: one.slots.map((slot) => ({ ...slot, on: slot.on && !OPEN.has(slot.name) })) }));
  // In a short line a hole for any words says too little: then it counts word for word.
  for (const [shape, paragraphs] of [[form, proposal.paragraphs], [form, closed], ['line', closed], ['beside', closed]]) {
    const tried = { ...proposal, form: shape, paragraphs };
    if (!wordsOf(paragraphs)) continue; // nothing but slots is any line
    if (shape === 'beside' ? form === 'beside' : await finds(tried, text, clean)) return { ...tried, found: true };
  }
  return { ...proposal, form, found: false };
}

/** Slots that take any words. */
const OPEN = new Set(['name', 'url']);

const TRIED = 'own/tried/passage';

async function finds(proposal, text, clean) {
  const { spans } = await clean(text, { templates: [{ name: TRIED, text: fileText(proposal) }] });
  return spans.some(({ template, verdict }) => template === TRIED && verdict !== 'keep');
}

/**
 * Which form a passage has: prose, whole lines, or a line of one word, which means
 * nothing alone.
 *
 * @param {import('./format.js').Paragraph[]} paragraphs
 * @returns {'passage'|'line'|'beside'}
 */
export function formOf(paragraphs) {
  const sentences = paragraphs.flatMap((one) => withoutSlots(one).split(/[.!?…。！？।؟]+/u));
  if (sentences.some((sentence) => countWords(sentence) >= LONG)) return 'passage';
  return wordsOf(paragraphs) > 1 ? 'line' : 'beside';
}

function withoutSlots({ text, slots }) {
  return slots.filter(({ on }) => on).reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

const wordsOf = (paragraphs) => paragraphs.reduce((sum, one) => sum + countWords(withoutSlots(one)), 0);

// The paragraphs of a passage. Each line is one, unless a width has broken it.
function paragraphsOf(passage) {
  const paragraphs = [];
  let open = false;
  for (const line of passage.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const text = line.replace(/\s+/g, ' ').trim();
    if (open && text && /^[\p{Ll}\p{Lo}\p{Nd}]/u.test(text)) paragraphs[paragraphs.length - 1] += ` ${text}`;
    else if (/[\p{L}\p{N}]/u.test(text)) paragraphs.push(text);
    open = text.length >= WRAPPED && /[\p{L}\p{N},;:–-]$/u.test(text);
  }
  return paragraphs;
}

// What most of the spans' characters say.
function mostly(spans, key) {
  const sizes = new Map();
  for (const span of spans) if (span[key]) sizes.set(span[key], (sizes.get(span[key]) ?? 0) + span.end - span.start);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

// Known passages are filed by language, except those that were mined.
function languageTag(spans) {
  const codes = spans.filter(({ template }) => /^[a-z]{2,3}\//.test(template ?? '')).map((span) => ({ ...span, code: span.template.split('/')[0] }));
  return mostly(codes, 'code');
}

function hostOf(url) {
  if (!url || !URL.canParse(url)) return '';
  return new URL(url).hostname.replace(/^www\./, '');
}
