// What can be measured of the looks: contrast, widths, where the bar is, print.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { example, launch, openPage, serveSite } from './browser.js';

let browser;
let site;

before(async () => {
  browser = await launch();
  site = await serveSite();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

// Relative luminance and contrast as WCAG 2 defines them, of what is computed
// for each element that holds text.
const poorText = () => {
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll('body, body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 7) poor.push(`${element.className || element.tagName} ${contrast.toFixed(2)}`);
  }
  return poor;
};

for (const [width, height] of [[360, 740], [1600, 1000]]) {
  for (const scheme of ['light', 'dark']) {
    test(`${width} px, ${scheme}`, async () => {
      const reader = await openPage(browser, site.origin);
      const { page } = reader;
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
      const check = async (when) => {
        assert.deepEqual(await page.evaluate(poorText), [], `${when}: contrast below 7 : 1`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${when}: ${wide} px too wide`);
      };
      await check('start');
      await reader.paste(`${example}\n\n${'endless'.repeat(60)}`);
      await reader.article();
      await page.click('.chip');
      await page.click('.body .tools .quiet');
      await page.waitForSelector('.compared .line');
      await page.click('.body .tools button');
      await check('article');
      const bar = await page.$eval('#bar', (element) => element.getBoundingClientRect().toJSON());
      if (width === 360) assert.equal(Math.round(bar.bottom), height, 'the bar is under the thumb');
      else assert.ok(bar.top < 100, 'the bar is above the article');
      const line = await page.$eval('#article p', (element) => element.getBoundingClientRect().width / parseFloat(getComputedStyle(element).fontSize));
      assert.ok(line < 42, `${line} em is too long a line to read`);
      await reader.close();
    });
  }
}

test('print shows the article alone', async () => {
  const reader = await openPage(browser, site.origin);
  await reader.paste(example);
  await reader.article();
  await reader.page.emulateMediaType('print');
  const seen = await reader.page.evaluate(() => document.body.innerText.trim());
  assert.match(seen, /^Russia is moving[\s\S]*office in Serbia\.$/);
  await reader.close();
});
