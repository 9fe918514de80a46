// Makes docs/page.png, the picture in README.md: the page as it stands, with the
// example cleaned and what was taken out opened. Run it by hand after the looks
// of the page have changed, then look at the picture:
//
//	make build
//	CHROME=$(scripts/browser.sh chromium) node scripts/picture.mjs [docs/page.png]
//
// It serves build/site, presses the buttons that a reader would press, and takes
// a window of 1600 × 900 px, without scaling, in the light scheme.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, openPage, serveSite, words } from '../web/test/browser.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = process.argv[2] ?? join(root, 'docs', 'page.png');

// A picture that every clone carries stays small.
const MOST = 200_000; // bytes

const site = await serveSite();
const browser = await launch();
try {
  const reader = await openPage(browser, site.origin);
  const { page } = reader;
  await page.setViewport({ width: 1600, height: 900, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await reader.press(words['start.example']);
  await reader.article();
  await page.click('.passage.out .chip');
  await page.waitForSelector('.passage.out .gone', { visible: true });
  // The end of the article above, the passage below.
  await page.$eval('.passage.out', (place) => scrollTo(0, place.getBoundingClientRect().top + scrollY - innerHeight * 0.55));
  await page.mouse.move(0, 0);
  const picture = await page.screenshot({ optimizeForSpeed: false });
  if (picture.length > MOST) throw new Error(`the picture has ${picture.length} bytes, more than ${MOST}: show less`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture);
  console.log(`${file}: ${picture.length} bytes`);
} finally {
  await browser.close();
  await site.close();
}
