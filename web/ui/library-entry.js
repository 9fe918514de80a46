// One passage of the library: a line that says what it is, and, opened, its file with
// what can be done about it.

import { apart, say } from '../words.js';
import { button, make } from './make.js';

const SLOTS = '{money}, {number}, {date}, {name}, {url}';

let number = 0;

/**
 * @param {import('../library.js').Entry} entry
 * @param {Object} acts
 * @param {(path: string, text: string) => Promise<string>} acts.check what is wrong with
 *   a file, '' where nothing is
 * @param {(entry: Object, text: string) => Promise<boolean>} acts.save
 * @param {(entry: Object) => void} acts.copy makes one of the library one's own
 * @param {(entry: Object, on: boolean) => void} acts.turn
 * @param {(entry: Object) => void} acts.remove
 * @param {(entry: Object) => void} acts.exported
 * @returns {{path: string, own: boolean, element: HTMLElement, open: (yes: boolean) => void, isOpen: () => boolean}}
 */
export function makeEntry(entry, acts) {
  const id = `entry-${++number}`;
  const body = make('div', { class: 'file', id, hidden: true });
  const isOpen = () => head.getAttribute('aria-expanded') === 'true';
  const head = button('', () => open(!isOpen()), { class: 'head', 'aria-expanded': 'false', 'aria-controls': id });
  const called = [entry.kind && say(`kind.${entry.kind}`), entry.publisher ? apart(entry.publisher) : say('library.anybody'), entry.language].filter(Boolean);
  head.append(make('span', { class: 'turn', 'aria-hidden': 'true' }), make('span', { class: 'name-of' }, called.join(' · ')));
  for (const [is, key] of [[entry.own, 'library.own'], [!entry.on, 'library.off']]) if (is) head.append(' ', make('span', { class: 'badge' }, say(key)));
  const first = entry.mined ? say('library.fingerprints', { n: entry.mined }) : entry.first;
  const line = make('p', { class: 'first', dir: entry.mined ? null : 'auto' }, first);
  const element = make('li', { class: `entry${entry.on ? '' : ' is-off'}` }, make('h3', {}, head), line, body);
  return { path: entry.path, own: entry.own, element, open, isOpen };

  function open(yes) {
    head.setAttribute('aria-expanded', String(yes));
    body.hidden = !yes;
    line.hidden = yes;
    if (yes && !body.hasChildNodes()) body.append(...(entry.own ? editor(entry, acts) : reader(entry, acts)));
  }
}

/**
 * @param {Object} acts as of {@link makeEntry}
 * @param {() => void} close
 * @returns {HTMLElement} a new passage, to be written
 */
export function makeDraft(acts, close) {
  const entry = { path: '', own: true, on: true, text: 'publisher: \nkind: appeal\nlanguage: en\n\n' };
  return make('li', { class: 'entry draft' }, make('h3', { class: 'head' }, say('library.draft')), make('div', { class: 'file' }, ...editor(entry, acts, close)));
}

// A file to be read.
function reader(entry, acts) {
  const text = entry.mined ? make('p', { class: 'hint' }, say('library.minedHint')) : make('div', { class: 'source-of', dir: 'auto', tabindex: '0', role: 'group', 'aria-label': say('library.file') }, entry.text.trim());
  const tools = make('div', { class: 'tools' });
  if (!entry.mined) tools.append(button(say('library.copy'), () => acts.copy(entry)));
  tools.append(turnButton(entry, acts));
  if (!entry.mined) tools.append(button(say('library.export'), () => acts.exported(entry), { class: 'quiet' }));
  return [pathOf(entry), text, tools];
}

// A file to be edited. What the engine thinks of it is said while it is typed.
function editor(entry, acts, close = null) {
  const id = `edit-${++number}`;
  const box = make('textarea', { id, rows: '12', spellcheck: 'false', dir: 'auto', 'aria-describedby': `${id}-hint ${id}-wrong` });
  box.value = entry.text;
  const wrong = make('p', { id: `${id}-wrong`, class: 'wrong', role: 'status' });
  const keep = button(say('library.save'), save, { class: 'primary', hidden: Boolean(entry.path) });
  const undo = button(say('library.undoEdit'), () => {
    box.value = entry.text;
    judge();
    box.focus();
  }, { class: 'quiet', hidden: true });
  let turn = 0;

  async function judge() {
    const mine = ++turn;
    const changed = box.value !== entry.text;
    keep.hidden = Boolean(entry.path) && !changed;
    undo.hidden = !entry.path || !changed;
    const fault = await acts.check(entry.path, box.value);
    if (mine === turn) {
      wrong.textContent = fault;
      box.setAttribute('aria-invalid', String(Boolean(fault)));
    }
    return fault;
  }

  async function save() {
    if (await judge()) {
      box.focus();
      return;
    }
    if (await acts.save(entry, box.value)) close?.();
  }

  box.addEventListener('input', judge);
  const tools = make('div', { class: 'tools' }, keep, undo);
  if (close) tools.append(button(say('teach.cancel'), close, { class: 'quiet' }));
  else {
    tools.append(turnButton(entry, acts), button(say('library.export'), () => acts.exported(entry), { class: 'quiet' }),
      button(say('library.remove'), () => acts.remove(entry), { class: 'quiet' }));
  }
  return [...(entry.path ? [pathOf(entry)] : []), make('label', { for: id, class: 'heard' }, say('library.file')), box, wrong, make('p', { class: 'hint', id: `${id}-hint` }, say('library.fileHint', { slots: SLOTS })), tools];
}

function pathOf({ path, replaces }) {
  const line = make('p', { class: 'what' }, make('bdi', { dir: 'ltr' }, path));
  if (replaces) line.append(` · ${say('library.replaces')}`);
  return line;
}

const turnButton = (entry, acts) => button(say(entry.on ? 'library.turnOff' : 'library.turnOn'), () => acts.turn(entry, !entry.on), { class: 'quiet' });
