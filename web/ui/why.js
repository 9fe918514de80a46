// Why a passage is not simply article: the evidence in a sentence, and the
// passage beside the template it resembles, word for word.

import { say } from '../words.js';
import { button, make } from './make.js';
import { scoreInWords } from './label.js';

/**
 * Adds the button "Why?" to a passage's tools; what it opens comes after them.
 *
 * @param {HTMLElement} tools
 * @param {HTMLElement} host
 * @param {import('../state.js').Article} article
 * @param {import('../state.js').Piece} piece
 * @param {{explain: (text: string, span: Object) => Promise<Object[]>}} acts
 */
export function whyButton(tools, host, article, piece, acts) {
  const answer = make('span', { class: 'why', role: 'group', 'aria-label': say('why.label'), hidden: true });
  const why = button(say('passage.why'), () => {
    const opens = why.getAttribute('aria-expanded') === 'false';
    why.setAttribute('aria-expanded', String(opens));
    answer.hidden = !opens;
    answer.replaceChildren();
    if (opens) fillWhy(answer, article, piece, acts);
  }, { class: 'quiet', 'aria-expanded': 'false' });
  tools.append(why);
  host.append(answer);
}

function fillWhy(answer, article, piece, acts) {
  for (const reason of new Set(piece.spans.map(reasonOf))) answer.append(make('span', { class: 'line' }, reason));
  const templates = new Set(piece.spans.map((span) => span.template).filter(Boolean));
  for (const template of templates) {
    answer.append(make('span', { class: 'line known' }, say('why.template', { template })));
  }
  if (!templates.size) return;
  const compared = make('span', { class: 'compared', dir: 'auto' });
  answer.append(make('span', { class: 'line' }, say('why.edits')), compared);
  compare(compared, article, piece, acts).then((differs) => {
    if (differs) answer.append(make('span', { class: 'line legend' }, say('why.legend')));
  }, () => compared.replaceChildren(say('why.failed')));
}

function reasonOf(span) {
  if (span.evidence !== 'match') return say(`why.${span.evidence}`);
  const score = scoreInWords(span.score);
  return span.publisher ? say('why.match', { score, publisher: span.publisher }) : say('why.matchUnnamed', { score });
}

/** Sets the differences; gives whether there was any. */
async function compare(host, article, piece, acts) {
  let differs = false;
  for (const span of piece.spans.filter((one) => one.template)) {
    const edits = await acts.explain(article.text, span);
    const line = make('span', { class: 'line' });
    for (const edit of edits) {
      line.append(setEdit(edit), ' ');
      differs ||= edit.op !== 'equal';
    }
    if (edits.length) host.append(line);
  }
  return differs;
}

// Missing and added words are told apart for the ear as well.
function setEdit({ op, words }) {
  if (op === 'equal') return document.createTextNode(words);
  if (op === 'slot') return make('span', { class: 'slot' }, words);
  const spoken = make('span', { class: 'heard' }, say(`why.${op}`));
  return make(op === 'missing' ? 'del' : 'ins', {}, spoken, words);
}
