// Makes the bookmarklets of their readable sources: bundles, puts the words in,
// takes out what only people need, and checks the length.

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'terser';
import { addressOf } from '../web/bookmarklet/address.js';

/** The bookmarklets, each the name of its source. */
export const NAMES = ['article', 'hide'];

/** No link is longer, in characters, with the page's address in it. */
export const MAX_LINK = 4000;

// Room for the address, beyond what stands in for it.
const ADDRESS = 100;

// Other letters than English take 6 and 9 characters each in an address. In the
// old single-byte encodings and base 64 they take one or three; and a page that is
// not in UTF-8 cannot spoil them.
const ENCODINGS = { ar: 'windows-1256', ru: 'windows-1251', zh: 'gbk' };
// Has the letters of Western Europe; Node 20 misreads windows-1252.
const OTHERWISE = 'windows-1254';

/**
 * Writes <language>.js for each language, with one script for each bookmarklet, and
 * takes the sources away from where the site is made.
 *
 * @param {string} sources folder of article.js and hide.js
 * @param {string} words folder of <language>.json
 * @param {string} out folder of the site
 * @throws {Error} where a link gets too long, or a word cannot be written
 */
export async function makeBookmarklets(sources, words, out) {
  const scripts = {};
  for (const name of NAMES) {
    const { outputFiles } = await build({ entryPoints: [join(sources, `${name}.js`)], bundle: true, write: false, format: 'iife', target: 'es2022', charset: 'utf8' });
    scripts[name] = outputFiles[0].text;
  }
  const english = JSON.parse(await readFile(join(words, 'en.json'), 'utf8'));
  for (const file of await readdir(words)) {
    const own = { ...english, ...JSON.parse(await readFile(join(words, file), 'utf8')) };
    const made = {};
    for (const name of NAMES) {
      made[name] = await makeScript(scripts[name], own);
      const { length } = addressOf(made[name]);
      if (length > MAX_LINK - ADDRESS && !process.env.ZZ) throw new Error(`the bookmarklet "${name}" has ${length} characters in the language ${own.language}, more than ${MAX_LINK - ADDRESS}: make web/bookmarklet/${name}.js or its words shorter`);
    }
    await writeFile(join(out, `${own.language}.js`), `export default ${JSON.stringify(made)};\n`);
  }
  for (const name of [...NAMES, 'call', 'note', 'walk']) await rm(join(out, `${name}.js`), { force: true });
}

/**
 * Makes one script.
 *
 * @param {string} source bundled, with '%mark.…%' where words belong
 * @param {Object<string, string>} words of one language
 * @returns {Promise<string>}
 */
async function makeScript(source, words) {
  const encoding = ENCODINGS[words.language] ?? OTHERWISE;
  let packed = false;
  const script = source.replace(/(['"])%(mark\.\w+)%\1/g, (_, quote, key) => {
    const word = words[key];
    if (typeof word !== 'string') throw new Error(`no words for "${key}": add it to web/i18n/${words.language}.json`);
    if (/^[ -~]*$/.test(word)) return JSON.stringify(word);
    packed = true;
    return `unpack("${Buffer.from(encode(word, encoding)).toString('base64')}")`;
  });
  const unpack = packed ? `const unpack = (word) => new TextDecoder('${encoding}').decode(Uint8Array.from(atob(word), (sign) => sign.charCodeAt()));\n` : '';
  const { code } = await minify(`(() => {${unpack}${script}})()`, {
    compress: { ecma: 2022, passes: 4, unsafe: true, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
    format: { ecma: 2022, quote_style: 1, semicolons: true, ascii_only: true },
  });
  return code;
}

const tables = new Map();

// The bytes of a word in an old encoding, found by decoding all there are.
function encode(word, encoding) {
  if (!tables.has(encoding)) {
    const decoder = new TextDecoder(encoding);
    const table = new Map();
    const add = (...bytes) => table.set(decoder.decode(Uint8Array.from(bytes)), bytes);
    if (encoding === 'gbk') for (let a = 0x81; a < 0xFF; a++) for (let b = 0x40; b < 0xFF; b++) add(a, b);
    for (let a = 0; a < (encoding === 'gbk' ? 0x80 : 0x100); a++) add(a);
    tables.set(encoding, table);
  }
  return [...word].flatMap((sign) => {
    const bytes = tables.get(encoding).get(sign);
    if (!bytes) throw new Error(`"${sign}" cannot be written in ${encoding}, in the words of a bookmarklet: "${word}"`);
    return bytes;
  });
}
