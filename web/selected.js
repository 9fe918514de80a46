// What is selected on the page, as a range of the article's text. The page sets
// white space as it likes, so a passage is found by everything else.

/**
 * Finds what is selected in an article.
 *
 * @param {string} text of the article
 * @param {string} selected as the browser gives it
 * @param {number} [near] how many characters that are not white space stand before
 *   it on the page, at a guess: decides between places that read alike
 * @returns {{start: number, end: number}|null} in UTF-16 code units; null where the
 *   text has no such place
 */
export function findSelected(text, selected, near = 0) {
  const wanted = selected.replace(/\s+/g, '');
  if (!wanted) return null;
  const places = []; // of each character of `solid` in the text
  let solid = '';
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    for (let i = 0; i < run.length; i++) places.push(index + i);
    solid += run;
  }
  let best = -1;
  for (let at = solid.indexOf(wanted); at >= 0; at = solid.indexOf(wanted, at + 1)) {
    if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best < 0 ? null : { start: places[best], end: places[best + wanted.length - 1] + 1 };
}
