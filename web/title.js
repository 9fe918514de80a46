// What an article is called.

/**
 * The article's first heading, else its first line.
 *
 * @param {{text: string, rich: import('./rich.js').Rich|null}} doc
 * @returns {string} at most 80 characters, '' where there is none
 */
export function titleOf({ text, rich }) {
  const heading = rich?.root.querySelector('h1, h2')?.textContent.trim();
  const line = (heading || text.trimStart().slice(0, 300).split(/[\r\n]/)[0]).replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : line.slice(0, 80).replace(/\s+\S*$/, '');
}

/**
 * @param {string} title
 * @param {string} ending as "txt"
 * @returns {string} a name that every file system takes
 */
export function fileName(title, ending) {
  const name = title.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60);
  return `${name || 'article'}.${ending}`;
}
