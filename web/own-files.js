// Files of own passages, in and out. Loaded when one is picked or asked for.

import { save } from './outputs.js';
import { accepted, LIMITS, pack, unpack } from './teach/bundle.js';

/**
 * Reads files that the reader has picked or dropped.
 *
 * @param {Iterable<File>} files
 * @param {(text: string, options: Object) => Promise<Object>} clean an engine's
 * @returns {Promise<{good: import('./teach/bundle.js').Passage[], refused: import('./teach/bundle.js').Refused[]}>}
 */
export async function readFiles(files, clean) {
  const passages = new Map();
  const refused = [];
  for (const file of files) {
    if (file.size > LIMITS.zip) {
      refused.push({ name: file.name, why: 'large' });
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
    const { unzipSync } = await import('./vendor/zip.js');
    const found = unpack(file.name, bytes, unzipSync);
    for (const passage of found.passages) passages.set(passage.path, passage);
    refused.push(...found.refused);
  }
  const judged = await accepted([...passages.values()], clean);
  return { good: judged.good, refused: [...refused, ...judged.refused] };
}

/**
 * Gives the reader a file with one passage.
 *
 * @param {import('./teach/bundle.js').Passage} passage
 */
export function exportOne({ path, text }) {
  save(`${path.split('/').at(-1)}.txt`, 'text/plain', text);
}

/**
 * Gives the reader a zip with all passages.
 *
 * @param {import('./teach/bundle.js').Passage[]} passages
 */
export async function exportAll(passages) {
  const { zipSync } = await import('./vendor/zip.js');
  save('dehusk-library.zip', 'application/zip', pack(passages, zipSync));
}
