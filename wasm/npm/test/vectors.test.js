// The shared vectors, through both modules, with the small library as a pack and
// as own templates.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { api, joined, root, smallLibrary, smallPack, wasm } from './built.js';
import { parseVector } from './vectors.js';

const pack = smallPack();
const folder = join(root, 'core', 'coretest', 'vectors');
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();

const cleaners = {
  'text, pack': await api.createCleaner({ wasm: wasm('text'), pack }),
  'text, own templates': await api.createCleaner({ wasm: wasm('text'), pack: [], templates: smallLibrary }),
  'full, pack': await api.createCleaner({ wasm: wasm('full'), pack }),
};

test('there are vectors', () => assert.ok(names.length > 40, `${names.length} vectors in ${folder}`));

for (const name of names) {
  const vector = parseVector(name, readFileSync(join(folder, name), 'utf8'));
  if (vector.unfit) {
    console.log(`${name} is not run: ${vector.unfit}`);
    continue;
  }
  for (const [door, cleaner] of Object.entries(cleaners)) {
    test(`${name}, ${door}`, () => {
      const { input, sections, allowed } = vector;
      const { text, spans } = cleaner.clean(input);
      assert.equal(joined(input, spans), input);
      for (const { verdict, template, start, end } of sections) {
        const here = spans.filter((span) => span.start < end && span.end > start);
        for (const span of here) {
          const wanted = verdict === 'keep' ? allowed : [verdict];
          assert.ok(wanted.includes(span.verdict), `${span.verdict} ${JSON.stringify(input.slice(span.start, span.end))}, wanted ${wanted}`);
        }
        assert.ok(!template || here.some((span) => span.template === template), `nothing is of ${template}: ${JSON.stringify(here)}`);
      }
      const kept = sections.filter(({ verdict }) => verdict !== 'remove').map(({ start, end }) => input.slice(start, end)).join('');
      assert.equal(text, kept);
      assert.equal(cleaner.clean(text).text, text, 'the kept text does not clean to itself');
      if (cleaner !== cleaners['text, pack']) assert.deepEqual(spans, cleaners['text, pack'].clean(input).spans);
    });
  }
}
