// What the page needs of core/templates apart from the pack: library.json, all known
// passages with their text for the library page, and facts.js, which months, sums and
// frequent words a language has. Both are loaded only where something is taught or
// looked up.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const FREQUENT = 60; // so many words tell a language from the others

/**
 * Writes library.json and facts.js.
 *
 * @param {string} templates the folder core/templates
 * @param {string} site where they are put
 */
export async function makeLibrary(templates, site) {
  const passages = [];
  const mined = [];
  const facts = {};
  for (const entry of await readdir(templates, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.txt') || entry.name === 'genre.txt') continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const path = relative(templates, file).split(sep).join('/').replace(/\.txt$/, '');
    const text = await readFile(file, 'utf8');
    if (entry.name === 'language.txt') facts[path.split('/')[0]] = factsOf(text);
    else if (path.startsWith('mined/')) mined.push({ path, passages: text.split('\n\n').slice(1).join('\n').split('\n').filter((line) => line.trim()).length });
    else passages.push({ path, text });
  }
  const byPath = (a, b) => (a.path < b.path ? -1 : 1);
  await writeFile(join(site, 'library.json'), JSON.stringify({ passages: passages.sort(byPath), mined: mined.sort(byPath) }));
  await writeFile(join(site, 'facts.js'), `export default ${JSON.stringify(Object.fromEntries(Object.entries(facts).sort()))};\n`);
}

// The keys of a language.txt that the page has a use for.
function factsOf(text) {
  const values = (key) => text.split('\n').filter((line) => line.startsWith(`${key}:`)).flatMap((line) => line.slice(key.length + 1).trim().split(/\s+/));
  const words = values('words');
  const pairs = [];
  for (let i = 0; i + 1 < words.length && pairs.length < FREQUENT; i += 2) pairs.push([words[i], Number(words[i + 1])]);
  return { money: values('money'), months: values('months'), words: Object.fromEntries(pairs) };
}
