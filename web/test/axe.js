// axe-core in a page, with all of its rules. The page's policy lets no script be
// added, so it comes as DevTools' own: it is evaluated.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Looks for what keeps people from using the page as it is now.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string[]>} a line for each element and rule, as "label:
 *   #text (Form elements must have labels)"; empty where all is well
 */
export async function findings(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')} (${help})`));
}
