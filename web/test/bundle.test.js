// Files that come in: bounded, read, judged by the engine, compared with what is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { accepted, LIMITS, merge, pack, unpack } from '../teach/bundle.js';
import { differ } from '../teach/differ.js';
import { clean } from './engine.js';

const FILE = 'publisher: The Old Mill\nkind: appeal\nlanguage: en\n\nWe print this paper in a cellar under the old mill and live on gifts.\n';
const bytes = strToU8(FILE);
const take = (name, content) => unpack(name, content, unzipSync);

test('a .txt is one passage, filed as its header says', () => {
  assert.deepEqual(take('Mill Appeal.txt', bytes), { passages: [{ path: 'en/the-old-mill/mill-appeal', text: FILE }], refused: [] });
});

test('a .zip keeps its folders, and nothing but .txt of passages is read', () => {
  const zip = zipSync({
    'core/templates/de/zur-muehle/appeal.txt': bytes, 'en/language.txt': bytes, 'mined/a.txt': bytes, '__MACOSX/en/x/._a.txt': bytes,
    'readme.md': bytes, 'loose.txt': bytes, 'en/../../../etc/pass wd.txt': bytes,
  });
  assert.deepEqual(take('all.zip', zip).passages.map(({ path }) => path).sort(), ['de/zur-muehle/appeal', 'en/the-old-mill/loose'], 'and no path climbs out of its folder');
});

test('what goes out comes in again as it was', () => {
  const passages = [{ path: 'en/the-old-mill/own-appeal', text: FILE }, { path: 'ru/мельница/own-ad', text: `${FILE}Ещё.\n` }];
  assert.deepEqual(take('x.zip', pack(passages, zipSync)), { passages, refused: [] });
});

test('what is too large is refused before it is unpacked', () => {
  const bomb = zipSync({ 'en/a/bomb.txt': new Uint8Array(50_000_000), 'en/a/fine.txt': bytes }, { level: 9 });
  assert.ok(bomb.length < 100_000);
  const seen = [];
  const { passages, refused } = unpack('bomb.zip', bomb, (data, options) => {
    const files = unzipSync(data, options);
    seen.push(...Object.keys(files));
    return files;
  });
  assert.deepEqual(seen, ['en/a/fine.txt']);
  assert.equal(passages.length, 1);
  assert.deepEqual(refused, [{ name: 'en/a/bomb.txt', why: 'large' }]);
  assert.deepEqual(take('big.txt', new Uint8Array(LIMITS.file + 1).fill(65)).refused, [{ name: 'big.txt', why: 'large' }]);
});

test('a zip that lies about its sizes unpacks to no more than it says', () => {
  const zip = zipSync({ 'en/a/liar.txt': new Uint8Array(5_000_000).fill(65) });
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let i = 0; i < zip.length - 4; i++) {
    const sign = view.getUint32(i, true);
    if (sign === 0x04034b50) view.setUint32(i + 22, 10, true);
    if (sign === 0x02014b50) view.setUint32(i + 24, 10, true);
  }
  const { passages } = take('liar.zip', zip);
  assert.ok(passages.every(({ text }) => text.length <= LIMITS.file));
});

test('many small files together are bounded too', () => {
  const one = new Uint8Array(99_000).fill(65);
  const zip = zipSync(Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`en/a/n${i}.txt`, one])));
  const { passages, refused } = take('many.zip', zip);
  assert.ok(passages.length <= LIMITS.zip / 99_000 && refused.length === 150 - passages.length && refused.every(({ why }) => why === 'large'));
});

test('what is no text and no zip is refused by name', () => {
  assert.deepEqual(take('a.txt', new Uint8Array([0xff, 0xfe, 65, 0])).refused, [{ name: 'a.txt', why: 'text' }]);
  assert.deepEqual(take('a.zip', strToU8('PK and then nothing of a zip')).refused, [{ name: 'a.zip', why: 'zip' }]);
  assert.deepEqual(take('empty.zip', zipSync({})).refused, [{ name: 'empty.zip', why: 'zip' }]);
});

test('the engine judges all; those it refuses are named with their line', async () => {
  const { good, refused } = await accepted([
    { path: 'en/a/fine', text: FILE },
    { path: 'en/a/slot', text: FILE.replace('gifts', '{gifts}') },
    { path: 'en/a/kind', text: FILE.replace('appeal', 'appel') },
    { path: 'en/a/also', text: FILE.replace('cellar', 'barn') },
  ], clean);
  assert.deepEqual(good.map(({ path }) => path), ['en/a/fine', 'en/a/also']);
  assert.deepEqual(refused.map(({ name }) => name).sort(), ['en/a/kind', 'en/a/slot']);
  assert.match(refused.find(({ name }) => name === 'en/a/slot').message, /^5: unknown slot/);
});

test('an error that names no passage is no verdict about one', async () => {
  await assert.rejects(accepted([{ path: 'en/a/fine', text: FILE }], () => Promise.reject(new Error('the engine stopped'))), /stopped/);
});

test('merging: new, the same but for line ends, and conflicts', () => {
  const mine = [{ path: 'a', text: 'x\ny' }, { path: 'b', text: 'mine' }];
  assert.deepEqual(merge([{ path: 'a', text: '\ufeffx\r\ny\r\n' }, { path: 'b', text: 'theirs' }, { path: 'c', text: 'x\ny' }], mine), {
    fresh: [{ path: 'c', text: 'x\ny' }], same: [{ path: 'a', text: '\ufeffx\r\ny\r\n' }], conflicts: [{ path: 'b', mine: 'mine', theirs: 'theirs' }],
  });
});

test('two texts, word by word', () => {
  const [left, right] = differ('Feed the old mill cat.', 'Feed the young mill cat now.');
  const only = (parts) => parts.filter((part) => part.only).map(({ text }) => text.trim());
  assert.deepEqual([only(left), only(right)], [['old'], ['young', 'now']]);
  assert.equal(left.map(({ text }) => text).join(''), 'Feed the old mill cat.');
  assert.equal(right.map(({ text }) => text).join(''), 'Feed the young mill cat now.');
  assert.deepEqual(only(differ('请捐5元', '请捐9元')[1]), ['9']);
  assert.deepEqual(differ('', 'a'), [[], [{ text: 'a', only: true }]]);
});
