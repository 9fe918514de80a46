// Writes into the site's sw.js which files are kept on the device, each with its
// integrity, and a version of all of them. build-site.mjs calls it last; a test does
// so for a site that it has changed.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

// What no page loads.
const NOT_KEPT = /(^|\/)(sw\.js|\.made|README\.md|LICENSE|package\.json|.*\.map)$|^icons\//;

// Larger files than this, in bytes, are kept only where they are the engine, a library,
// or what the library page lists.
const LARGE = 200_000;
const NEEDED = /^dehusk\/|\.js$|^library\.json$/;

const hash = (form, ...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest(form);

/**
 * Writes the list into sw.js.
 *
 * @param {string} site the folder, complete but for this
 * @returns {Promise<{version: string, files: number, bytes: number, left: string[]}>}
 *   `left` are the files that are too large to be kept
 * @throws {Error} where sw.js has no place for the list
 */
export async function writeList(site) {
  const files = {};
  const left = [];
  let bytes = 0;
  for (const path of await filesOf(site)) {
    if (NOT_KEPT.test(path)) continue;
    const body = await readFile(join(site, path));
    if (body.length > LARGE && !NEEDED.test(path)) {
      left.push(path);
      continue;
    }
    bytes += body.length;
    const integrity = `sha256-${hash('base64', body)}`;
    files[path] = integrity;
    if (path === 'index.html') files['./'] = integrity; // both are asked for
  }
  const worker = join(site, 'sw.js');
  const source = (await readFile(worker, 'utf8')).replace(/^const SITE = .*$/m, 'const SITE = {};');
  const version = hash('hex', JSON.stringify(files), source).slice(0, 16);
  const list = `const SITE = ${JSON.stringify({ version, files })};`;
  if (!/^const SITE = \{\};$/m.test(source)) throw new Error(`${worker} has no line "const SITE = …": the list of files goes there`);
  await writeFile(worker, source.replace(/^const SITE = \{\};$/m, () => list));
  return { version, files: Object.keys(files).length, bytes, left };
}

async function filesOf(site) {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
}
