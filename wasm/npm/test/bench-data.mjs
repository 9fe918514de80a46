// What the measurements in Node share: the libraries and texts that scripts/bench has
// made, and the lines that it reads, which are in the format of Go's benchmarks.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './built.js';

/** Where scripts/bench writes libraries and texts. */
export const folder = join(root, 'build', 'bench');

/** A pack of scripts/bench. */
export const pack = (/** @type {string} */ name) => readFileSync(join(folder, `${name}.pack`));

/** @typedef {{Text: string, Publisher: string}} Text */

/** The texts of scripts/bench by the name of what they are for. @type {Record<string, Text[]>} */
export const texts = JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8'));

/** How long something is measured in one round, in ms. */
const SLICE = 300;

/** Prints one line. */
export function report(/** @type {string} */ name, /** @type {number} */ times, /** @type {[number, string][]} */ ...values) {
  console.log(`BenchmarkNode/${name}\t${times}\t${values.map(([value, unit]) => `${value} ${unit}`).join('\t')}`);
}

/**
 * Runs a job on one text after the other and reports its time: first unmeasured, then
 * measured, each for a slice. A list that may be gone through only once is not
 * begun again; then its first half is the unmeasured one.
 *
 * @template {{Text: string}} T
 * @param {string} name
 * @param {T[]} list
 * @param {(text: T) => unknown} job
 * @param {boolean} [again] whether the list may be gone through again
 */
export function measure(name, list, job, again = true) {
  let at = 0;
  const run = (/** @type {number} */ most) => {
    const start = performance.now();
    let [bytes, times, end] = [0, 0, start];
    while (times < most && (!again || end - start < SLICE)) {
      const text = list[at++ % list.length];
      job(text);
      bytes += Buffer.byteLength(text.Text);
      times += 1;
      end = performance.now();
    }
    return { ms: end - start, times, bytes };
  };
  const most = again ? Infinity : list.length / 2;
  run(most);
  const { ms, times, bytes } = run(most);
  report(name, times, [ms * 1e6 / times, 'ns/op'], [bytes / ms / 1000, 'MB/s']);
}
