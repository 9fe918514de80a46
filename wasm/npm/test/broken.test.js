// Bad input, broken instances, files that are not what they should be.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, joined, smallLibrary, wasm } from './built.js';

const cleaner = await api.createCleaner({ wasm: wasm('text'), pack: [], templates: smallLibrary });

test('empty text', async () => {
  // The very first input of an instance, with no pack before it.
  assert.deepEqual((await api.createCleaner({ wasm: wasm('text'), pack: [] })).clean(''), { text: '', spans: [] });
  assert.deepEqual(cleaner.clean(''), { text: '', spans: [] });
  assert.deepEqual(await api.clean(''), { text: '', spans: [] });
});

test('a text that is nearly all boilerplate stays, and only then the result says so', () => {
  const own = { name: 'en/own/appeal.txt', text: 'publisher: Own\nkind: appeal\nlanguage: en\n\nOur reporters spend every winter on the quays so that you know what the port is up to.\n' };
  const text = 'Our reporters spend every winter on the quays so that you know what the port is up to.';
  const all = cleaner.clean(text, { templates: [own] });
  assert.deepEqual([all.text, all.almostAll, all.spans[0].verdict], [text, true, 'suggest']);
  const some = cleaner.clean(`${text}\n\nThe bridge reopened on a Friday, the city said, and traffic moved.`, { templates: [own] });
  assert.deepEqual(Object.keys(some), ['text', 'spans']);
  assert.equal(some.text, 'The bridge reopened on a Friday, the city said, and traffic moved.');
});

for (const bad of [undefined, null, 7, new Uint8Array(3), ['a'], {}]) {
  test(`a text that is ${JSON.stringify(bad)} is refused`, async () => {
    await assert.rejects(api.clean(bad), { name: 'TypeError', message: /needs the text as a string/ });
  });
}

/** @type {[object, RegExp][]} */
const badOptions = [
  [{ kind: ['appeal'] }, /unknown option "kind"; the options are/],
  [{ kinds: 'appeal' }, /kinds must be an array/],
  [{ kinds: ['applause'] }, /unknown kind "applause"; the kinds are appeal/],
  [{ suggested: true }, /suggested must be/],
  [{ quoted: [[0, 9]] }, /within the text/],
  [{ quoted: [[2, 3], [0, 1]] }, /ordered/],
  [{ publisher: 4 }, /must be strings/],
  [{ templates: ['x'] }, /array of \{name, text\}/],
  [{ templates: [{ name: 'en/p/a.txt', text: 'colour: red\n\nText.' }] }, /^en\/p\/a\.txt:1: unknown key "colour"/],
];
for (const [options, message] of badOptions) {
  test(`options ${JSON.stringify(options)} are refused, and forgotten`, () => {
    assert.throws(() => cleaner.clean('abcd', options), { message });
    assert.equal(cleaner.clean('abcd').text, 'abcd');
  });
}

test('a text of 50 MB', () => {
  const text = 'The bridge 🌉 reopened on a Friday, and the traffic moved. '.repeat(850_000);
  const { text: kept, spans } = cleaner.clean(text);
  assert.ok(text.length > 48e6);
  assert.equal(joined(text, spans), text);
  assert.equal(kept, text);
});

test('one line of 5 MB without a space', () => {
  const text = 'ä'.repeat(5e6);
  assert.equal(cleaner.clean(text).text, text);
});

/** Makes cleaners whose instances' memory the test can reach, to spoil it. */
async function withMemory() {
  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  const { instantiate, Instance } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const instance = await instantiate(...args);
    memories.push(instance.exports.memory);
    return instance;
  };
  WebAssembly.Instance = class extends Instance {
    constructor(...args) {
      super(...args);
      memories.push(/** @type {any} */ (this).exports.memory);
    }
  };
  const restore = () => Object.assign(WebAssembly, { instantiate, Instance });
  return { memories, restore, made: await api.createCleaner({ wasm: wasm('text'), pack: [], templates: smallLibrary }) };
}

test('an instance that traps is dropped, the next call has a new one', async () => {
  const { memories, restore, made } = await withMemory();
  try {
    const text = 'The bridge reopened on a Friday, the city said.';
    const before = made.clean(text);
    new Uint8Array(memories[0].buffer).fill(0xff);
    assert.throws(() => made.clean(text), (error) => {
      assert.ok(error instanceof api.EngineStopped);
      assert.match(error.message, /^the engine stopped \(.+\); the text is as it was, and the next call starts a new engine$/s);
      return true;
    });
    assert.deepEqual(made.clean(text), before);
    assert.equal(memories.length, 2);
  } finally {
    restore();
  }
});

test('a module that is no module, a pack that is no pack', async () => {
  await assert.rejects(api.createCleaner({ wasm: new Uint8Array(8), pack: [] }), { name: 'CompileError' });
  await assert.rejects(api.createCleaner({ wasm: wasm('text'), pack: new TextEncoder().encode('not a pack') }), /pack/);
  await assert.rejects(api.createCleaner({ wasm: wasm('text'), pack: /** @type {any} */ (7) }), /must be bytes, an address, or a Response/);
});

test('templates that cannot stand beside each other are told before the first text', async () => {
  const [one] = smallLibrary.filter(({ name }) => !name.endsWith('language.txt'));
  await assert.rejects(api.createCleaner({ wasm: wasm('text'), pack: [], templates: [one, one] }), /a template of this path exists already; give it another name/);
});

test('a module of another ABI is refused', async () => {
  // (module (memory (export "memory") 1) (func (export "abi_version") (result i32) i32.const 99))
  const other = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 24, 2,
    6, ...Buffer.from('memory'), 2, 0, 11, ...Buffer.from('abi_version'), 0, 0, 10, 7, 1, 5, 0, 65, 227, 0, 11]);
  await assert.rejects(api.createCleaner({ wasm: other, pack: [] }), /speaks ABI 99, not 2/);
});

test('without WebAssembly it rejects and says so', async () => {
  const kept = globalThis.WebAssembly;
  try {
    delete (/** @type {any} */ (globalThis).WebAssembly);
    await assert.rejects(api.createCleaner({ pack: [] }), /needs WebAssembly, which is missing/);
  } finally {
    globalThis.WebAssembly = kept;
  }
});

test('a server that does not have the module', async () => {
  const gone = new Response('gone', { status: 404 });
  await assert.rejects(api.createCleaner({ wasm: gone, pack: [] }), /the server answered 404/);
});

test('a server that sends the wrong MIME type, and the right one', async () => {
  for (const type of ['text/plain', 'application/wasm']) {
    const served = new Response(wasm('text'), { headers: { 'content-type': type } });
    const made = await api.createCleaner({ wasm: served, pack: [] });
    assert.equal(made.clean('abc').text, 'abc');
  }
});

test('own templates of one call do not reach the next', () => {
  const own = { name: 'en/own/line.txt', text: 'publisher: Own\nkind: ad\nlanguage: en\nmatch: line\n\nThis paragraph is sold to someone\n' };
  const text = 'The bridge reopened on a Friday, the city said.\n\nThis paragraph is sold to someone\n\nTraffic should be back to normal next week, it said.';
  const named = (/** @type {object} */ options) => cleaner.clean(text, options).spans.some((span) => span.template === 'en/own/line');
  assert.deepEqual([named({}), named({ templates: [own] }), named({})], [false, true, false]);
});
