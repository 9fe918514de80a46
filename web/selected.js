// What is selected on the page, as a range of the article's text. The page sets
// white space as it likes, so a passage is found by everything else.

/** A text in which selections can be found. Made once: it costs as much as reading it. */
export class Findable {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    const places = []; // of each character of `solid` in the text
    const runs = [];
    for (const { 0: run, index } of text.matchAll(/\S+/g)) {
      runs.push(run);
      for (let i = 0; i < run.length; i++) places.push(index + i);
    }
    this.places = places;
    this.solid = runs.join('');
  }

  /**
   * @param {string} selected as the browser gives it
   * @param {() => string} [before] what stands before it on the page, at a guess: it
   *   decides between places that read alike
   * @returns {{start: number, end: number}|null} in UTF-16 code units; null where the
   *   text has no such place
   */
  find(selected, before = () => '') {
    const wanted = solidOf(selected);
    if (!wanted) return null;
    const { solid, places } = this;
    let best = solid.indexOf(wanted);
    if (best < 0) return null;
    if (solid.indexOf(wanted, best + 1) > 0) {
      const near = solidOf(before()).length;
      for (let at = best; at >= 0; at = solid.indexOf(wanted, at + 1)) if (Math.abs(at - near) < Math.abs(best - near)) best = at;
    }
    return { start: places[best], end: places[best + wanted.length - 1] + 1 };
  }
}

const solidOf = (text) => text.replace(/\s+/g, '');
