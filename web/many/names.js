// What the files in the zip are called. No DOM here.

const LONGEST = 120; // UTF-16 code units; file systems take 255 bytes

// What some file system does not take, and what would show a name other than it is:
// separators, wildcards, controls, marks of direction.
const UNSAFE = /[\\/:*?"<>|\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i; // by Windows

/**
 * @param {string} name as a file came
 * @returns {string} without its ending, so that every file system takes it
 */
export function stemOf(name) {
  const safe = name.normalize('NFC').replace(UNSAFE, '-').replace(/\.[\p{L}\p{N}]{1,8}$/u, '');
  const stem = [...safe].slice(0, LONGEST).join('').replace(/^[\s.]+|[\s.]+$/g, '');
  return RESERVED.test(stem) ? `${stem}-` : stem || 'article';
}

/**
 * Gives each result its names, none of them twice, whatever case a file system makes
 * of them.
 *
 * @param {{name: string, endings: string[]}[]} list as `{name: 'story.html', endings: ['txt', 'html']}`
 * @returns {string[][]} a name for each ending, as "story.txt"; the second story is "story (2).txt"
 */
export function uniqueNames(list) {
  const taken = new Set();
  const next = new Map(); // stem → the number that is perhaps free: hundreds of files may have one name
  const free = (name) => !taken.has(name.toLowerCase());
  return list.map(({ name, endings }) => {
    const stem = stemOf(name);
    for (let n = next.get(stem.toLowerCase()) ?? 1; ; n++) {
      const names = endings.map((ending) => `${stem}${n > 1 ? ` (${n})` : ''}.${ending}`);
      if (!names.every(free)) continue;
      for (const one of names) taken.add(one.toLowerCase());
      next.set(stem.toLowerCase(), n + 1);
      return names;
    }
  });
}
