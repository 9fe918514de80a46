// In which language a passage is written, by the words that stand in every text. Good
// enough to name a file by, and for the facts that its slots need. No DOM here.

const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}]+/gu;
const ENOUGH = 4000; // code units that are looked at

/**
 * @param {string} text
 * @param {Object<string, import('./slots.js').Facts>} facts of each language, by its code
 * @returns {string} a code; '' where no language has a word in the text
 */
export function languageOf(text, facts) {
  const counts = new Map();
  for (const [word] of text.slice(0, ENOUGH).toLowerCase().matchAll(WORDS)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best = '';
  let most = 0;
  for (const [code, { words }] of Object.entries(facts)) {
    let score = 0;
    // By its root, so that one word which two languages have does not decide.
    for (const [word, often] of Object.entries(words)) score += (counts.get(word) ?? 0) * Math.sqrt(often);
    if (score > most) [best, most] = [code, score];
  }
  return best;
}
