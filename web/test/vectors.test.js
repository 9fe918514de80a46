// The shared vectors, through the worker of the page in a real browser: the same
// files that Go, the command and Node run.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { parseVector } from '../../wasm/npm/test/vectors.js';
import { inBrowser, openPage } from './browser.js';

const coretest = fileURLToPath(new URL('../../core/coretest/', import.meta.url));
const texts = (folder) => readdirSync(coretest + folder, { recursive: true }).filter((name) => name.endsWith('.txt')).sort()
  .map((name) => ({ name, text: readFileSync(`${coretest}${folder}/${name}`, 'utf8') }));

let reader;

inBrowser(async (here) => {
  reader = await openPage(here.browser, here.site.origin);
  await reader.page.evaluate(async (templates) => {
    const { Engine } = await import('./engine.js');
    globalThis.engine = new Engine({ pack: [], templates });
  }, texts('library'));
});

const clean = (input) => reader.page.evaluate((text) => globalThis.engine.clean(text), input);

for (const { name, text } of texts('vectors')) {
  const { input, sections, allowed, unfit } = parseVector(name, text);
  if (unfit) {
    console.log(`${name} is not run: ${unfit}`);
    continue;
  }
  test(name, async () => {
    const { spans } = await clean(input);
    assert.equal(spans.map(({ start, end }) => input.slice(start, end)).join(''), input);
    for (const { verdict, start, end } of sections) {
      const wanted = verdict === 'keep' ? allowed : [verdict];
      for (const span of spans) if (span.start < end && span.end > start) assert.ok(wanted.includes(span.verdict), JSON.stringify(span));
    }
    const kept = spans.filter((span) => span.verdict !== 'remove').map(({ start, end }) => input.slice(start, end)).join('');
    assert.ok((await clean(kept)).spans.every((span) => span.verdict !== 'remove'), 'the kept text does not clean to itself');
  });
}
