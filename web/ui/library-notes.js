// Beside the list of the library: what is never removed, and the word that a copy of
// one's own passages would be good.

import { say } from '../words.js';
import { button, make } from './make.js';

/**
 * @param {HTMLElement} host a list
 * @param {{key: string, text: string, kind: string, publisher: string}[]} records
 * @param {(record: Object) => void} allow called when one may be removed again
 */
export function showNever(host, records, allow) {
  if (!records.length) {
    host.replaceChildren(make('li', { class: 'hint' }, say('library.neverNone')));
    return;
  }
  host.replaceChildren(...records.map((record, i) => {
    const what = [say(`kind.${record.kind || 'other'}`), record.publisher].filter(Boolean).join(' · ');
    const id = `never-${i}`;
    return make('li', { class: 'entry' },
      make('p', { class: 'what', id }, what), make('p', { class: 'first', dir: 'auto' }, record.text),
      button(say('library.allow'), () => allow(record), { 'aria-describedby': id }));
  }));
}

/**
 * @param {HTMLElement} host
 * @param {number} n passages that no file has; 0 where nothing is to be said
 * @param {{exported: () => void, later: () => void}} acts
 */
export function showReminder(host, n, { exported, later }) {
  host.hidden = !n;
  host.replaceChildren();
  if (!n) return;
  host.append(make('p', {}, say('library.reminder', { n })), button(say('library.exportAll'), exported), button(say('library.later'), later, { class: 'quiet' }));
}
