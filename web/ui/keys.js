// Single keys, for who keeps the hands on the keyboard. They are for the article
// alone: never where something is written, and they can be switched off, since who
// speaks to the computer may say letters by mistake.

const SWITCH = 'dehusk-keys'; // in localStorage: 'off' where they are

/**
 * The letter of a key, also where the keyboard writes another script: then it is the one
 * that stands there in Latin.
 *
 * @param {KeyboardEvent} event
 * @returns {string} in lower case
 */
export function letterOf({ key, code }) {
  const latin = /^Key([A-Z])$/.exec(code ?? '');
  return (latin && key.length === 1 && key > '\u007f' ? latin[1] : key).toLowerCase();
}

/**
 * @param {EventTarget} target
 * @returns {boolean} whether it is a field that one writes in
 */
export function isField(target) {
  return target instanceof Element && target.matches('textarea, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="file"])');
}

/** The keys. */
export class Keys {
  /**
   * @param {Object<string, () => void>} acts key → what it does, as {n, p, u, '?'}
   * @param {HTMLInputElement} box checked where the keys are on
   */
  constructor(acts, box) {
    this.acts = acts;
    box.checked = read() !== 'off';
    this.on = box.checked;
    box.addEventListener('change', () => {
      this.on = box.checked;
      write(box.checked ? 'on' : 'off');
    });
    document.addEventListener('keydown', (event) => this.#press(event));
  }

  #press(event) {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isField(event.target) || event.target.closest?.('select, dialog, .menu > ul, .teach') || document.querySelector('dialog[open]')) return;
    const act = this.acts[letterOf(event)];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

function read() {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    localStorage.setItem(SWITCH, value);
  } catch {
    // it holds for this page then
  }
}
