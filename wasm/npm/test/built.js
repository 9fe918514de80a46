// What the tests stand on: the package as built, and the native command.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The package as it would be published. */
export const built = new URL('../../../build/npm/', import.meta.url);

for (const needed of ['build/npm/index.js', 'build/npm/text.wasm', 'build/npm/full.wasm', 'build/dehusk']) {
  if (!existsSync(join(root, needed))) throw new Error(`${needed} is not there; run "make build" first`);
}

/** The API under test. */
export const api = await import(new URL('index.js', built).href);

/** The bytes of a module. */
export const wasm = (/** @type {'text' | 'full'} */ name) => readFileSync(new URL(`${name}.wasm`, built));

/** Runs the native command and gives what it prints. */
export function dehusk(/** @type {string[]} */ args, input = '') {
  return execFileSync(join(root, 'build', 'dehusk'), args, { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 30 });
}

/** The template files of a folder, as createCleaner takes own templates. */
export function folderOfTemplates(/** @type {string} */ folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** The small library that the shared vectors run on. */
export const smallLibrary = folderOfTemplates(join(root, 'core', 'coretest', 'library'));

/** The same, compiled by the native command. */
export function smallPack() {
  const folder = mkdtempSync(join(tmpdir(), 'dehusk-'));
  try {
    dehusk(['templates', 'compile', '--output', join(folder, 'small.pack'), 'core/coretest/library']);
    return readFileSync(join(folder, 'small.pack'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The spans' stretches of a text, joined: the text, if they are a partition. */
export function joined(/** @type {string} */ text, /** @type {{start: number, end: number}[]} */ spans) {
  let at = 0;
  let all = '';
  for (const { start, end } of spans) {
    if (start !== at || end <= start) throw new Error(`a span [${start}, ${end}) follows what ended at ${at}`);
    all += text.slice(start, end);
    at = end;
  }
  return all;
}
