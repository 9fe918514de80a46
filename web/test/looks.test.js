// What can be measured of the looks: contrast, widths, where the bar is, print.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { example, inBrowser, openPage } from './browser.js';

const here = inBrowser();

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
      const reader = await openPage(here.browser, here.site.origin);
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
      await check('opened');
      await page.click('.chip');
      const [chip, restore] = await page.$$eval('.folded button', (buttons) => buttons.map((one) => one.getBoundingClientRect().toJSON()));
      assert.ok(restore.left >= chip.right && restore.right <= width && restore.top < chip.bottom && restore.bottom > chip.top, 'Put back is beside the chip');
      assert.ok(restore.height >= 40, 'and large enough for a thumb');
      await page.click('.folded .restore');
      await check('article');
      const bar = await page.$eval('#bar', (element) => element.getBoundingClientRect().toJSON());
      if (width === 360) assert.equal(Math.round(bar.bottom), height, 'the bar is under the thumb');
      else assert.ok(bar.top < 100, 'the bar is above the article');
      const line = await page.$eval('#article p', (element) => element.getBoundingClientRect().width / parseFloat(getComputedStyle(element).fontSize));
      assert.ok(line < 36, `${line} em is too long a line to read`);
      await reader.close();
    });
  }
}

test('at 360 px a suggestion that is come to is not hidden by what was said', async () => {
  const reader = await openPage(here.browser, here.site.origin);
  const { page } = reader;
  await page.setViewport({ width: 360, height: 740 });
  // The seven paragraphs, each with a sentence of the appeal inside.
  const text = example.split('\n').slice(0, 7).map((paragraph) => paragraph
    .replace(/([a-z]\.) ?/, '$1 Your support, no matter how small, makes a world of difference to all of us here. ') + ' The talks go on, and nobody knows yet how long they will take.').join('\n');
  await reader.paste(text);
  await page.waitForSelector('.passage.ask .tools');
  const many = (await page.$$('.passage.ask')).length;
  assert.ok(many > 3, `${many} suggestions`);
  for (let i = 0; i < many - 1; i++) {
    await page.$eval('.passage.ask .tools button', (button) => button.click());
    const over = await page.evaluate(() => {
      const tools = document.activeElement.closest('.tools').getBoundingClientRect();
      const said = document.querySelector('#toast').getBoundingClientRect();
      return [tools.top, tools.bottom, said.top];
    });
    assert.ok(over[0] >= 0 && over[1] <= over[2], `the buttons are at ${over}`);
  }
  await reader.close();
});

test('print shows the article alone', async () => {
  const reader = await openPage(here.browser, here.site.origin);
  await reader.paste(example);
  await reader.article();
  await reader.page.emulateMediaType('print');
  const seen = await reader.page.evaluate(() => document.body.innerText.trim());
  assert.match(seen, /^Russia is moving[\s\S]*office in Serbia\.$/);
  await reader.close();
});
