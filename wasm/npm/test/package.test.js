// The package as somebody gets it: packed, installed in an empty folder, and used
// as its README says.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { built, root } from './built.js';

const folder = mkdtempSync(join(tmpdir(), 'dehusk-user-'));
after(() => rmSync(folder, { recursive: true }));

const npm = (/** @type {string} */ cwd, /** @type {string[]} */ ...args) =>
  execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--silent'], { cwd, encoding: 'utf8' });

/** @type {{filename: string, files: {path: string}[]}} */
let packed;

before(() => {
  [packed] = JSON.parse(npm(fileURLToPath(built), 'pack', '--json', '--pack-destination', folder));
  writeFileSync(join(folder, 'package.json'), '{"name": "user", "private": true, "type": "module"}\n');
  npm(folder, 'install', join(folder, packed.filename));
});

test('what is packed is what runs, its types, its README and its licence', () => {
  const files = packed.files.map(({ path }) => path);
  for (const needed of ['LICENSE', 'README.md', 'package.json', 'text.wasm', 'full.wasm', 'library.pack', 'index.js', 'index.d.ts', 'worker.js']) {
    assert.ok(files.includes(needed), `${needed} is missing`);
  }
  assert.deepEqual(files.filter((path) => /test|tsconfig|\.made|\.map$/.test(path)), []);
});

/** The pieces of code in a document that import the package. */
function code(/** @type {string} */ file) {
  const blocks = readFileSync(file, 'utf8').match(/(^ {4}.*\n|^\n(?= {4}))+/gm) ?? [];
  return blocks.filter((block) => block.includes("from 'dehusk'")).map((block) => block.replace(/^ {4}/gm, ''));
}

const example = join(root, 'web', 'example.txt');
const expected = readFileSync(join(root, 'web', 'test', 'example.expected.txt'), 'utf8');
// What a reader of the documents has at hand.
const given = `import { readFileSync as readGiven } from 'node:fs';
const article = readGiven(${JSON.stringify(example)}, 'utf8');
const url = 'https://example.com/story';
const templates = [{ name: 'en/own/line.txt', text: 'publisher: Own\\nkind: ad\\nlanguage: en\\nmatch: line\\n\\nThis paragraph is sold to someone\\n' }];
`;

for (const [name, least] of Object.entries({ 'wasm/npm/README.md': 2, 'README.md': 1 })) {
  test(`the code of ${name} runs and cleans the example`, () => {
    const blocks = code(join(root, name));
    assert.ok(blocks.length >= least, `${blocks.length} pieces of code`);
    for (const [i, block] of blocks.entries()) {
      const file = join(folder, `example-${i}.js`);
      writeFileSync(file, `${given}${block}\nconsole.log(JSON.stringify({ text, spans }));\n`);
      const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const { text, spans } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
      assert.equal(text, expected);
      assert.deepEqual(spans.map((/** @type {any} */ span) => span.verdict), ['keep', 'remove']);
    }
  });
}

test('its types take what its documents say, and refuse the rest', () => {
  writeFileSync(join(folder, 'use.ts'), `
import { clean, cleanHtml, createCleaner, EngineStopped, type Edit, type Kind, type Options, type Reason, type Result, type Span } from 'dehusk';
import { readDom, removeFromDom } from 'dehusk/dom';
import { Messenger } from 'dehusk/messenger';

const options: Options = { url: '', publisher: '', kinds: ['-related'], suggested: 'remove', quoted: [[0, 1]], templates: [{ name: 'a', text: 'b' }] };
const result: Result = await clean('a', options);
const span: Span = result.spans[0]!;
const kind: string | undefined = span.kind;
const cleaner = await createCleaner({ wasm: new Uint8Array(8), pack: ['/a/library.pack', new Uint8Array(8)], templates: [] });
const kinds: Kind[] = cleaner.kinds();
const edits: Edit[] = cleaner.explain('a', span);
const reasons: Reason[] = cleaner.reasons('a', span);
const html: string = (await cleanHtml('<p>a', { kinds: ['appeal'] })).html;
export { kind, kinds, edits, reasons, html, readDom, removeFromDom, Messenger, EngineStopped };
// @ts-expect-error a text is a string
await clean(7);
// @ts-expect-error there is no such option
await clean('a', { kind: ['appeal'] });
// @ts-expect-error suggestions are kept or removed
await clean('a', { suggested: 'maybe' });
`);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  for (const how of [['nodenext'], ['esnext', '--moduleResolution', 'bundler']]) {
    const { status, stdout } = spawnSync(process.execPath,
      [tsc, '--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom', '--module', ...how, 'use.ts'], { cwd: folder, encoding: 'utf8' });
    assert.equal(stdout, '');
    assert.equal(status, 0);
  }
});
