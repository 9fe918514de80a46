// The page's side and the worker's side of the protocol, in threads of Node.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { api, built, smallLibrary, wasm } from './built.js';

const { Messenger } = await import(new URL('messenger.js', built).href);
const module = await WebAssembly.compile(wasm('text'));
const direct = await api.createCleaner({ wasm: module, pack: [], templates: smallLibrary });
const text = 'The bridge reopened on a Friday, the city said.\n\nTraffic should be back to normal next week. 🌉';

/** @type {Worker[]} */
const running = [];
after(() => Promise.all(running.map((worker) => worker.terminate())));

/** A thread that looks like a page's Worker. @param {object} [workerData] */
function thread(workerData) {
  const worker = new Worker(new URL('./worker-thread.js', import.meta.url), { workerData });
  running.push(worker);
  return {
    postMessage: (/** @type {any} */ message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    addEventListener(/** @type {string} */ type, /** @type {(event: object) => void} */ listener) {
      worker.on(type, (value) => listener(type === 'message' ? { data: value } : { message: value.message }));
    },
  };
}

/** A messenger, and how many workers it has started. @param {object} [workerData] */
function start(workerData, init = { wasm: module, pack: [], templates: smallLibrary }) {
  const counted = { workers: 0 };
  const createWorker = () => {
    counted.workers++;
    return thread(workerData);
  };
  return { messenger: new Messenger({ createWorker, init }), counted };
}

test('a worker answers as the engine does', async () => {
  const { messenger, counted } = start();
  await messenger.start();
  const [cleaned, kinds] = await Promise.all([messenger.clean(text), messenger.kinds()]);
  assert.deepEqual(cleaned, direct.clean(text));
  assert.deepEqual(kinds, direct.kinds());
  assert.deepEqual(await messenger.explain(text, cleaned.spans[0]), []);
  assert.deepEqual(await messenger.reasons(text, cleaned.spans[0]), []);
  assert.equal(counted.workers, 1);
  messenger.abort();
});

test('errors come back with their name and sentence', async () => {
  const { messenger } = start();
  await assert.rejects(messenger.clean(text, { kinds: ['applause'] }), /unknown kind "applause"/);
  await assert.rejects(messenger.clean(7), { name: 'TypeError', message: /needs the text as a string/ });
  await assert.rejects(messenger.clean(text, { url: () => 1 }), { name: 'DataCloneError' });
  assert.equal((await messenger.clean(text)).text, text);
  messenger.abort();
});

test('a worker that breaks is replaced; what waited behind is answered', async () => {
  const { messenger, counted } = start({ breaksAt: 'break' });
  await messenger.start();
  const waiting = [messenger.clean('break'), messenger.clean(text), messenger.clean('after')];
  const [broken, cleaned, last] = await Promise.allSettled(waiting);
  assert.match(broken.reason.message, /^the engine stopped \(broken on purpose\); the text is as it was$/);
  assert.deepEqual(cleaned.value, direct.clean(text));
  assert.equal(last.value.text, 'after');
  assert.equal(counted.workers, 2);
  messenger.abort();
});

test('abort rejects what is under way, and the next request has a new worker', async () => {
  const { messenger, counted } = start();
  const waiting = [messenger.clean(text), messenger.clean('another')];
  messenger.abort();
  for (const answer of waiting) await assert.rejects(answer, { name: 'AbortError' });
  assert.equal((await messenger.clean('a third')).text, 'a third');
  assert.equal(counted.workers, 2);
  messenger.abort();
});

test('a signal takes back one request', async () => {
  const { messenger } = start();
  const control = new AbortController();
  const long = messenger.clean('Some sentence that is said again. '.repeat(1e5), {}, { signal: control.signal });
  const short = messenger.clean(text);
  control.abort();
  await assert.rejects(long, { name: 'AbortError' });
  assert.equal((await short).text, text);
  await assert.rejects(messenger.clean(text, {}, { signal: control.signal }), { name: 'AbortError' });
  messenger.abort();
});

test('after a large text the worker ends, and its memory with it', async () => {
  const { messenger, counted } = start();
  const large = 'word '.repeat(2e6);
  assert.equal((await messenger.clean(large)).text, large);
  assert.equal((await messenger.clean(text)).text, text);
  assert.equal(counted.workers, 2);
  messenger.abort();
});

test('an engine that cannot be loaded rejects each request, and the next tries again', async () => {
  const { messenger, counted } = start(undefined, { wasm: new Uint8Array(8).buffer, pack: [] });
  const answers = await Promise.allSettled([messenger.clean('a'), messenger.clean('b')]);
  for (const { reason } of answers) assert.match(reason.message, /; the text is as it was$/);
  await assert.rejects(messenger.clean('c'), /the text is as it was/);
  assert.equal(counted.workers, 2);
});

test('a worker of another protocol is refused', async () => {
  /** @type {(event: object) => void} */
  let listen = () => undefined;
  const createWorker = () => ({
    addEventListener: (/** @type {string} */ type, /** @type {any} */ listener) => { if (type === 'message') listen = listener; },
    postMessage: () => queueMicrotask(() => listen({ data: { number: 0, value: { protocol: 99 } } })),
    terminate: () => undefined,
  });
  await assert.rejects(new Messenger({ createWorker }).clean('a'), /of different versions; reload the page/);
});

test('own templates reach the next worker', async () => {
  const { messenger } = start();
  await messenger.start();
  messenger.setTemplates([{ name: 'en/own/a.txt', text: 'colour: red\n\nText.' }]);
  await assert.rejects(messenger.clean(text), /unknown key "colour"/);
  messenger.setTemplates([]);
  assert.equal((await messenger.clean(text)).text, text);
  messenger.abort();
});
