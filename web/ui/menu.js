// A button that opens a list of buttons. The list closes when something is chosen,
// with Escape, or when focus or a press goes elsewhere.

/** One such list. */
export class Menu {
  /**
   * @param {HTMLElement} opener
   * @param {HTMLElement} list
   */
  constructor(opener, list) {
    Object.assign(this, { opener, list });
    opener.setAttribute('aria-expanded', 'false');
    opener.setAttribute('aria-controls', list.id);
    opener.addEventListener('click', () => { if (list.hidden) this.open(); else this.close(); });
    document.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('focusin', ({ target }) => { if (!this.#holds(target)) this.#set(false); });
    document.addEventListener('pointerdown', ({ target }) => { if (!this.#holds(target)) this.#set(false); });
  }

  /** Shows the list, with focus on its first button. */
  open() {
    this.#set(true);
    this.list.querySelector('button').focus();
  }

  /** Hides the list; focus goes back to the button. */
  close() {
    if (this.list.contains(document.activeElement)) this.opener.focus();
    this.#set(false);
  }

  #set(yes) {
    this.list.hidden = !yes;
    this.opener.setAttribute('aria-expanded', String(yes));
  }

  #holds(node) { return this.opener.contains(node) || this.list.contains(node); }

  #key(event) {
    if (this.list.hidden) return;
    const buttons = [...this.list.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') this.close();
    else if (to !== undefined && at >= 0) buttons.at(to % buttons.length).focus();
    else return;
    event.preventDefault();
  }
}
