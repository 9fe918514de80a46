// Puts what a page starts with into the page itself. The engine takes the longest to be
// there; as a file, what starts it would wait for its turn among sixty others.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

// The modules that run from inside the page, and what they export. In their places stand
// files that hand on what is there already: each runs once.
const MODULES = { 'worker.js': ['startWorker', 'refresh', 'createWorker'], 'trusted.js': ['scriptAddress'] };
const TAG = '<script type="module" src="worker.js" async></script>';
const POLICY = "script-src 'self'";

/**
 * Replaces the tag that loads worker.js by the script itself, and allows it, by its hash
 * alone, in the page's policy.
 *
 * @param {string} site the folder
 * @param {string[]} pages their names; each has the tag, behind its policy
 * @throws {Error} where a page has no such tag or policy
 */
export async function inlineStart(site, pages) {
  const contents = Object.keys(MODULES).map((name) => `export * from './${name}';`).join('\n');
  const { outputFiles: [{ text }] } = await build({
    stdin: { contents, resolveDir: site }, bundle: true, write: false, format: 'iife', globalName: 'dehusk', minify: true,
    logLevel: 'error',
  });
  const script = text.trim();
  if (/<\/script|<!--/i.test(script)) throw new Error('worker.js or trusted.js holds what ends a script in a page: write it in two parts');
  const hash = createHash('sha256').update(script).digest('base64');
  for (const name of pages) {
    const page = join(site, name);
    const html = await readFile(page, 'utf8');
    if (!html.includes(TAG) || html.indexOf(POLICY) < 0 || html.indexOf(POLICY) > html.indexOf(TAG)) throw new Error(`${page} needs its policy (${POLICY}), then ${TAG}`);
    await writeFile(page, html.replace(POLICY, () => `${POLICY} 'sha256-${hash}'`).replace(TAG, () => `<script>${script}</script>`));
  }
  for (const [name, exported] of Object.entries(MODULES)) {
    await writeFile(join(site, name), `// It has run already: it stands in the page.\nexport const { ${exported.join(', ')} } = globalThis.dehusk;\n`);
  }
}
