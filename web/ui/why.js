// Why a passage is not simply article: the evidence in a sentence, and the
// passage beside the template it resembles, word for word. Where it resembles
// none, the three things that speak most for what it reads like.

import { direction, listOf, say, sentences } from '../words.js';
import { placeEdits } from '../edits.js';
import { byGenre } from '../state.js';
import { button, make } from './make.js';
import { scoreInWords } from './label.js';

/**
 * Adds the button "Why?" to a passage's tools; what it opens comes right after them.
 *
 * @param {HTMLElement} tools within the passage's place
 * @param {import('../state.js').Article} article
 * @param {import('../state.js').Piece} piece
 * @param {Object} acts
 * @param {(text: string, span: Object) => Promise<Object[]>} acts.explain
 * @param {(text: string, span: Object) => Promise<Object[]>} acts.reasons
 */
export function whyButton(tools, article, piece, acts) {
  const answer = make('span', { class: 'why', dir: direction, role: 'group', 'aria-label': say('why.label'), hidden: true });
  const why = button(say('passage.why'), () => {
    const opens = why.getAttribute('aria-expanded') === 'false';
    why.setAttribute('aria-expanded', String(opens));
    answer.hidden = !opens;
    answer.replaceChildren();
    if (opens) fillWhy(answer, article, piece, acts);
  }, { class: 'quiet', 'aria-expanded': 'false' });
  tools.append(why);
  tools.after(answer);
}

function fillWhy(answer, article, piece, acts) {
  const lines = [...piece.spans.filter((span) => !byGenre(span)).map(likeness), ...genreLines(piece.spans.filter(byGenre))];
  for (const line of new Set(lines)) answer.append(make('span', { class: 'line' }, line));
  const surest = piece.spans.filter(byGenre).sort((a, b) => b.score - a.score)[0];
  if (surest) {
    const host = answer.appendChild(make('span', { class: 'line reasons' }));
    acts.reasons(article.text, surest).then((reasons) => {
      if (reasons.length) host.append(say('why.reasons', { reasons: listOf(reasons.map(({ sense, words }) => say(`reason.${sense}`, { words }))) }));
      else host.remove();
    }, () => host.replaceChildren(say('why.failed')));
  }
  const templates = new Set(piece.spans.map((span) => span.template).filter(Boolean));
  for (const template of templates) {
    answer.append(make('span', { class: 'line known' }, say('why.template', { template })));
  }
  if ([...templates].some((template) => template.startsWith(MINED))) answer.append(make('span', { class: 'line known' }, say('why.fingerprint')));
  if (!templates.size) return;
  const compared = make('span', { class: 'compared', dir: 'auto' });
  answer.append(make('span', { class: 'line' }, say('why.edits')), compared);
  compare(compared, article, piece, acts).then((differences) => {
    const signs = [['added', 'why.signAdded'], ['missing', 'why.signMissing'], ['slot', 'why.signSlot']]
      .filter(([op]) => differences.has(op)).map(([, key]) => say(key));
    if (signs.length) answer.append(make('span', { class: 'line legend' }, sentences(signs)));
  }, () => compared.replaceChildren(say('why.failed')));
}

// What a person took from a publisher's pages stands in the library without its words.
const MINED = 'mined/';

// What known passages say of a span.
function likeness(span) {
  if (span.evidence !== 'match') return say(`why.${span.evidence}`);
  const score = scoreInWords(span.score);
  return span.publisher ? say('why.match', { score, publisher: span.publisher }) : say('why.matchUnnamed', { score });
}

// What spans that are like no known passage read like.
function genreLines(spans) {
  if (!spans.length) return [];
  const kinds = new Set(spans.map((span) => span.kind).filter((kind) => kind !== 'other').map((kind) => say(`kind.${kind}`)));
  const like = kinds.size ? say('why.genreKind', { kind: listOf([...kinds]) }) : say('why.genre');
  return spans.every((span) => span.evidence === 'run') ? [like, say('why.run')] : [like];
}

/** Sets the words that are compared; gives the set of what was done to them (`op` of placeEdits). */
async function compare(host, article, piece, acts) {
  const differences = new Set();
  for (const span of piece.spans.filter((one) => one.template)) {
    const edits = await acts.explain(article.text, span);
    if (!edits.length) continue;
    const line = make('span', { class: 'line' });
    let last = { op: '', text: ' ' };
    for (const edit of placeEdits(article.text.slice(span.start, span.end).trim(), edits)) {
      // A word of the template brings no blank of its own.
      const apart = edit.op === 'missing' || last.op === 'missing';
      if (apart && /\S/.test(last.text.slice(-1)) && /^\S/.test(edit.text)) line.append(' ');
      line.append(setEdit(edit));
      differences.add(edit.op);
      last = edit;
    }
    host.append(line);
  }
  return differences;
}

// Missing and added words are told apart for the ear as well.
function setEdit({ op, text }) {
  if (op === 'slot') return make('span', { class: 'slot' }, text);
  if (op !== 'missing' && op !== 'added') return document.createTextNode(text);
  const spoken = make('span', { class: 'heard', dir: direction }, say(`why.${op}`));
  return make(op === 'missing' ? 'del' : 'ins', {}, spoken, text);
}
