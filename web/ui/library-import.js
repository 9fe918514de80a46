// What came of an import: how many are new, which were refused and why, and those of
// which there is another one here, side by side, to be decided.

import { say, sentences } from '../words.js';
import { differ } from '../teach/differ.js';
import { button, make } from './make.js';

const WHY = { large: 'library.whyLarge', many: 'library.whyMany', text: 'library.whyText', zip: 'library.whyZip', invalid: 'library.whyInvalid' };
const LISTED = 50; // refused files that are named

/** The part of the page that an import fills. */
export class ImportView {
  /**
   * @param {HTMLElement} host
   * @param {{mine: Function, theirs: Function, both: Function}} acts each called with a
   *   conflict of teach/bundle.js that is decided so
   */
  constructor(host, acts) {
    Object.assign(this, { host, acts });
  }

  /**
   * @param {{fresh: Object[], same: Object[], conflicts: Object[]}} merged
   * @param {import('../teach/bundle.js').Refused[]} refused
   */
  show({ fresh, same, conflicts }, refused) {
    const { host } = this;
    const said = [[fresh, 'library.added'], [same, 'library.same'], [conflicts, 'library.conflicts'], [refused, 'library.refused']]
      .filter(([list]) => list.length).map(([{ length: n }, key]) => say(key, { n }));
    host.replaceChildren(make('p', { class: 'label' }, sentences(said) || say('library.nothing')));
    if (refused.length) {
      host.append(make('ul', { class: 'refused' }, ...refused.slice(0, LISTED).map(({ name, why, message = '' }) => make('li', {}, say(WHY[why], { name, what: message })))));
    }
    host.append(...conflicts.map((conflict) => this.#conflict(conflict)), button(say('library.close'), () => { host.hidden = true; }));
    host.hidden = false;
    host.focus();
  }

  #conflict(conflict) {
    const [mine, theirs] = differ(conflict.mine, conflict.theirs);
    const element = make('article', { class: 'conflict', 'aria-label': conflict.path },
      make('h3', {}, make('bdi', { dir: 'ltr' }, conflict.path)),
      make('div', { class: 'sides' }, side('library.mine', mine, 'del'), side('library.theirs', theirs, 'ins')));
    const tools = make('div', { class: 'tools' });
    for (const [name, key] of [['mine', 'library.keepMine'], ['theirs', 'library.takeTheirs'], ['both', 'library.keepBoth']]) {
      tools.append(button(say(key), async () => {
        if (await this.acts[name](conflict) === false) return;
        const next = element.nextElementSibling;
        element.remove();
        (next.matches('.conflict') ? next.querySelector('.tools button') : next).focus();
      }));
    }
    element.append(tools);
    return element;
  }
}

// One of the two files; what only it has is marked.
function side(key, parts, tag) {
  const text = make('div', { class: 'source-of', dir: 'auto' });
  for (const { text: words, only } of parts) text.append(only ? make(tag, {}, words) : words);
  return make('div', {}, make('p', { class: 'label' }, say(key)), text);
}
