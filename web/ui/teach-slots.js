// A passage with what may differ in it: each such place is a button that switches it.

import { say } from '../words.js';
import { button, make } from './make.js';

const CALLED = { money: 'teach.money', number: 'teach.number', date: 'teach.date', name: 'teach.name', url: 'teach.url' };

/**
 * Sets the paragraphs of a passage. The button that was pressed keeps the focus when
 * they are set again.
 *
 * @param {HTMLElement} host
 * @param {import('../teach/format.js').Paragraph[]} paragraphs
 * @param {(paragraphs: import('../teach/format.js').Paragraph[]) => void} changed given
 *   new ones in which one slot is switched
 */
export function showSlots(host, paragraphs, changed) {
  const focused = [...host.querySelectorAll('button')].indexOf(document.activeElement);
  host.replaceChildren(...paragraphs.map((paragraph, at) => {
    const line = make('p', { dir: 'auto' });
    let from = 0;
    for (const [i, slot] of paragraph.slots.entries()) {
      const words = paragraph.text.slice(slot.start, slot.end);
      line.append(paragraph.text.slice(from, slot.start), button(words, () => changed(switched(at, i)), {
        class: 'gap', 'aria-pressed': String(slot.on), 'aria-label': say('teach.slot', { words, what: say(CALLED[slot.name]) }),
      }));
      from = slot.end;
    }
    line.append(paragraph.text.slice(from));
    return line;
  }));
  if (focused >= 0) host.querySelectorAll('button')[focused]?.focus();

  function switched(at, i) {
    return paragraphs.map((paragraph, p) => (p !== at ? paragraph : {
      ...paragraph, slots: paragraph.slots.map((slot, s) => (s === i ? { ...slot, on: !slot.on } : slot)),
    }));
  }
}
