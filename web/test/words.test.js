// All words of the interface stand in one file a language, every word there is used,
// and no language says more, less or something else than English.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
const words = JSON.parse(await readFile(`${web}/i18n/en.json`, 'utf8'));
const names = (await readdir(web, { recursive: true })).filter((name) => /\.(js|html)$/.test(name) && !/^test/.test(name));
const sources = (await Promise.all(names.map((name) => readFile(`${web}/${name}`, 'utf8')))).join('\n');

const files = await readdir(`${web}/i18n`);
const languages = await Promise.all(files.map(async (file) => ({ file, own: JSON.parse(await readFile(`${web}/i18n/${file}`, 'utf8')) })));

// Keys that are put together: kind.<kind>, meaning.<kind>, reason.<sense>,
// why.<evidence>, why.<op>, state.<state>, toast.<state>All; and what is no word.
const MADE = /^(kind\.|meaning\.|reason\.|state\.|toast\.(out|back|keep)All$|why\.(between|beside|own|missing|added)$|(language|direction)$)/;

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

test('each kind of the engine has a label, and its meaning is what the engine says', async () => {
  const table = await readFile(`${web}/../core/kind.go`, 'utf8');
  const kinds = [...table.matchAll(/^\t\{\w+, "([a-z]+)", "([^"]+)"/gm)];
  assert.ok(kinds.length >= 17);
  for (const [, kind, meaning] of kinds) {
    assert.ok(words[`kind.${kind}`], `no label for the kind ${kind}`);
    assert.equal(words[`meaning.${kind}`], meaning, `core/kind.go has other words for ${kind}`);
  }
});

test('each reason that the engine may name has words, and no other', async () => {
  const source = await readFile(`${web}/../core/sense.go`, 'utf8');
  const [, known] = source.match(/senseNames = [^{]*\{([^}]*)\}/);
  const senses = [...known.matchAll(/"([a-z]+)"/g)].map(([, name]) => `reason.${name}`);
  assert.ok(senses.length >= 20);
  assert.deepEqual(Object.keys(words).filter((key) => key.startsWith('reason.')).sort(), senses.sort());
});

test('there are five languages, each called as its file', () => {
  assert.deepEqual(files.map((file) => file.replace('.json', '')).sort(), ['ar', 'de', 'en', 'ru', 'zh']);
  for (const { file, own } of languages) assert.equal(`${own.language}.json`, file);
});

// Words of makers, not of readers.
const HARD = {
  en: /process|submit|threshold|detect|boilerplate|error/i,
  de: /verarbeit|absenden|erkannt|schwelle|fehler/i,
  ru: /обработ|отправить|порог|обнаруж|ошибк/i,
  ar: /معالجة|خطأ|اكتشاف/,
  zh: /处理|提交|检测|阈值|错误/,
};

const holes = (pattern) => (pattern.match(/\{\w+\}/g) ?? []).sort();
const patterns = (value) => (typeof value === 'object' ? Object.values(value) : [value]);

for (const { file, own } of languages) {
  const rules = new Intl.PluralRules(own.language);
  const { pluralCategories } = rules.resolvedOptions();
  const numbers = Array.from({ length: 300 }, (_, n) => n);
  // Where only one number takes a form, the form may say it in a word: "two" of
  // Arabic is the dual.
  const saysItself = pluralCategories.filter((form) => numbers.filter((n) => rules.select(n) === form).length === 1);

  test(`${file} has the keys of English, in its order`, () => {
    assert.deepEqual(Object.keys(own), Object.keys(words));
  });

  test(`${file} has each plural form of its language, and no other`, () => {
    for (const [key, value] of Object.entries(words)) {
      assert.equal(typeof own[key], typeof value, key);
      if (typeof value === 'object') assert.deepEqual(Object.keys(own[key]).sort(), [...pluralCategories].sort(), key);
    }
  });

  test(`${file} leaves room for what English leaves room for`, () => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') {
        assert.deepEqual(holes(own[key]), holes(value), key);
        continue;
      }
      for (const [form, pattern] of Object.entries(own[key])) {
        const expected = holes(value.other).filter((hole) => hole !== '{n}' || pattern.includes(hole) || !saysItself.includes(form));
        assert.deepEqual(holes(pattern), expected, `${key}, ${form}`);
      }
    }
  });

  test(`${file} is written as its language is`, () => {
    for (const [key, value] of Object.entries(own)) {
      if (file === 'en.json' && key.startsWith('meaning.')) continue; // words of core/kind.go
      const english = patterns(words[key])[0];
      for (const pattern of patterns(value)) {
        assert.ok(pattern.trim(), `${key} is empty`);
        assert.doesNotMatch(pattern, HARD[own.language], `${key} has a word that nobody says`);
        assert.doesNotMatch(pattern, /["']/, `${key} has quotes of a typewriter`);
        if (/[.]$/.test(english)) assert.match(pattern, own.language === 'zh' ? /。$/ : /\.$/, `${key} is a sentence`);
        else assert.doesNotMatch(pattern, /[.。]$/, `${key} is no sentence`);
        if (own.language === 'de') assert.match(pattern, /^([^„“”»«]|„[^„“”]+“)*$/, key);
        else if (/ar|ru/.test(own.language)) assert.match(pattern, /^([^„“”»«]|«[^«»]+»)*$/, key);
        else assert.match(pattern, /^([^„“”»«]|“[^“”]+”)*$/, key);
      }
    }
  });

  test(`${file} calls a button in its sentences what stands on the button`, () => {
    const named = {
      'bar.retry': ['trouble.load', 'trouble.break'],
      'mark.copy': ['mark.paste', 'mark.noTab'],
      'mark.open': ['mark.cutOff'],
      'bookmarklet.link': ['mark.apart'],
    };
    for (const [button, keys] of Object.entries(named)) {
      for (const key of keys) assert.ok(own[key].includes(own[button]), `${key} does not name ${own[button]}`);
    }
  });
}
