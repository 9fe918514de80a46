// The queue of many texts, the names in its zip, and how several articles in one text
// are told apart: without a browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Many } from '../many/many.js';
import { stemOf, uniqueNames } from '../many/names.js';
import { splitArticles } from '../many/split.js';

/** A hand whose readings end when the test says so. */
class TestHand {
  constructor() {
    this.asked = [];
    this.stops = 0;
  }

  read({ name }, rules) {
    return new Promise((resolve, reject) => { this.asked.push({ name, rules, resolve, reject }); });
  }

  async zip(entries) { return entries; }

  stop() {
    this.stops++;
    this.asked.at(-1)?.reject(Object.assign(new Error('stopped'), { name: 'AbortError' }));
  }

  async end(result) {
    this.asked.at(-1).resolve(result);
    await settled();
  }
}

const settled = () => new Promise((resolve) => { setImmediate(resolve); });
const files = (...names) => names.map((name) => ({ name, file: new Blob([name]) }));
const result = (...endings) => ({ outputs: endings.map((ending) => ({ ending, blob: new Blob([ending]) })), passages: 0, words: 0, ask: 0, note: '' });
const states = (many) => many.items.map(({ name, state }) => `${name} ${state}`);

function queue(hands = 1) {
  const told = [];
  const crew = Array.from({ length: hands }, () => new TestHand());
  const many = new Many({ hands: crew, spare: () => new TestHand(), rules: async () => 'rules', changed: (items) => told.push(...items.map(({ name, state }) => `${name} ${state}`)) });
  return { many, crew, told };
}

test('files are read one after another, in their order, each by the rules of the moment', async () => {
  const { many, crew: [hand], told } = queue();
  many.add(files('a.txt', 'b.txt'));
  await settled();
  assert.deepEqual(hand.asked.map(({ name, rules }) => [name, rules]), [['a.txt', 'rules']]);
  many.add(files('c.txt'));
  await hand.end(result('txt'));
  assert.deepEqual(states(many), ['a.txt done', 'b.txt reading', 'c.txt waiting']);
  assert.deepEqual(many.progress, { n: 3, done: 1, failed: 0, cancelled: 0, over: false });
  await hand.end({ ...result(), trouble: 'trouble.binary' });
  await hand.end(result('txt'));
  assert.deepEqual(states(many), ['a.txt done', 'b.txt failed', 'c.txt done']);
  assert.equal(many.items[1].trouble, 'trouble.binary');
  assert.equal(many.progress.over, true);
  assert.deepEqual(told, ['a.txt waiting', 'b.txt waiting', 'a.txt reading', 'c.txt waiting', 'a.txt done', 'b.txt reading', 'b.txt failed', 'c.txt reading', 'c.txt done']);
});

test('two hands read two files, and the order of the list stays', async () => {
  const { many, crew: [one, two] } = queue(2);
  many.add(files('a.txt', 'b.txt', 'c.txt'));
  await settled();
  assert.deepEqual([one.asked[0].name, two.asked[0].name], ['a.txt', 'b.txt']);
  await two.end(result('txt'));
  assert.equal(two.asked[1].name, 'c.txt');
  assert.deepEqual(states(many), ['a.txt reading', 'b.txt done', 'c.txt reading']);
});

test('cancel stops what is read and what waits, keeps what is done, and can go on', async () => {
  const { many, crew: [hand] } = queue();
  many.add(files('a.txt', 'b.txt', 'c.txt'));
  await settled();
  await hand.end(result('txt'));
  many.cancel();
  await settled();
  assert.equal(hand.stops, 1);
  assert.deepEqual(states(many), ['a.txt done', 'b.txt cancelled', 'c.txt cancelled']);
  assert.equal(hand.asked.length, 2, 'and nothing new is begun');
  many.resume();
  await settled();
  assert.deepEqual(states(many), ['a.txt done', 'b.txt reading', 'c.txt waiting']);
  await hand.end(result('txt'));
  await hand.end(result('txt'));
  assert.deepEqual(states(many), ['a.txt done', 'b.txt done', 'c.txt done']);
});

test('cancelled and at once gone on with, nothing fails', async () => {
  const { many, crew } = queue(2);
  many.add(files('a.txt', 'b.txt'));
  await settled();
  many.cancel();
  many.resume();
  await settled();
  for (const hand of crew) await hand.end(result('txt'));
  await settled();
  assert.deepEqual(states(many), ['a.txt done', 'b.txt done']);
});

test('one that is taken off the list while it is read comes back in its place', async () => {
  const { many, crew: [hand] } = queue();
  const [, b] = many.add(files('a.txt', 'b.txt', 'c.txt'));
  await settled();
  await hand.end(result('txt'));
  const undo = many.remove(b);
  await settled();
  assert.deepEqual(states(many), ['a.txt done', 'c.txt reading']);
  undo();
  assert.deepEqual(states(many), ['a.txt done', 'b.txt waiting', 'c.txt reading']);
});

test('an engine that breaks costs one file; one that could not load is tried again', async () => {
  const { many, crew: [hand] } = queue();
  many.add(files('a.txt', 'b.txt', 'c.txt'));
  await settled();
  hand.asked.at(-1).reject(new Error('broke'));
  await settled();
  hand.asked.at(-1).reject(Object.assign(new Error('offline'), { name: 'LoadError' }));
  await settled();
  await hand.end(result('txt'));
  assert.deepEqual(many.items.map(({ state, trouble }) => [state, trouble]), [['failed', 'many.broke'], ['failed', 'many.load'], ['done', '']]);
  assert.deepEqual(many.left.map(({ name }) => name), ['b.txt']);
  many.resume();
  await settled();
  assert.equal(hand.asked.at(-1).name, 'b.txt');
});

test('what the reader decided is in the zip, and is not read again', async () => {
  const { many, crew: [hand] } = queue();
  const [a] = many.add(files('a.html', 'b.txt'));
  await settled();
  await hand.end(result('txt', 'html'));
  await hand.end(result('txt'));
  const own = new Blob(['own']);
  many.settle(a, { outputs: [{ ending: 'txt', blob: own }], passages: 1 });
  assert.deepEqual((await many.zip()).map(({ name }) => name), ['a.txt', 'b.txt']);
  assert.equal((await many.zip())[0].blob, own);
  many.again();
  assert.deepEqual(states(many), ['a.html done', 'b.txt reading']);
});

test('names are safe, and none is there twice', () => {
  const of = (...list) => uniqueNames(list.map((name) => ({ name, endings: /html$/.test(name) ? ['txt', 'html'] : ['txt'] }))).flat();
  assert.deepEqual(of('a.txt', 'A.TXT', 'a.html', 'a (2).txt', 'b.html'), ['a.txt', 'A (2).txt', 'a (3).txt', 'a (3).html', 'a (2) (2).txt', 'b.txt', 'b.html']);
  assert.equal(stemOf('../../etc/passwd'), '-..-etc-passwd');
  assert.equal(stemOf('C:\\aux.txt'), 'C-aux');
  assert.equal(stemOf('aux.txt'), 'aux-');
  assert.equal(stemOf('..'), 'article');
  assert.equal(stemOf('.hidden.md'), 'hidden');
  assert.equal(stemOf('read\u202etxt.exe.txt'), 'read-txt.exe');
  assert.equal(stemOf('Über Zeit. Ein Brief.html'), 'Über Zeit. Ein Brief');
  assert.equal(stemOf('Vol. 3'), 'Vol. 3');
  assert.ok(stemOf('x'.repeat(5000)).length <= 120);
  assert.doesNotMatch(stemOf(`${'x'.repeat(119)}😀😀`), /[\ud800-\udbff]$/, 'no half of a sign at the end');
});

const WORDS = 'The harbour office counted its boats and every one of them came home before the storm. '.repeat(8);

test('several articles in one text are told apart by lines alone', () => {
  const count = (text) => splitArticles(text).length;
  assert.equal(count(`${WORDS}\n---\n${WORDS}`), 2);
  assert.equal(count(`${WORDS}\r\n\r\n***\r\n\r\n${WORDS}\r\n=====\r\n${WORDS}`), 3);
  assert.equal(count(`${WORDS}\f${WORDS}`), 2);
  assert.equal(count(`---\n${WORDS}\n- - -\n${WORDS}\n---\n`), 2, 'at both ends as well');
  assert.equal(count(`${WORDS}\n---\nToo short.`), 0);
  assert.equal(count(`${WORDS}\n-- \n${WORDS}`), 0, 'a signature');
  assert.equal(count(`${WORDS} --- ${WORDS}`), 0, 'not alone on its line');
  assert.equal(count(`${WORDS}\n| --- | --- |\n${WORDS}`), 0, 'a table of Markdown');
  assert.equal(count(WORDS), 0);
  assert.equal(count(`---\n${WORDS}`), 0);
  assert.equal(count('\f'.repeat(300_000)), 0);
  assert.deepEqual(splitArticles(`${WORDS}\n\n---\n\n  ${WORDS}`), [WORDS.trim(), WORDS.trim()]);
});
