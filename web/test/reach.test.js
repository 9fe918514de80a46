// What axe cannot see: narrow and enlarged windows, forced colours, reduced motion,
// the order that Tab goes in, and what a screen reader is told.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { example, FIXTURES, inBrowser, openPage, words } from './browser.js';

const here = inBrowser();

// A sentence of the appeal inside a paragraph: to be decided.
const INSIDE = 'The talks of this week have brought nothing new. Your support, no matter how small, makes a world of difference to all of us here. They go on, and nobody knows yet how long they will take.';

/** Opens the page and reads an article with a passage that is out, and one to decide. */
async function openArticle(prepare = async () => undefined) {
  const reader = await openPage(here.browser, here.site.origin);
  await prepare(reader.page);
  await reader.paste(`${example}\n${INSIDE}`);
  await reader.page.waitForSelector('.passage.ask .tools');
  await reader.page.waitForSelector('.passage.out .chip');
  return reader;
}

// What is wider than the window, or has text that is cut off.
const cut = () => {
  const found = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`the page is ${wide} px too wide`);
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || element.closest('.heard')) continue;
    const { left, right, width } = element.getBoundingClientRect();
    const name = `${element.tagName.toLowerCase()}.${element.className || element.id}`;
    if (width > 0 && (left < -0.5 || right > innerWidth + 0.5)) found.push(`${name} stands from ${left} to ${right}`);
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = /hidden|clip/;
    if ((hides.test(overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides.test(overflowY) && element.scrollHeight > element.clientHeight + 1)) found.push(`${name} is cut`);
  }
  return found;
};

// A window of 1280 x 800 at 200 % shows 640 x 400; at 400 % it shows 320 x 200.
for (const [name, width, height] of [['320 px', 320, 640], ['200 % of 1280 px', 640, 400], ['400 % of 1280 px', 320, 200]]) {
  test(`${name}: nothing is cut, and nothing goes sideways`, async () => {
    const reader = await openArticle((page) => page.setViewport({ width, height }));
    const { page } = reader;
    const check = async (when) => assert.deepEqual(await page.evaluate(cut), [], when);
    await check('the article');
    await page.$eval('.chip', (chip) => chip.click());
    await page.$eval('.body .tools .quiet', (why) => why.click());
    await page.waitForSelector('.compared .line');
    await check('Why?');
    await page.$eval('.restore', (button) => button.click());
    await check('put back');
    await page.$eval('#new', (button) => button.click());
    await check('nothing yet');
    await page.$eval('#optionsLink', (link) => link.click());
    await page.waitForSelector('#kinds input');
    await check('the options');
    await page.evaluate(async () => (await import('./ui/update.js')).offerUpdate(document.querySelector('#update'), () => undefined));
    await check('a newer page is offered');
    await reader.paste('', { html: await readFile(`${FIXTURES}/rich.html`, 'utf8') });
    await page.waitForSelector('.rich .passage.ask');
    await check('with mark-up');
    await page.$eval('#counted', (button) => button.click());
    await check('the list of passages');
    await page.$eval('#counted', (button) => button.click());
    await page.$eval('#save', (button) => button.click());
    await check('the list of forms to save');
    await page.$eval('#save', (button) => button.click());
    await page.$eval('#helpButton', (button) => button.click());
    await check('help');
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('.rich p')));
    await page.waitForSelector('.junk', { visible: true });
    await check('the button at a selection');
    await page.keyboard.press('t');
    await page.waitForSelector('.teach form');
    await check('a passage is taught');
    await reader.close();
  });
}

test('forced colours: what is marked and what has the focus is seen', async () => {
  const reader = await openArticle();
  const { page } = reader;
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
  const drawn = (selector) => page.$eval(selector, (element) => {
    const style = getComputedStyle(element);
    const seen = (part) => style[`${part}Style`] !== 'none' && parseFloat(style[`${part}Width`]) > 0;
    return ['outline', 'borderInlineStart', 'borderBlockEnd'].some(seen);
  });
  assert.ok(await drawn('span.ask > .said, div.ask'), 'a suggestion');
  assert.ok(await drawn('.chip'), 'a passage that is out');
  await page.$eval('.restore', (button) => button.click());
  assert.ok(await drawn('div.back, span.back > .said'), 'a passage that was put back');
  await page.keyboard.press('Tab');
  const focus = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return { on: document.activeElement.tagName, outlineStyle, thick: parseFloat(outlineWidth) };
  });
  assert.deepEqual(focus, { on: focus.on, outlineStyle: 'solid', thick: 3 });
  assert.notEqual(focus.on, 'BODY');
  await reader.close();
});

test('reduced motion: nothing moves', async () => {
  const reader = await openArticle((page) => page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]));
  const moving = await reader.page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    return transitionDuration.split(',').some((time) => parseFloat(time) > 0) || animationName !== 'none' || scrollBehavior === 'smooth';
  }).map((element) => element.className || element.tagName));
  assert.deepEqual(moving, []);
  await reader.close();
});

/** Goes through the page with Tab, from its first link until it is left, and gives what had the focus. */
async function tabThrough(page) {
  await page.focus('.name');
  const order = ['name'];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === document.body) return null;
      const { outlineStyle } = getComputedStyle(at);
      if (outlineStyle === 'none') return `${at.id} without a mark of focus`;
      return at.id || at.className || at.innerText;
    });
    if (name === null || name === order[0]) break;
    order.push(name);
  }
  return order;
}

test('Tab goes through the start from top to foot', async () => {
  const reader = await openPage(here.browser, here.site.origin);
  const { page } = reader;
  await page.waitForFunction(() => document.querySelector('#bookmarklet-link').href.startsWith('javascript:'), { polling: 100 });
  const order = await tabThrough(page);
  const wanted = ['name', 'optionsLink', 'text', 'open', 'example', 'bookmarklet-link', 'hide-link'];
  assert.deepEqual(order.filter((name) => wanted.includes(name)), wanted);
  assert.deepEqual(order.filter((name) => /without/.test(name)), []);
  await reader.close();
});

test('Tab goes through the article as it is read, and every button is met', async () => {
  const reader = await openArticle();
  const { page } = reader;
  const order = await tabThrough(page);
  const places = ['copy', 'new', 'chip', 'quiet restore', words['ask.out'], words['ask.keep']].map((name) => order.indexOf(name));
  assert.ok(places.every((place) => place >= 0), `not all are met: ${order.join(', ')}`);
  assert.deepEqual(places, [...places].sort((a, b) => a - b), order.join(', '));
  const met = await page.evaluate(() => [...document.querySelectorAll('main button')].filter((one) => one.checkVisibility()).length);
  assert.ok(order.length >= met, 'no button is left out');
  await reader.close();
});

test('what happens is announced', async () => {
  let release;
  here.site.hold.set('/dehusk/text.wasm', { after: new Promise((resolve) => { release = resolve; }) });
  const reader = await openPage(here.browser, here.site.origin);
  const { page } = reader;
  // What a screen reader would be told, in the order in which it comes.
  await page.evaluate(() => {
    globalThis.told = [];
    for (const region of document.querySelectorAll('[role=status], [role=alert]')) {
      new MutationObserver(() => { if (region.textContent) globalThis.told.push(region.textContent); }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  const told = async (pattern) => {
    await page.waitForFunction((source) => globalThis.told.some((one) => new RegExp(source, 'u').test(one)), { polling: 100 }, pattern);
  };
  await reader.paste(example);
  await told(words['wait.loading'].slice(0, 20));
  release();
  here.site.hold.clear();
  await told('^1 passage, .* taken out$');
  await page.waitForFunction(() => document.activeElement.id === 'article', { polling: 100 });
  await page.$eval('.restore', (button) => button.click());
  await told('put back');
  await page.$eval('#undo', (button) => button.click());
  await told('^Undone');
  await page.$eval('#copy', (button) => button.click());
  await told('^Copied');
  await reader.paste('   ');
  await told(words['trouble.empty'].slice(0, 20));
  await reader.close();
});
