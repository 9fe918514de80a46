// Prints what a caller waits for: the first text in a new Node, and each after.
//
//     node wasm/npm/test/bench.mjs

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './built.js';

const median = (/** @type {number[]} */ list) => list.sort((a, b) => a - b)[list.length >> 1];
const index = new URL('../../../build/npm/index.js', import.meta.url).href;

// A new process each: start, import, compile, load the library, clean.
const script = `
  const { clean } = await import(${JSON.stringify(index)});
  const imported = performance.now();
  await clean('The bridge reopened on a Friday, the city said.');
  console.log(JSON.stringify([imported, performance.now() - imported]));
`;
/** @type {number[][]} */
const starts = [];
for (let i = 0; i < 7; i++) {
  const before = performance.now();
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: fileURLToPath(new URL('.', import.meta.url)), encoding: 'utf8' });
  starts.push([performance.now() - before, JSON.parse(printed)[1]]);
}
console.log(`new Node, first text: ${median(starts.map(([all]) => all)).toFixed(0)} ms in all, ${median(starts.map(([, first]) => first)).toFixed(0)} ms of them the engine`);

// Texts of 10 KB, all different: one repeated text trains the branch predictor.
const folder = join(root, 'core', 'coretest', 'articles');
const articles = readdirSync(folder).filter((name) => name.startsWith('en-')).map((name) => readFileSync(join(folder, name), 'utf8'));
const sentences = articles.join('\n').split(/(?<=\.)\s/);
const texts = Array.from({ length: 64 }, (_, i) => {
  let text = '';
  for (let j = i * 7; text.length < 10_240; j += 1 + (i % 5)) text += `${sentences[j % sentences.length]} `;
  return text;
});
const { createCleaner } = await import(index);
const cleaner = await createCleaner();
/** @type {number[]} */
const rounds = [];
for (let round = 0; round < 20; round++) {
  const before = performance.now();
  for (const text of texts) cleaner.clean(text);
  rounds.push((performance.now() - before) / texts.length);
}
console.log(`10 KB, ${texts.length} texts in turn: ${(median(rounds) * 1000).toFixed(0)} µs each`);
