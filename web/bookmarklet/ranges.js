// What a bookmarklet may hide on the page it runs on, and the words to say it with.

import { makeArticle } from '../state.js';
import { nameOf, nearness } from '../ui/label.js';
import { say } from '../words.js';
import { cutsOf, join } from './parts.js';

// So much of a passage tells which one is meant, in characters.
const GLIMPSE = 60;

/**
 * Finds what a page has to hide.
 *
 * @param {Pick<import('../engine.js').Engine, 'clean'>} engine
 * @param {{parts: (string|number)[], url: string}} page
 * @returns {Promise<{cuts: [number, number, number][], whys: string[], words: Object<string, string>}>}
 *   `cuts` as `cutsOf` gives them; `whys` one line for each passage; `words` is what
 *   stands on the page's note. Where the engine fails there is nothing to hide, and
 *   `words.hidden` says so
 */
export async function findCuts(engine, { parts, url }) {
  const words = {
    show: say('mark.show'), why: say('mark.why'), close: say('mark.close'), changed: say('mark.changed'),
  };
  try {
    const { text, starts } = join(parts);
    const result = await engine.clean(text, { url });
    const article = makeArticle(text, result);
    const out = article.pieces.filter((piece) => piece.state === 'out');
    const whys = out.map((piece) => {
      const glimpse = text.slice(piece.start, piece.end).replace(/\s+/g, ' ').trim().slice(0, GLIMPSE);
      return [nameOf(article, piece), nearness(piece), `${glimpse} …`].filter(Boolean).join(' · ');
    });
    const hidden = out.length ? say('mark.hidden', { n: out.length }) : say('mark.nothing');
    return { cuts: cutsOf(parts, starts, result.spans), whys, words: { ...words, hidden } };
  } catch {
    return { cuts: [], whys: [], words: { ...words, hidden: say('mark.failed') } };
  }
}
