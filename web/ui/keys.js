// Single keys, for who keeps the hands on the keyboard. They are for the article
// alone: never where something is written, and they can be switched off, since who
// speaks to the computer may say letters by mistake.

const SWITCH = 'dehusk-keys'; // in localStorage: 'off' where they are

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
    if (event.target.closest?.('input, textarea, select, dialog, [contenteditable]')) return;
    const act = this.acts[event.key.toLowerCase()];
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
