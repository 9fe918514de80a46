// Joins the page's modules into few files: a hundred of them, each asked for and answered
// by itself, kept a reader waiting longer than all their work. Modules that are loaded
// when they are wanted, and those that a page or a worker names, keep their addresses.

import { readdir, readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build } from 'esbuild';

// Loaded by address. The last ones are what tests look at alone.
const NAMED = ['many/worker.js', 'engine.js', 'known.js', 'share.js', 'whole.js', 'ui/rich.js', 'ui/update.js'];
// Made already, or loaded by an address that is put together.
const LEFT = ['vendor', 'dehusk', 'i18n', 'bookmarklet', 'sw.js'];
// Stays what it is: it finds its other files by its own address. Only many/worker.js, whose
// place is kept, imports it.
const ENGINE = '../dehusk/index.js';

/**
 * Bundles the modules of a site in their places, and takes away those that are in a
 * bundle then.
 *
 * @param {string} site the folder
 * @param {string[]} pages their names; the modules that they load are kept by name
 * @throws {Error} where a module is missing
 */
export async function bundleModules(site, pages) {
  const entries = new Set(NAMED);
  for (const page of pages) {
    const html = await readFile(join(site, page), 'utf8');
    for (const [, src] of html.matchAll(/<script type="module" src="([^"]+)"/g)) entries.add(src);
  }
  const options = {
    absWorkingDir: site, outdir: site, outbase: site, bundle: true, splitting: true, format: 'esm', minify: true, sourcemap: true,
    metafile: true, allowOverwrite: true, logLevel: 'error', external: [ENGINE], chunkNames: 'parts/[hash]',
  };
  const bundle = (write) => build({ ...options, write, entryPoints: [...entries] });
  for (let known = 0; known < entries.size;) { // what these load later may load more
    known = entries.size;
    const { metafile } = await bundle(false);
    for (const { imports } of Object.values(metafile.inputs)) {
      for (const { path, kind, external } of imports) if (kind === 'dynamic-import' && !external) entries.add(path);
    }
  }
  const modules = await modulesOf(site);
  const { metafile } = await bundle(true);
  const inputs = Object.keys(metafile.inputs);
  const lost = modules.filter((path) => !inputs.includes(path));
  if (lost.length) throw new Error(`no page loads ${lost.join(', ')}: take it away, or name it in scripts/bundle.mjs`);
  // The package stays whole: it is also what a host serves to others.
  for (const path of inputs) if (!(path in metafile.outputs) && !path.startsWith('dehusk/')) await rm(join(site, path));
}

async function modulesOf(site) {
  const paths = (await readdir(site, { recursive: true })).map((path) => path.split(sep).join('/'));
  return paths.filter((path) => path.endsWith('.js') && !LEFT.some((left) => path === left || path.startsWith(`${left}/`)));
}
