// All words of the interface stand in one file, and every word there is used.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
const words = JSON.parse(await readFile(`${web}/i18n/en.json`, 'utf8'));
const names = (await readdir(web, { recursive: true })).filter((name) => /\.(js|html)$/.test(name) && !/^test/.test(name));
const sources = (await Promise.all(names.map((name) => readFile(`${web}/${name}`, 'utf8')))).join('\n');

// Keys that are put together: kind.<kind>, why.<evidence>, why.<op>.
const MADE = /^(kind\.|why\.(between|beside|run|genre|missing|added)$|language$)/;

test('every key that the code asks for has words', () => {
  const asked = sources.matchAll(/['"%](([a-z]+)\.[A-Za-z]+)['"%]/g);
  const sections = new Set(Object.keys(words).map((key) => key.split('.')[0]));
  for (const [, key, section] of asked) {
    if (sections.has(section)) assert.ok(words[key], `no words for ${key}`);
  }
});

test('every key is asked for', () => {
  for (const key of Object.keys(words)) {
    if (MADE.test(key)) continue;
    assert.ok(new RegExp(`['"%]${key.replace('.', '\\.')}['"%]`).test(sources), `nobody says ${key}`);
  }
});

test('sentences end with a full stop, an ellipsis or a question mark, and no plain word is missing', () => {
  for (const [key, value] of Object.entries(words)) {
    if (!/^(trouble|start\.(lead|hint|local)|bookmarklet\.(lead|private)|wait)/.test(key)) continue;
    assert.match(value, /[.…]$/, key);
    assert.doesNotMatch(value, /process|submit|threshold|detect|boilerplate|error/i, key);
  }
});

test('each kind of the engine has a label', async () => {
  const table = await readFile(`${web}/../core/kind.go`, 'utf8');
  const kinds = [...table.matchAll(/^\t\{\w+, "([a-z]+)"/gm)].map(([, name]) => name);
  assert.ok(kinds.length >= 17);
  for (const kind of kinds) assert.ok(words[`kind.${kind}`], `no label for the kind ${kind}`);
});
