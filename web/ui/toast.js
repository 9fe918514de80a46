// The line that says what just happened, with Undo and Redo. It stays until
// the next thing happens, or, with nothing to undo, until the next press: nobody
// has to be quick.

/** One line at the foot of the window. */
export class Toast {
  /**
   * @param {Object} parts the elements `toast`, `said`, `undo`, `redo`
   * @param {Object} use
   * @param {import('../history.js').History} use.history
   * @param {() => void} use.undo
   * @param {() => void} use.redo
   */
  constructor({ toast, said, undo, redo }, use) {
    Object.assign(this, { toast, said, undo, redo, history: use.history });
    undo.addEventListener('click', () => use.undo());
    redo.addEventListener('click', () => use.redo());
    const pressed = () => { if (undo.hidden && redo.hidden) this.clear(); };
    document.addEventListener('click', pressed, { capture: true }); // before what is pressed says something new
  }

  /** @param {string} sentence what happened */
  say(sentence) {
    this.said.textContent = sentence;
    this.refresh();
  }

  /** Takes the line away, unless there is something to undo. */
  clear() { this.say(''); }

  /** Shows the buttons that would do something now, and keeps focus on one. */
  refresh() {
    const { undo, redo, history } = this;
    const focused = document.activeElement;
    undo.hidden = !history.canUndo;
    redo.hidden = !history.canRedo;
    this.toast.hidden = !this.said.textContent && undo.hidden && redo.hidden;
    if (focused === undo && undo.hidden && !redo.hidden) redo.focus();
    if (focused === redo && redo.hidden && !undo.hidden) undo.focus();
  }
}
