// What a reader does with the article that lies on the desk, beside deciding.

import { keys, say } from './words.js';
import { countParagraphs, decided, keptText } from './state.js';
import { copyArticle, copyText } from './outputs.js';
import { kindOf } from './ui/label.js';
import { neverRecord } from './never.js';

/**
 * Copies the article as it stands now, or the text as it came where there is none.
 *
 * @param {Object} use
 * @param {import('./desk.js').Desk} use.desk
 * @param {import('./session.js').Session} use.session
 * @param {import('./ui/start.js').Start} use.start
 * @param {import('./ui/toast.js').Toast} use.toast
 * @param {HTMLTextAreaElement} use.box
 */
export async function copyOut({ desk, session, start, toast, box }) {
  const { article } = desk;
  const text = article ? keptText(article) : session.given?.text ?? box.value;
  if (await (article ? copyArticle(article, desk.reading.doc.options.url) : copyText(text))) {
    toast.say(say('toast.copied', { n: countParagraphs(text) }));
    return;
  }
  start.state('trouble');
  if (!start.hold(text)) return;
  box.select();
  toast.say(say('toast.copyByHand', { keys: keys('C') }));
}

/**
 * Remembers that a passage is never to be removed, and puts it back.
 *
 * @param {Object} use
 * @param {import('./desk.js').Desk} use.desk
 * @param {import('./known.js').Known} use.known
 * @param {import('./state.js').Piece} piece
 */
export async function never({ desk, known }, piece) {
  const { shown: before } = desk;
  const { reading } = before;
  const record = neverRecord(reading.doc.text, piece);
  const kept = await known.change(async () => {
    const { put } = await import('./store.js');
    await put('never', record);
  }).then(() => true, () => false); // no room
  if (desk.shown !== before) return;
  const sentence = say(kept ? 'toast.never' : 'toast.neverHere', { what: kindOf(piece) });
  if (!kept) {
    desk.add({ ...before, effects: [], decisions: decided(before.decisions, [piece], 'stay') }, sentence);
    return;
  }
  const now = { ...reading, known: known.stamp, spans: known.apply(reading.doc.text, reading.spans) };
  const cuts = before.cuts?.filter(({ start, end }) => !(start < piece.end && piece.start < end)); // he has changed his mind
  desk.add({ ...before, reading: now, cuts, effects: [{ shelf: 'never', record, key: record.key }] }, sentence);
}
