// "Dehusk this" on foreign pages: what arrives, and by which way. How it fares on
// every kind of page is in matrix.test.js.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Reader, words } from './browser.js';
import { paragraphs } from './policies.js';
import { articleOf, click, inPress, noteOf, pressNote, tabAfter, until, visit } from './press.js';

const here = inPress();

/** Clicks the bookmark; gives the tab that it opened. */
async function open(context, page) {
  const tab = await tabAfter(context, () => click(here, page, 'article'));
  assert.ok(tab, 'no tab opened');
  return new Reader(tab);
}

test('the article arrives, cleaned, and nothing is left behind', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  const reader = await open(context, page);
  await reader.says('#count', /^1 passage, \d+ words taken out$/);
  const seen = await reader.article();
  assert.ok(!/Remind me|Front page|Mill Lane|hidden until/.test(seen), seen);
  assert.deepEqual((await reader.copy()).trim().split(/\n+/), ['Ferry returns to the lake after nine years', ...paragraphs], 'with its headline');
  assert.equal(await reader.seen('#source'), `From ${here.press.origin.slice(7)}. ${words['article.showWhole']}`);
  assert.equal(reader.page.url(), `${here.site.origin}/`, 'nothing of it is left in the address');
  assert.equal(await reader.page.evaluate(() => window.opener), null);
  assert.deepEqual(reader.errors, []);
  assert.equal(await noteOf(page), '', 'the foreign page is as it was');
  await context.close();
});

test('the selection alone', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  await page.evaluate(() => getSelection().setBaseAndExtent(
    document.querySelector('#two').firstChild, 4, document.querySelector('.appeal').lastElementChild.firstChild, 16));
  const reader = await open(context, page);
  await reader.says('#source', /the part you had selected/);
  await reader.says('#count', /^1 passage/);
  const left = (await reader.copy()).trim().split(/\n+/);
  assert.deepEqual(left, [paragraphs[1].slice(4), ...paragraphs.slice(2)], 'without what is hidden in between');
  await context.close();
});

test('cut off by the opener policy: both sides say so, and the address is the way', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, { headers: { 'cross-origin-opener-policy': 'same-origin' } });
  const reader = await open(context, page);
  await reader.says('#notice', /^127\.0\.0\.1:\d+ does not let its pages talk to other tabs\./);
  await page.bringToFront();
  assert.equal(await until(() => noteOf(page)), words['mark.cutOff']);
  const tab = new Reader(await tabAfter(context, () => pressNote(page, words['mark.open'])));
  await tab.says('#article', new RegExp(paragraphs[4]));
  assert.equal(await tab.seen('#source'), `From a link that names ${here.press.origin.slice(7)}. Whether it came from there cannot be checked. ${words['article.showWhole']}`);
  assert.equal(tab.page.url(), `${here.site.origin}/`);
  assert.equal(await tab.page.evaluate(() => history.length), 1, 'the address is not in the history of the tab');
  assert.equal(await noteOf(page), '');
  await context.close();
});

test('a tab that is slow gets the article in its address', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  let load;
  here.site.hold.set('/page.js', { after: new Promise((resolve) => { load = resolve; }) });
  const reader = await open(context, page);
  await new Promise((resolve) => { setTimeout(resolve, 2500); });
  load();
  here.site.hold.delete('/page.js');
  await reader.says('#article', new RegExp(paragraphs[4]));
  assert.equal(reader.page.url(), `${here.site.origin}/`);
  await context.close();
});

test('no tab: the clipboard, also where the page forbids it', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, { headers: { 'permissions-policy': 'clipboard-write=()', 'content-security-policy': "default-src 'none'" } });
  await page.evaluate(() => { window.open = () => null; });
  await click(here, page, 'article');
  assert.equal(await until(() => noteOf(page)), words['mark.noTab']);
  await pressNote(page, words['mark.copy']);
  assert.ok(await until(async () => await noteOf(page) === ''), 'the note goes');
  const tab = await context.newPage();
  await tab.goto(`${here.site.origin}/`);
  const reader = new Reader(tab);
  await tab.bringToFront();
  await reader.key('v');
  const seen = await reader.article();
  for (const paragraph of paragraphs) assert.ok(seen.includes(paragraph), paragraph);
  assert.ok(!seen.includes('Remind me'));
  await context.close();
});

test('a page that lets nothing be copied says so', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  await page.evaluate(() => {
    window.open = () => null;
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    document.execCommand = () => false;
  });
  await click(here, page, 'article');
  await until(() => noteOf(page));
  await pressNote(page, words['mark.copy']);
  assert.ok(await until(async () => await noteOf(page) === words['mark.refused']));
  await pressNote(page, words['mark.close']);
  assert.equal(await noteOf(page), '');
  await context.close();
});

test('what takes time is said meanwhile', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  let load;
  here.site.hold.set('/html.js', { after: new Promise((resolve) => { load = resolve; }) });
  const reader = await open(context, page);
  await reader.says('#wait', new RegExp(words['wait.html']));
  load();
  here.site.hold.delete('/html.js');
  assert.ok(await until(() => articleOf(reader.page)));
  await context.close();
});

test('100,000 nested elements and a page without an article', { timeout: 120_000 }, async () => {
  const context = await here.browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${here.site.origin}/`);
  const reader = new Reader(page);
  const drop = (html) => page.evaluate((source) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([source], 'page.html'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, html);
  await drop(`<html><body>${'<div>'.repeat(100_000)}Deep words.${'</div>'.repeat(100_000)}</body></html>`);
  await reader.says('#article', /Deep words\./);
  await drop(`<html><body>${'<div>'.repeat(90)}${'<p>Many words in a deep page.</p>'.repeat(30_000)}</body></html>`);
  await reader.says('#source', /No article could be told apart/);
  await drop('<html><body><p>Two words.</p></body></html>');
  await reader.says('#article', /^Two words\./);
  await context.close();
});

test('the links: below 4,000 characters, know this address, and do nothing in the page itself', { timeout: 60_000 }, async () => {
  const page = await here.browser.newPage();
  for (const link of Object.values(here.links)) {
    assert.ok(link.startsWith('javascript:') && link.length < 4000, `${link.length} characters`);
    assert.ok(decodeURIComponent(link).includes(`'${here.site.origin}/'`));
    assert.ok(!/%[a-zA-Z.]{4,}%/.test(decodeURIComponent(link)), 'nothing is left to fill in');
  }
  await page.goto(`${here.site.origin}/`);
  for (const id of ['bookmarklet-link', 'hide-link']) {
    await page.click(`#${id}`);
    await new Reader(page).says('#said', /Drag this link/);
  }
  await page.close();
});
