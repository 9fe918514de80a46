// The line that counts, and the buttons beside it.

import { say } from '../words.js';
import { counts } from '../state.js';

/**
 * Says what was taken out of an article.
 *
 * @param {HTMLElement} line
 * @param {import('../state.js').Article} article
 */
export function showCount(line, article) {
  const { passages, words, ask } = counts(article);
  const settled = article.pieces.some((piece) => piece.state === 'back' || piece.state === 'stay');
  line.textContent = sentence(article.almostAll, passages, words, ask, settled);
}

function sentence(almostAll, passages, words, ask, settled) {
  if (passages) {
    const taken = say('count.taken', { n: passages, words: say('count.words', { n: words }) });
    return ask ? `${taken} · ${say('count.ask', { n: ask })}` : taken;
  }
  if (ask) return say(almostAll ? 'count.almostAll' : 'count.askOnly', { n: ask });
  return say(settled ? 'count.none' : 'count.nothing');
}

/**
 * Copies a text.
 *
 * @param {string} text
 * @returns {Promise<boolean>} false where the browser refuses
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
