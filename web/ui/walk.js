// From one passage to the next, round and round.

/** Knows at which passage the reader is. */
export class Walk {
  /** @param {import('./article.js').ArticleView} view */
  constructor(view) { this.view = view; }

  /**
   * Moves focus to the next passage, or the one before.
   *
   * @param {1|-1} step
   * @returns {boolean} false where the article has none
   */
  go(step) {
    const { article, places } = this.view;
    const passages = article?.pieces.filter((piece) => places.has(piece)) ?? [];
    if (!passages.length) return false;
    const at = passages.findIndex((piece) => this.view.holdsFocus(piece));
    const from = at < 0 ? this.#near(passages, step) : at;
    this.view.focus(passages[(from + step + passages.length) % passages.length]);
    return true;
  }

  // The passage that the eye has just left, by where the window stands.
  #near(passages, step) {
    const below = passages.findIndex((piece) => this.view.places.get(piece).getBoundingClientRect().bottom > 0);
    if (below < 0) return passages.length - (step > 0 ? 1 : 0);
    return step > 0 ? below - 1 : below;
  }
}
