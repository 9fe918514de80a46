// The bookmarklet on foreign pages, under the policies that publishers send. It
// starts as a bookmark does: by a navigation to its javascript: address that the
// browser makes, not by a script in the page.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { FIXTURES, launch, Reader, serveSite, words } from './browser.js';
import { serve } from './server.js';

const POLICIES = {
  'no policy': {},
  "script-src 'self'": { 'content-security-policy': "script-src 'self'" },
  "default-src 'none'": { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" },
  'Trusted Types': { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  'opener policy that lets pop-ups be': { 'cross-origin-opener-policy': 'same-origin-allow-popups' },
};
const CUT_OFF = { 'cross-origin-opener-policy': 'same-origin' };

let browser;
let site;
let press; // the publisher's server
let policy = {};
let link;
let article;

before(async () => {
  browser = await launch();
  site = await serveSite();
  press = await serve(FIXTURES, { headers: (path) => (path.endsWith('.html') ? policy : {}) });
  const page = await browser.newPage();
  await page.goto(`${site.origin}/`);
  link = await page.$eval('#bookmarklet-link', (element) => element.href);
  await page.close();
  const html = await readFile(`${FIXTURES}/article.html`, 'utf8');
  article = ['one', 'two', 'three', 'four', 'five'].map((id) => html.match(new RegExp(`id="${id}">([^<]+)<`))[1]);
});

after(async () => {
  await browser?.close();
  await site?.close();
  await press?.close();
});

/** Opens the article as a publisher serves it. */
async function visit(headers) {
  policy = headers;
  const context = await browser.createBrowserContext();
  await context.overridePermissions(press.origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  await context.overridePermissions(site.origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const page = await context.newPage();
  await page.goto(`${press.origin}/article.html`);
  return { context, page };
}

/** Clicks the bookmark; gives the tab that it opened. */
async function click(context, page) {
  const opened = new Promise((resolve) => { context.once('targetcreated', resolve); });
  const devtools = await page.createCDPSession();
  await devtools.send('Page.navigate', { url: link });
  const tab = await (await opened).page();
  return new Reader(tab);
}

const told = (page) => page.waitForFunction(() => document.querySelector('[role=alert]')?.innerText).then((handle) => handle.jsonValue());

for (const [name, headers] of Object.entries(POLICIES)) {
  test(`${name}: the article arrives, cleaned`, { timeout: 60_000 }, async () => {
    const { context, page } = await visit(headers);
    const reader = await click(context, page);
    await reader.says('#count', /^1 passage, \d+ words taken out$/);
    const seen = await reader.article();
    for (const paragraph of article) assert.ok(seen.includes(paragraph), paragraph);
    assert.ok(!/Remind me|Front page|Mill Lane|hidden until/.test(seen), seen);
    const left = (await reader.copy()).trim().split(/\n+/);
    assert.deepEqual(left, article);
    assert.equal(await reader.seen('#source'), `From ${press.origin.slice(7)}.`);
    assert.equal(reader.page.url(), `${site.origin}/`, 'nothing of it is left in the address');
    assert.equal(await reader.page.evaluate(() => window.opener), null);
    assert.deepEqual(reader.errors, []);
    assert.equal(await page.$('[role=alert]'), null, 'the foreign page is as it was');
    await context.close();
  });

  test(`${name}: the selection alone`, { timeout: 60_000 }, async () => {
    const { context, page } = await visit(headers);
    await page.evaluate(() => getSelection().setBaseAndExtent(
      document.querySelector('#two').firstChild, 4, document.querySelector('.appeal').lastElementChild.firstChild, 16));
    const reader = await click(context, page);
    await reader.says('#source', /the part you had selected/);
    await reader.says('#count', /^1 passage/);
    const left = (await reader.copy()).trim().split(/\n+/);
    assert.deepEqual(left, [article[1].slice(4), ...article.slice(2)], 'without what is hidden in between');
    await context.close();
  });
}

test('cut off by the opener policy: both sides say so, and the clipboard is the way', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(CUT_OFF);
  const reader = await click(context, page);
  await reader.says('#notice', /^127\.0\.0\.1:\d+ does not let its pages talk to other tabs\./);
  assert.equal(reader.page.url(), `${site.origin}/`);
  await page.bringToFront();
  assert.match(await told(page), /^This site does not let its pages talk to Dehusk/);
  await (await page.waitForSelector('[role=alert] ::-p-aria([name="Copy"])')).click();
  await page.waitForFunction((said) => document.querySelector('[role=alert] p').textContent === said, {}, words['mark.copied']);
  await reader.page.bringToFront();
  await reader.key('v');
  const seen = await reader.article();
  for (const paragraph of article) assert.ok(seen.includes(paragraph));
  assert.ok(!seen.includes('Remind me'));
  await context.close();
});

test('the clipboard also where the page forbids it', { timeout: 60_000 }, async () => {
  const { context, page } = await visit({ ...CUT_OFF, 'permissions-policy': 'clipboard-write=()', 'content-security-policy': "default-src 'none'" });
  await click(context, page);
  await page.bringToFront();
  await told(page);
  await (await page.waitForSelector('[role=alert] ::-p-aria([name="Copy"])')).click();
  await page.waitForFunction((said) => document.querySelector('[role=alert] p').textContent === said, {}, words['mark.copied']);
  const close = await page.waitForSelector('[role=alert] ::-p-aria([name="Close"])');
  await close.click();
  assert.equal(await page.$('[role=alert]'), null);
  await context.close();
});

test('no tab opens: it says so and offers the clipboard', { timeout: 60_000 }, async () => {
  const { context, page } = await visit({ 'content-security-policy': 'sandbox allow-scripts' });
  const devtools = await page.createCDPSession();
  await devtools.send('Page.navigate', { url: link });
  assert.match(await told(page), /^No new tab could be opened/);
  await context.close();
});

test('only the opener, from its origin, with its nonce, is heard', { timeout: 60_000 }, async () => {
  const { context, page } = await visit({});
  // A page that opens Dehusk as the bookmarklet does and says the wrong things.
  const tell = (from, wrong) => page.evaluate((home, origin, change) => new Promise((resolve) => {
    const nonce = 'n1';
    const tab = open(`${home}/#${new URLSearchParams({ dehusk: '1', nonce, from: origin ?? location.origin })}`, '_blank');
    const heard = [];
    addEventListener('message', ({ data }) => {
      heard.push(data);
      tab.postMessage({ dehusk: 'article', protocol: 1, nonce, html: '<p>Forged words.</p>', url: 'https://bank.example/', selection: true, ...change }, home);
    });
    setTimeout(() => resolve(heard), 1500);
  }), site.origin, from, wrong);
  const tabOf = async (act) => {
    const opened = new Promise((resolve) => { context.once('targetcreated', resolve); });
    const heard = await act;
    return { heard, reader: new Reader(await (await opened).page()) };
  };

  const other = await tabOf(tell('https://bank.example', {}));
  assert.deepEqual(other.heard, [], '"ready" goes to the named origin alone');
  await other.reader.says('#notice', /did not arrive/);

  const nonce = await tabOf(tell(null, { nonce: 'n2' }));
  assert.deepEqual(nonce.heard.map(({ dehusk, protocol }) => [dehusk, protocol]), [['ready', 1]]);
  await nonce.reader.says('#notice', /did not arrive/);

  const claim = await tabOf(tell(null, {}));
  await claim.reader.says('#article', /Forged words/);
  assert.match(await claim.reader.seen('#source'), /^From 127\.0\.0\.1/, 'it is named after who really sent it');

  const version = await context.newPage();
  await version.goto(`${site.origin}/#dehusk=99&nonce=n&from=${encodeURIComponent(press.origin)}`);
  await new Reader(version).says('#notice', /another version/);
  await context.close();
});

test('what is sent is harmless here, whatever it holds', { timeout: 60_000 }, async () => {
  const { context, page } = await visit({});
  press.seen.length = 0;
  const opened = new Promise((resolve) => { context.once('targetcreated', resolve); });
  await page.evaluate((home) => {
    const tab = open(`${home}/#${new URLSearchParams({ dehusk: '1', nonce: 'n', from: location.origin })}`, '_blank');
    const nasty = `<p>Good words of a story.</p><img src="${location.origin}/leak.png" onerror="document.title='x'"><script>document.title='x'</script><iframe srcdoc="<script>parent.document.title='x'</script>"></iframe><svg><script>document.title='x'</script></svg><a href="javascript:alert(1)">Second words.</a><math><mtext><style><img src=x onerror="document.title='x'"></style>`;
    addEventListener('message', () => tab.postMessage({ dehusk: 'article', protocol: 1, nonce: 'n', html: nasty, url: location.href, selection: true }, home));
  }, site.origin);
  const reader = new Reader(await (await opened).page());
  await reader.says('#article', /Good words of a story/);
  assert.equal(await reader.page.title(), words.title);
  assert.equal(await reader.page.$('#article img, #article a, #article iframe, #article svg'), null);
  assert.deepEqual(press.seen.filter((line) => line.includes('leak')), [], 'no picture was asked for');
  await context.close();
});

test('100,000 nested elements and a page without an article', { timeout: 120_000 }, async () => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/`);
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

test('the link: below 4,000 characters, knows this address, and does nothing in the page itself', async () => {
  assert.ok(link.startsWith('javascript:') && link.length < 4000, `${link.length} characters`);
  assert.ok(decodeURIComponent(link).includes(JSON.stringify(`${site.origin}/`)));
  assert.ok(!decodeURIComponent(link).includes('%'), 'nothing is left to fill in');
  const page = await browser.newPage();
  await page.goto(`${site.origin}/`);
  await page.click('#bookmarklet-link');
  await new Reader(page).says('#said', /Drag this link/);
  await page.close();
});
