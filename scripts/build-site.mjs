// Makes build/site/, the static site as it is hosted: the files of web/, the
// package from build/npm/, the two libraries for HTML, the words, and the
// bookmarklet. Run it after build/npm/ is there:
//
//	node scripts/build-site.mjs
//
// The page's own modules are few files here (bundle.mjs), with maps to what they were.
// Five things are made: i18n/<language>.js of each .json, the pages with their English
// words and what starts the engine in place, vendor/ (one module of each library), and
// the bookmarklets.

import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleModules } from './bundle.mjs';
import { makeBookmarklets } from './bookmarklets.mjs';
import { makeLibrary } from './site-library.mjs';
import { inlineStart } from './inline.mjs';
import { writeList } from './offline-list.mjs';
import { writePreloads } from './preloads.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(root, 'web');
const site = join(root, 'build', 'site');
const npm = join(root, 'build', 'npm');

const PAGES = ['index.html', 'library.html'];
const NOT_SERVED = new Set(['test', 'i18n', ...PAGES]);
// Without a window Turndown does not try out whether strings can be parsed, which the
// page's policy would have to refuse; it is only given trees.
const DEFINED = { markdown: { window: 'undefined' } };
// What vendor/<name>.js exports.
const VENDOR = {
  idb: "export { openDB } from 'idb';",
  linkedom: "export { parseHTML } from 'linkedom/worker';",
  mail: "export { default } from 'postal-mime';",
  markdown: "export { default as Turndown } from 'turndown'; export { gfm } from '@joplin/turndown-plugin-gfm';",
  purify: "export { default } from 'dompurify';",
  readability: "import Readability from '@mozilla/readability/Readability.js'; export default Readability;",
  zip: "export { unzipSync, Zip, ZipDeflate, zipSync } from 'fflate';",
};
const NEEDED = ['messenger.js', 'worker.js', 'index.js', 'dom.js', 'text.wasm', 'library.pack'];
const NOT_NEEDED = /(^|[\\/])(test|node_modules|full\.wasm|.*\.d\.ts)$/;

await rm(site, { recursive: true, force: true });
await mkdir(site, { recursive: true });
const words = JSON.parse(await readFile(join(web, 'i18n', 'en.json'), 'utf8'));

await copyPage();
await copyPackage();
await makeWords();
await makeVendor();
await makeLibrary(join(root, 'core', 'templates'), site);
await makeBookmarklets(join(web, 'bookmarklet'), join(web, 'i18n'), join(site, 'bookmarklet'));
await inlineStart(site, PAGES);
await bundleModules(site, PAGES);
await writePreloads(site);
const kept = await writeList(site);
console.log(`site: ${await size(site)} KB in build/site; ${kept.files} files, ${Math.round(kept.bytes / 1024)} KB, are kept for when there is no network${kept.left.map((path) => `; too large for it: ${path}`).join('')}`);

async function copyPage() {
  for (const name of await readdir(web)) {
    if (!NOT_SERVED.has(name)) await cp(join(web, name), join(site, name), { recursive: true });
  }
  for (const page of PAGES) {
    const html = await readFile(join(web, page), 'utf8');
    await writeFile(join(site, page), html.replace(/(data-say="([^"]+)"[^>]*>)(?=<\/)/g, (_, tag, key) => tag + escape(word(key))));
  }
}

async function copyPackage() {
  for (const name of NEEDED) {
    await stat(join(npm, name)).catch(() => {
      throw new Error(`build/npm/${name} is missing: run "make build" first`);
    });
  }
  await cp(npm, join(site, 'dehusk'), { recursive: true, filter: (path) => !NOT_NEEDED.test(path) });
  // What the worker imports in one file: each step from one to the next would keep the
  // reader waiting for the engine.
  await build({
    entryPoints: [join(npm, 'index.js')], outfile: join(site, 'dehusk', 'index.js'), allowOverwrite: true,
    bundle: true, format: 'esm', platform: 'browser', external: ['node:*'], logLevel: 'error',
  });
}

async function makeWords() {
  await mkdir(join(site, 'i18n'));
  const languages = [];
  for (const name of await readdir(join(web, 'i18n'))) {
    const json = JSON.parse(await readFile(join(web, 'i18n', name), 'utf8'));
    await writeFile(join(site, 'i18n', name.replace(/json$/, 'js')), `export default ${JSON.stringify(json)};\n`);
    languages.push(name.replace(/\.json$/, ''));
  }
  // The page has no other way to know which there are.
  await writeFile(join(site, 'i18n', 'languages.js'), `export default ${JSON.stringify(languages)};\n`);
}

// Each library becomes one ES module of what the page uses of it.
async function makeVendor() {
  for (const [name, contents] of Object.entries(VENDOR)) {
    await build({
      stdin: { contents, resolveDir: root }, outfile: join(site, 'vendor', `${name}.js`),
      bundle: true, format: 'esm', platform: 'browser', minify: true, legalComments: 'inline', logLevel: 'error', define: DEFINED[name],
    });
  }
}

function word(key) {
  if (typeof words[key] !== 'string') throw new Error(`no words for "${key}": add it to web/i18n/en.json`);
  return words[key];
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

async function size(folder) {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath ?? entry.path, entry.name))).size;
  }
  return Math.round(bytes / 1024);
}
