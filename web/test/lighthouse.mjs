// Prints what Lighthouse says of the page in its mobile setting, and fails where that
// is less than promised:
//
//	make build
//	CHROME=$(scripts/browser.sh chromium) node web/test/lighthouse.mjs

import { look } from './lighthouse.js';

const LEAST = { performance: 90, accessibility: 100, 'best-practices': 100 };

const { scores, missed, times } = await look(Object.keys(LEAST));
for (const [name, least] of Object.entries(LEAST)) console.log(`Lighthouse, mobile: ${name} ${scores[name]} (at least ${least} wanted)`);
console.log(`  ${Object.entries(times).map(([name, time]) => `${name} ${time}`).join(', ')}`);
if (missed.length) console.log(`  not whole: ${missed.join('; ')}`);
if (Object.entries(LEAST).some(([name, least]) => scores[name] < least)) process.exitCode = 1;
