// The line that says what just happened in the library, with Undo for the last thing.
// It stays until the next.

/** One line at the foot of the window. */
export class LibraryToast {
  #back = null;

  /** @param {Object} parts the elements `toast`, `said`, `undo` */
  constructor({ toast, said, undo }) {
    Object.assign(this, { toast, said, undo });
    undo.addEventListener('click', async () => {
      const back = this.#back;
      this.say('');
      await back?.();
    });
  }

  /**
   * @param {string} sentence what happened; '' takes the line away
   * @param {() => (void|Promise<*>)} [back] what Undo does
   */
  say(sentence, back = null) {
    this.#back = back;
    this.said.textContent = sentence;
    this.undo.hidden = !back;
    this.toast.hidden = !sentence;
  }
}
