// Many files in one. Loaded only when it is asked for.

import { Zip, ZipDeflate } from '../vendor/zip.js';

/**
 * @param {{name: string, blob: Blob}[]} entries each name once
 * @returns {Promise<Blob>}
 */
export async function zip(entries) {
  const chunks = [];
  let failed = null;
  const whole = new Zip((error, chunk) => {
    failed ??= error;
    chunks.push(chunk);
  });
  for (const { name, blob } of entries) { // one after another, so that one at a time is in memory
    const file = new ZipDeflate(name);
    whole.add(file);
    file.push(new Uint8Array(await blob.arrayBuffer()), true);
  }
  whole.end();
  if (failed) throw failed;
  return new Blob(chunks, { type: 'application/zip' });
}
