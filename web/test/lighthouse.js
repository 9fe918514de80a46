// Lighthouse on the built site, in its mobile setting, in a Chromium of its own.

import lighthouse from 'lighthouse';
import { fileURLToPath } from 'node:url';
import { listen, serve } from '../../scripts/serve.mjs';
import { launch } from './browser.js';

/**
 * Looks at the page as somebody with a slow phone who opens it for the first time.
 *
 * @param {string[]} categories as "accessibility"
 * @returns {Promise<{scores: Object<string, number>, missed: string[], times: Object<string, string>}>}
 *   scores from 0 to 100; `missed` is what cost something, `times` are those of performance
 */
export async function look(categories) {
  const server = serve(fileURLToPath(new URL('../../build/site', import.meta.url)));
  const origin = `http://127.0.0.1:${await listen(server, 0, false)}`;
  const browser = await launch();
  try {
    const { lhr } = await lighthouse(`${origin}/`, { port: Number(new URL(browser.wsEndpoint()).port), output: 'json', logLevel: 'silent', onlyCategories: categories });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
    const missed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs).filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`);
    const times = Object.fromEntries(['first-contentful-paint', 'largest-contentful-paint', 'speed-index', 'total-blocking-time', 'cumulative-layout-shift'].filter((id) => lhr.audits[id]).map((id) => [id, lhr.audits[id].displayValue]));
    return { scores, missed, times };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}
