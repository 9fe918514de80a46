// Builds the npm package into build/npm, as it would be published: the two
// modules from wasm/, the library as a pack, the JavaScript of wasm/npm, and
// .d.ts files from its JSDoc. Prints the size of what is loaded over a network.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'wasm', 'npm');
const target = join(root, 'build', 'npm');
const packs = join(root, 'build', 'packs');

const run = (command, args, env = {}) => {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
};

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
mkdirSync(packs, { recursive: true });

for (const name of ['text', 'full']) {
  // A reactor: no main that runs and ends, but functions that JavaScript calls.
  run('go', ['build', '-buildmode=c-shared', '-trimpath', '-ldflags=-s -w', '-o', join(target, `${name}.wasm`), `./wasm/${name}`],
    { GOOS: 'wasip1', GOARCH: 'wasm' });
}

run('go', ['run', './cmd/dehusk', 'templates', 'compile', '-o', join(packs, 'library.pack')]);
copyFileSync(join(packs, 'library.pack'), join(target, 'library.pack'));

const sources = readdirSync(source).filter((name) => /\.(js|md)$/.test(name) || name === 'package.json');
for (const name of sources) copyFileSync(join(source, name), join(target, name));
copyFileSync(join(root, 'LICENSE'), join(target, 'LICENSE'));

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
if (!existsSync(tsc)) throw new Error('typescript is not installed; run "npm ci" first');
run(process.execPath, [tsc, '--project', join(source, 'tsconfig.json'), '--outDir', target]);

for (const name of ['text.wasm', 'full.wasm', 'library.pack']) {
  const bytes = readFileSync(join(target, name));
  const small = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`;
  console.log(`build/npm/${name}: ${kilobytes(bytes.length)}, brotli ${kilobytes(small.length)}`);
}
