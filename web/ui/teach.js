// Beside the text: what is proposed for a passage that the reader has called junk. Kind
// and publisher can be changed, each slot can be switched off, and it is shown what else
// would go. No dialogue: the text stays in reach.

import { say } from '../words.js';
import { fileText, pathOf } from '../teach/format.js';
import { button, make } from './make.js';
import { showHits } from './teach-hits.js';
import { showSlots } from './teach-slots.js';
import { addStyle } from './style.js';

/** The panel; one for the page. */
export class TeachPanel {
  #turn = 0;
  #before = null; // what had the focus

  /**
   * @param {HTMLElement} host what the panel is put into
   * @param {Object} acts
   * @param {(selection: Object) => Promise<import('../teach/format.js').Proposal>} acts.propose
   *   `propose` of teach/propose.js
   * @param {(proposal: import('../teach/format.js').Proposal) => Promise<import('../teach/format.js').Proposal>} acts.fit
   *   `fitting` of teach/propose.js: asked again when a slot was switched
   * @param {(file: string) => Promise<import('../teach/preview.js').Hits[]>} acts.preview
   *   `previewIn` of teach/preview.js
   * @param {(passage: {path: string, text: string, kind: string, publisher: string}) => Promise<void>} acts.save keeps it,
   *   and says so; rejects where there is no room
   * @param {string[]} acts.kinds names of the engine's kinds, in its order
   * @param {() => string[]} [acts.publishers] known ones, to choose from
   * @param {() => void} [acts.closed] called after the panel was closed, saved or not
   */
  constructor(host, acts) {
    this.acts = acts;
    this.element = make('aside', { class: 'teach', 'aria-labelledby': 'teach-heading', hidden: true });
    host.append(this.element);
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !this.isOpen) return;
      event.preventDefault();
      this.close();
    });
  }

  /** @returns {boolean} */
  get isOpen() { return !this.element.hidden; }

  /**
   * Opens the panel for a selection; one that is open is for the new one then.
   *
   * @param {Object} selection as `propose` takes it
   */
  async open(selection) {
    const turn = ++this.#turn;
    if (!this.isOpen) this.#before = document.activeElement;
    await addStyle('./teach.css');
    if (turn !== this.#turn) return;
    const heading = make('h2', { id: 'teach-heading', tabindex: '-1' }, say('teach.heading'));
    const state = make('p', { class: 'hint', role: 'status' }, say('teach.wait'));
    this.element.replaceChildren(heading, state, make('div', { class: 'acts' }, this.#cancel()));
    this.element.hidden = false;
    this.element.scrollTop = 0;
    this.#keepInSight();
    heading.focus({ preventScroll: true });
    try {
      const proposal = await this.acts.propose(selection);
      if (turn === this.#turn) this.#show(proposal, heading);
    } catch {
      if (turn === this.#turn) state.textContent = say('teach.failed');
    }
  }

  /** Closes the panel; nothing is kept. Focus goes back where it was. */
  close() {
    if (!this.isOpen) return;
    this.#turn++;
    this.element.hidden = true;
    this.element.replaceChildren();
    const back = this.#before;
    this.#before = null;
    const to = back?.isConnected && back !== document.body && back.checkVisibility() ? back : document.querySelector('#article');
    to.focus({ preventScroll: true });
    this.acts.closed?.();
  }

  // Where the panel lies over the text, what was selected comes above it.
  #keepInSight() {
    const selected = document.getSelection();
    if (!selected.rangeCount) return;
    const { top, bottom } = selected.getRangeAt(0).getBoundingClientRect();
    const room = this.element.getBoundingClientRect().top;
    if (room > 0 && bottom > room) scrollBy(0, Math.min(bottom - room + 16, Math.max(0, top - 16)));
  }

  #cancel() { return button(say('teach.cancel'), () => this.close(), { class: 'quiet' }); }

  #show(first, heading) {
    let proposal = first;
    let shown = 0;
    const kind = make('select', { id: 'teach-kind', 'aria-describedby': 'teach-effect' });
    for (const name of this.acts.kinds) kind.append(make('option', { value: name }, say(`kind.${name}`)));
    kind.value = proposal.kind;
    const publisher = make('input', { id: 'teach-publisher', type: 'text', autocomplete: 'off', spellcheck: 'false', dir: 'auto', list: 'teach-publishers', 'aria-describedby': 'teach-whose' });
    publisher.value = proposal.publisher;
    const publishers = make('datalist', { id: 'teach-publishers' }, ...[...new Set(this.acts.publishers?.() ?? [])].map((name) => make('option', { value: name })));
    const effect = make('p', { id: 'teach-effect', class: 'hint' });
    const passage = make('div', { class: 'taught', role: 'group', 'aria-label': say('teach.passage') });
    const slots = make('p', { class: 'hint' }, say('teach.slots'));
    const hits = make('section', { class: 'hits', 'aria-label': say('teach.preview') });
    const trouble = make('p', { class: 'notice', role: 'alert', hidden: true });
    const keep = make('button', { type: 'submit', class: 'primary' }, say('teach.save'));

    const now = () => ({ ...proposal, kind: kind.value, publisher: publisher.value, domain: publisher.value.trim() === first.publisher ? first.domain : '' });
    const tell = (key) => {
      trouble.hidden = !key;
      trouble.textContent = key ? say(key) : '';
    };
    const tellEffect = () => {
      effect.textContent = say(proposal.form === 'beside' ? 'teach.beside' : 'teach.taken');
      keep.hidden = !proposal.found;
      tell(proposal.found ? '' : 'teach.tooShort');
    };
    const look = async () => {
      const number = ++shown;
      tellEffect();
      hits.hidden = !proposal.found;
      if (!proposal.found) return;
      showHits(hits, null);
      const found = await this.acts.preview(fileText(now())).catch(() => undefined);
      if (number === shown) showHits(hits, found);
    };
    const draw = () => {
      slots.hidden = !proposal.paragraphs.some((one) => one.slots.length);
      showSlots(passage, proposal.paragraphs, async (paragraphs) => {
        const number = ++shown;
        const fitted = await this.acts.fit({ ...proposal, paragraphs }).catch(() => ({ ...proposal, paragraphs }));
        if (number !== shown) return;
        proposal = fitted;
        draw();
        look();
      });
    };
    kind.addEventListener('change', look);

    const form = make('form', {},
      make('label', { for: 'teach-kind' }, say('teach.kind')), kind, effect,
      make('label', { for: 'teach-publisher' }, say('teach.publisher')), publisher, publishers,
      make('p', { id: 'teach-whose', class: 'hint' }, say('teach.publisherHint')),
      make('p', { class: 'label', 'aria-hidden': 'true' }, say('teach.passage')), passage, slots, hits, trouble,
      make('div', { class: 'acts' }, keep, this.#cancel()));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const made = now();
      if (!made.found || keep.disabled) return;
      keep.disabled = true;
      try {
        await this.acts.save({ path: pathOf(made), text: fileText(made), kind: made.kind, publisher: made.publisher.trim() });
        this.close();
      } catch {
        tell('teach.noRoom');
        keep.disabled = false;
      }
    });
    // The heading stays where it is: moved, it would lose the focus.
    if (this.element.contains(document.activeElement)) heading.focus({ preventScroll: true });
    while (heading.nextSibling) heading.nextSibling.remove();
    heading.after(form);
    draw();
    this.#keepInSight();
    look();
  }
}
