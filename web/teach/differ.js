// Two texts word by word: what only one of them has. For passages, which are short; of
// long texts nothing is marked. No DOM here.

const MOST = 4_000_000; // pairs of words that are compared

/**
 * @typedef {{text: string, only: boolean}} Part `only` where the other text lacks it;
 *   the parts of a text, joined, are the text
 *
 * @param {string} a
 * @param {string} b
 * @returns {[Part[], Part[]]}
 */
export function differ(a, b) {
  const [left, right] = [split(a), split(b)];
  if (left.length * right.length > MOST) return [[{ text: a, only: false }], [{ text: b, only: false }]];
  // The longest words in common; table[i][j] is how many there are from i and j on.
  const table = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      table[i][j] = left[i] === right[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  const parts = [[], []];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && left[i] === right[j]) {
      put(parts[0], left[i++], false);
      put(parts[1], right[j++], false);
    } else if (j >= right.length || (i < left.length && table[i + 1][j] >= table[i][j + 1])) put(parts[0], left[i++], true);
    else put(parts[1], right[j++], true);
  }
  return parts;
}

// Words, and what stands between them: of scripts without blanks, each character.
const split = (text) => text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

function put(parts, text, only) {
  const last = parts.at(-1);
  if (last?.only === only) last.text += text;
  else parts.push({ text, only });
}
