// Measures the engine in Node, round by round beside the native engine. scripts/bench
// runs it (`make bench`) and reads what it prints.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, pack, report, texts } from './bench-data.mjs';
import { api, root, wasm } from './built.js';

/** What a programmer would write to cut a text into words. */
const words = (/** @type {Text} */ { Text }) => Text.toLowerCase().match(/[\p{L}\p{N}]+/gu);

const module = await WebAssembly.compile(wasm('text'));
measure('words/en', texts['templates=10000'], words);

// The packs, and the texts that are cleaned with each.
const library = {
  'templates=10000': ['templates=10000', 'appeals=0', 'appeals=10', ...Object.keys(texts).filter((name) => name.startsWith('hostile/'))],
  'mined=100': ['mined=100'],
  'mined=1000': ['mined=1000'],
  'mined=10000': ['mined=10000'],
  'mined=100000': ['mined=100000'],
  real: ['real'],
  shipped: ['shipped'],
};
for (const [name, uses] of Object.entries(library)) {
  if (name === 'real' && !texts.real) continue;
  const bytes = name === 'shipped' ? readFileSync(join(root, 'build', 'npm', 'library.pack')) : pack(name);
  const start = performance.now();
  const cleaner = await api.createCleaner({ wasm: module, pack: bytes });
  report(`load/${name}`, 1, [(performance.now() - start) * 1e6, 'ns/op']);
  for (const use of uses) {
    measure(use.startsWith('hostile/') ? use : `clean/${use}`, texts[use], ({ Text, Publisher }) => cleaner.clean(Text, { publisher: Publisher }));
  }
}
