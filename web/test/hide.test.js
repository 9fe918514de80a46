// "Clean this page": what is hidden, and how it comes back. How it fares on every
// kind of page is in matrix.test.js.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from './browser.js';
import { click, inPress, noteOf, pressNote, until, visit } from './press.js';

const here = inPress();
const ONE = words['mark.hidden'].one.replace('{n}', '1');

const appeal = '<p>A Message from The Moscow Times:</p><p>Dear readers,</p><p>We are facing unprecedented challenges. Russia\'s Prosecutor General\'s Office has designated The Moscow Times as an "undesirable" organization, criminalizing our work and putting our staff at risk of prosecution.</p><p>We, the journalists of The Moscow Times, refuse to be silenced. But to continue our work, we need your help.</p>';
const story = '<p>A small white ferry crossed the lake on Saturday, and half the village stood on the pier.</p><p>The boat carries sixty people and twelve bicycles, its captain said to the crowd.</p>';

/** Opens a page that holds this. */
async function open(body, headers = {}) {
  here.press.hold.set('/own.html', { body: `<!doctype html><meta charset="utf-8"><title>Lake</title><body>${body}</body>` });
  return visit(here, { headers, page: { path: '/own.html' } });
}

/** Presses the bookmark and gives what the note says then. */
async function press(page, than = '') {
  await click(here, page, 'hide');
  return until(async () => {
    const said = await noteOf(page);
    return said !== than && said;
  });
}

const seen = (page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').trim());
const html = (page) => page.evaluate(() => document.body.innerHTML);

test('what is hidden leaves no gap and comes back as it was', { timeout: 60_000 }, async () => {
  const { context, page } = await open(`<main>${story}<section><div style="margin: 9px">${appeal}</div></section></main>`);
  const [text, source] = [await seen(page), await html(page)];
  assert.equal(await press(page), ONE);
  assert.equal(await seen(page), 'A small white ferry crossed the lake on Saturday, and half the village stood on the pier. The boat carries sixty people and twelve bicycles, its captain said to the crowd.');
  assert.equal(await page.$eval('section', (element) => element.hidden), true, 'the outermost that holds nothing else');
  assert.ok(await until(async () => (await context.pages()).length === 1), 'the window has closed itself');
  await pressNote(page, words['mark.show']);
  assert.equal(await seen(page), text);
  assert.equal(await html(page), source, 'to the letter');
  assert.equal(await noteOf(page), '');
  await context.close();
});

test('why: kind, publisher, likeness and the beginning of each passage', { timeout: 60_000 }, async () => {
  const { context, page } = await open(story + appeal);
  await press(page);
  await pressNote(page, words['mark.why']);
  const said = await page.$eval('[role=alert]', (box) => box.innerText);
  assert.match(said, /Appeal · The Moscow Times · .* · A Message from The Moscow Times:/);
  await context.close();
});

test('a part of a paragraph, and back', { timeout: 60_000 }, async () => {
  const glued = `<article>${story}<p id="glued">The ferry sails again on Monday, if the weather allows it.<br>${appeal.replace(/<\/p><p>/g, '<br>').replace(/<\/?p>/g, '')}<br>Tickets cost as much as the bus does.</p></article>`;
  const { context, page } = await open(glued);
  const source = await html(page);
  assert.equal(await press(page), ONE);
  const left = await page.$eval('#glued', (element) => element.innerText.trim().split(/\n+/));
  assert.deepEqual(left, ['The ferry sails again on Monday, if the weather allows it.', 'Tickets cost as much as the bus does.']);
  await click(here, page, 'hide');
  assert.ok(await until(async () => await html(page) === source), 'pressed again, it is as it was');
  await context.close();
});

test('pictures, players and fields of the article stay', { timeout: 60_000 }, async () => {
  const { context, page } = await open(`${story}<div id="around"><img src="data:," alt="The lake" width="9" height="9">${appeal}</div>`);
  assert.equal(await press(page), ONE);
  assert.equal(await page.$eval('img', (image) => image.checkVisibility()), true);
  assert.equal(await page.$eval('#around', (element) => element.innerText.trim()), '');
  await context.close();
});

test('a style of the page does not show what is hidden', { timeout: 60_000 }, async () => {
  const { context, page } = await open(`<style>p, div { display: block } [hidden] { display: block !important }</style>${story}<div>${appeal}</div>`);
  assert.equal(await press(page), ONE);
  assert.ok(!(await seen(page)).includes('Dear readers'));
  await context.close();
});

test('nothing found', { timeout: 60_000 }, async () => {
  const { context, page } = await open(story);
  const source = await html(page);
  assert.equal(await press(page), words['mark.nothing']);
  assert.equal(await html(page), source);
  await pressNote(page, words['mark.close']);
  assert.equal(await noteOf(page), '');
  await context.close();
});

test('a page that changes while it is read is left alone', { timeout: 60_000 }, async () => {
  const { context, page } = await open(`${story}<div id="part">${appeal}</div>`);
  let load;
  here.site.hold.set('/dehusk/text.wasm', { after: new Promise((resolve) => { load = resolve; }) });
  await click(here, page, 'hide');
  await new Promise((resolve) => { setTimeout(resolve, 1000); });
  await page.$eval('#part', (part) => part.replaceWith(part.cloneNode(true)));
  load();
  here.site.hold.delete('/dehusk/text.wasm');
  assert.equal(await until(() => noteOf(page)), words['mark.changed']);
  assert.ok((await seen(page)).includes('Dear readers'));
  await context.close();
});

test('a page that grows says so; pressed again, the rest is hidden as well', { timeout: 60_000 }, async () => {
  const { context, page } = await open(`${story}<div>${appeal}</div>`);
  assert.equal(await press(page), ONE);
  await page.evaluate((more) => {
    const part = document.createElement('div');
    part.innerHTML = more;
    document.body.append(part);
  }, `${story}<div id="second">${appeal}</div>`);
  assert.ok(await until(async () => await noteOf(page) === words['mark.changed']));
  assert.equal(await press(page, words['mark.changed']), words['mark.hidden'].other.replace('{n}', '2'));
  assert.ok(!(await seen(page)).includes('Dear readers'));
  await context.close();
});

test('an engine that cannot load hides nothing and says so', { timeout: 60_000 }, async () => {
  here.site.hold.set('/dehusk/text.wasm', { status: 500, body: '' });
  const { context, page } = await open(story + appeal);
  assert.equal(await press(page), words['mark.failed']);
  here.site.hold.delete('/dehusk/text.wasm');
  assert.ok((await seen(page)).includes('Dear readers'));
  await context.close();
});
