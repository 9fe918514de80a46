// What is paid once: the start of a first clean in a new Node, beside that of a Go
// module that does nothing; memory; and what goes over the wire.

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { folder, pack, report, texts } from './bench-data.mjs';
import { built, root, wasm } from './built.js';

const address = (/** @type {string} */ name) => JSON.stringify(new URL(name, built).href);

// Each runs in a Node of its own and prints how long it took after Node's own start.
const scripts = {
  clean: `const { clean } = await import(${address('index.js')});
    await clean('The bridge reopened on a Friday, the city said.');`,
  empty: `const { makeImports } = await import(${address('wasi.js')});
    const { readFile } = await import('node:fs/promises');
    const host = makeImports();
    const { instance } = await WebAssembly.instantiate(await readFile(${JSON.stringify(join(folder, 'empty.wasm'))}), host.imports);
    host.attach(instance.exports.memory);
    instance.exports._initialize();`,
};

const ROUNDS = 7;

for (let i = 0; i < ROUNDS; i++) {
  for (const [name, script] of Object.entries(scripts)) {
    const timed = `const start = performance.now(); ${script} console.log(performance.now() - start);`;
    const ms = Number(execFileSync(process.execPath, ['--input-type=module', '--eval', timed], { encoding: 'utf8' }));
    report(`start/${name}`, 1, [ms * 1e6, 'ns/op']);
  }
}
await memory('mined=10000');
sizes();

/** What an instance's memory is after many texts. It never shrinks. */
async function memory(/** @type {string} */ name) {
  const { Instance } = await import(new URL('memory.js', built).href);
  const instance = await Instance.start(await WebAssembly.compile(wasm('text')));
  instance.loadPack(pack(name));
  let hundredth = 0;
  for (let i = 0; i < 1000; i++) {
    const { Text, Publisher } = texts[name][i % texts[name].length];
    instance.clean(Text, { publisher: Publisher, url: '', kinds: [], suggested: false, quoted: [] });
    if (i === 99) hundredth = instance.size;
  }
  report(`memory/${name}`, 1000, [instance.size, 'B'], [instance.size - hundredth, 'B-more']);
}

function sizes() {
  const empty = brotli(pack('empty'));
  for (const name of ['templates=10000', 'mined=10000']) {
    report(`wire/${name}`, 1, [(brotli(pack(name)) - empty) / 10_000, 'B/template']);
  }
  report('wire/text.wasm', 1, [brotli(wasm('text')), 'B']);
  const files = firstLoad();
  report('wire/page', files.length, [files.reduce((sum, file) => sum + brotli(readFileSync(file)), 0), 'B']);
}

function brotli(/** @type {Buffer} */ bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

/** The files that the page loads at its first visit: what it names, what these import, the engine and its pack. */
function firstLoad() {
  const site = join(root, 'build', 'site');
  const page = join(site, 'index.html');
  const files = new Set([page, join(site, 'dehusk', 'text.wasm'), join(site, 'dehusk', 'library.pack')]);
  for (const [, name] of readFileSync(page, 'utf8').matchAll(/(?:src|href)="([\w./-]+)"/g)) files.add(join(site, name));
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const imports = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g);
    for (const [, name] of imports) files.add(join(dirname(file), name));
  }
  return [...files].filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}
