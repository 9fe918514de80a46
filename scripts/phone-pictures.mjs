// Makes the pictures that explain sharing on a phone, web/pictures/*.webp, and
// the icons of the installed page, web/icons/*.png. Run it by hand after the looks
// of the page have changed, then look at them:
//
//	make build
//	CHROME=$(scripts/browser.sh chromium) node scripts/phone-pictures.mjs
//
// The pictures are of the page itself, as a phone of 360 × 640 shows it in the
// light scheme; the one of an article elsewhere is the example, set plainly. The
// icons are the mark in the head of index.html.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { example, launch, openPage, serveSite, words } from '../web/test/browser.js';

const web = join(dirname(fileURLToPath(import.meta.url)), '..', 'web');

// Pictures that every clone carries stay small, in bytes.
const MOST = { webp: 25_000, png: 10_000 };

const PHONE = { width: 360, height: 640, deviceScaleFactor: 1.25, isMobile: true, hasTouch: true };
const PAPER = '#fbfaf6'; // as in style.css

// Android cuts masks of all shapes out of a maskable icon, none of them smaller
// than a circle of 80 %.
const ICONS = [
  { name: 'mark-192', size: 192, mark: 0.92, ground: 'transparent' },
  { name: 'mark-512', size: 512, mark: 0.92, ground: 'transparent' },
  { name: 'mask-512', size: 512, mark: 0.86, ground: PAPER },
];

/** Writes a picture, unless it has grown too large. */
async function save(file, bytes) {
  const most = MOST[file.split('.').pop()];
  if (bytes.length > most) throw new Error(`${file} has ${bytes.length} bytes, more than ${most}: show less`);
  await mkdir(dirname(join(web, file)), { recursive: true });
  await writeFile(join(web, file), bytes);
  console.log(`web/${file}: ${bytes.length} bytes`);
}

/** Opens a page of the site as a phone does. */
async function openOnPhone(browser, origin) {
  const reader = await openPage(browser, origin);
  await reader.page.setViewport(PHONE);
  await reader.page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  return reader;
}

const take = (page) => page.screenshot({ type: 'webp', quality: 30, optimizeForSpeed: false });

/** Draws the icons; the mark is that of the page. */
async function drawIcons(browser, mark) {
  const page = await browser.newPage();
  for (const { name, size, mark: part, ground } of ICONS) {
    await page.setViewport({ width: size, height: size, deviceScaleFactor: 1 });
    await page.setContent(`<body style="margin: 0; height: 100vh; display: grid; place-items: center; background: ${ground}"><img width="${size * part}" height="${size * part}"></body>`);
    await page.$eval('img', (image, source) => {
      image.src = source;
      return image.decode();
    }, mark);
    await save(`icons/${name}.png`, await page.screenshot({ omitBackground: true, optimizeForSpeed: false }));
  }
  await page.close();
}

/** An article as it stands elsewhere: the example, with all that came along. */
function articlePage() {
  const lines = example.split('\n').filter((line) => line.trim()).map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`);
  return `<!doctype html><meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0 24px; font: 22px/38px Georgia, serif; color: #222 } p { margin: 0 0 24px }</style>${lines.join('\n')}`;
}

const site = await serveSite();
const browser = await launch();
try {
  const reader = await openOnPhone(browser, site.origin);
  const { page } = reader;
  await drawIcons(browser, await page.$eval('link[rel="icon"]', (link) => link.href));
  await page.bringToFront();
  await page.reload();
  await save('pictures/start.webp', await take(page));

  await reader.press(words['start.example']);
  await reader.article();
  // The end of the article above, what was taken out below it.
  await page.$eval('.passage.out', (place) => scrollTo(0, place.getBoundingClientRect().top + scrollY - innerHeight * 0.5));
  await save('pictures/cleaned.webp', await take(page));

  site.hold.set('/article.html', { body: articlePage() });
  await page.goto(`${site.origin}/article.html`);
  await page.evaluate(() => {
    getSelection().selectAllChildren(document.body);
    const appeal = [...document.querySelectorAll('p')].find((line) => /^A Message/.test(line.textContent));
    scrollTo(0, appeal.getBoundingClientRect().top + scrollY - innerHeight * 0.5);
  });
  await save('pictures/selected.webp', await take(page));
} finally {
  await browser.close();
  await site.close();
}
