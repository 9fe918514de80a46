// Tells index.html of all modules that the page begins with, so that the browser asks
// for them at once and not for one after it has read another.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Writes a line for each module, behind the scripts: what they are is wanted first.
 *
 * @param {string} site the folder, complete but for this
 * @returns {Promise<string[]>} the modules
 * @throws {Error} where index.html loads no module
 */
export async function writePreloads(site) {
  const page = join(site, 'index.html');
  const html = await readFile(page, 'utf8');
  const entries = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src]) => src);
  if (!entries.length) throw new Error(`${page} loads no module`);
  const { metafile } = await build({
    entryPoints: entries.map((entry) => join(site, entry)), absWorkingDir: site, outdir: site, bundle: true, write: false, metafile: true, format: 'esm', splitting: true, logLevel: 'error',
  });
  const found = new Set(entries);
  for (const path of found) {
    for (const { path: next, kind } of metafile.inputs[path].imports) if (kind === 'import-statement' && !next.includes('*')) found.add(next); // a star: one of many, chosen later
  }
  const modules = [...found].filter((path) => !entries.includes(path));
  const lines = modules.map((path) => `<link rel="modulepreload" href="${path}">\n`).join('');
  await writeFile(page, html.replace('</head>', () => `${lines}</head>`));
  return modules;
}
