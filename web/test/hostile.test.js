// Nobody gets in: what a hostile page may try with the tab that the bookmarklets
// talk to, and what another tab may try with the page that is being read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { Reader, words } from './browser.js';
import { click, inPress, noteOf, tabAfter, until, visit } from './press.js';

const here = inPress();
const forged = { dehusk: 'article', protocol: 1, nonce: 'n1', html: '<p>Forged words.</p>', url: 'https://bank.example/', selection: true };

/**
 * Opens Dehusk from a page as the bookmarklet does; the page sends its message when
 * it hears "ready", and without that over and over.
 */
async function attack(context, page, { from, answer = {}, call = {}, times = 1 } = {}) {
  const tab = await tabAfter(context, () => page.evaluate((home, origin, message, more, count) => {
    window.heard = [];
    const query = new URLSearchParams({ dehusk: '1', task: 'article', nonce: 'n1', from: origin ?? location.origin, ...more });
    window.tab = open(`${home}/#${query}`, '_blank');
    addEventListener('message', ({ data }) => {
      window.heard.push(data);
      for (let i = 0; i < count; i++) window.tab.postMessage(message, home);
    });
    setInterval(() => window.tab.postMessage(message, home), 100);
  }, here.site.origin, from, { ...forged, ...answer }, call, times));
  return new Reader(tab);
}

const heard = (page) => page.evaluate(() => window.heard.map(({ dehusk }) => dehusk));
const carrying = (content) => `${here.site.origin}/#dehusk=1&z=${encodeURIComponent(deflateRawSync(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64'))}`;

/** Nothing of what was sent runs, is shown, or is kept. */
async function untouched(reader) {
  assert.equal(await reader.page.title(), words.title);
  assert.ok(!(await reader.page.evaluate(() => document.body.innerText)).includes('Forged'));
  assert.deepEqual(await kept(reader.page), [0, 0, []]);
}

const kept = (page) => page.evaluate(async () => [localStorage.length, sessionStorage.length, await indexedDB.databases()]);

test('a page that names another origin is not answered', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  const reader = await attack(context, page, { from: 'https://bank.example' });
  await reader.says('#notice', /did not arrive/);
  assert.deepEqual(await heard(page), [], '"ready" goes to the named origin alone');
  await untouched(reader);
  await context.close();
});

test('another nonce, another protocol, another task: refused', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  for (const [wrong, sentence] of [
    [{ answer: { nonce: 'n2' } }, /did not arrive/],
    [{ answer: { dehusk: 'template' } }, /did not arrive/],
    [{ answer: { html: { toString: () => 0 } + '', dehusk: 'hide', parts: ['Forged'] } }, /did not arrive/],
    [{ call: { task: 'template' } }, /did not arrive/],
    [{ call: { dehusk: '99' } }, /another version/],
  ]) {
    const reader = await attack(context, page, wrong);
    await reader.says('#notice', sentence);
    await untouched(reader);
    await reader.page.close();
    await page.reload();
  }
  await context.close();
});

test('a flood of messages: the first counts, the page stays quick, and says whose it is', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  const reader = await attack(context, page, { times: 20_000 });
  await reader.says('#article', /^Forged words/);
  assert.match(await reader.seen('#source'), /^From 127\.0\.0\.1:\d+, the part you had selected\.$/, 'named after who really sent it');
  const start = Date.now();
  await reader.page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 50); }));
  assert.ok(Date.now() - start < 3000);
  await reader.press(words['bar.new']);
  await reader.says('#said', /put away/);
  await context.close();
});

test('another window than the opener is not heard, though it knows all', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  const reader = new Reader(await tabAfter(context, () => page.evaluate((home, message) => {
    window.tab = open(`${home}/#${new URLSearchParams({ dehusk: '1', nonce: 'n1', from: location.origin })}`, '_blank');
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentWindow.eval('(tab, message, home) => setInterval(() => tab.postMessage(message, home), 100)')(window.tab, message, home);
  }, here.site.origin, forged)));
  await reader.says('#notice', /did not arrive/);
  await untouched(reader);
  await context.close();
});

test('the opener is let go, so that it cannot be led back', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  const reader = await attack(context, page);
  await reader.says('#article', /^Forged words/);
  assert.equal(await reader.page.evaluate(() => window.opener), null);
  const led = await page.evaluate((home) => {
    try {
      window.tab.location = `${home}/#${new URLSearchParams({ dehusk: '1', nonce: 'n1', from: location.origin })}`;
      return 'led';
    } catch ({ name }) {
      return name;
    }
  }, here.site.origin);
  assert.equal(led, 'SecurityError', 'nor can it send the tab elsewhere');
  assert.match(await reader.seen('#article'), /^Forged words/);
  await context.close();
});

test('once for each time that the page is opened', { timeout: 60_000 }, async () => {
  const context = await here.browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(carrying({ html: '<p>First words.</p>', url: here.press.origin, selection: true }));
  const reader = new Reader(page);
  await reader.says('#article', /^First words/);
  await page.evaluate((address) => { location.href = address; }, carrying({ html: '<p>Forged words.</p>', url: here.press.origin, selection: true }));
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  assert.match(await reader.seen('#article'), /^First words/);
  await context.close();
});

test('in a frame, where a page may sit in the middle, nothing is taken', { timeout: 60_000 }, async () => {
  here.press.hold.set('/middle.html', { body: `<!doctype html><iframe id="f" width="600" height="400"></iframe><script>
    const home = ${JSON.stringify(here.site?.origin ?? '')};
    f.src = home + '/#' + new URLSearchParams({ dehusk: '1', nonce: 'n1', from: location.origin });
    window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data));
    setInterval(() => f.contentWindow.postMessage(${JSON.stringify(forged)}, '*'), 100)</script>` });
  const { context, page } = await visit(here, { page: { path: '/middle.html' } });
  const frame = await until(() => page.frames().find((one) => one.url().startsWith(here.site.origin)));
  assert.ok(await until(() => frame.$eval('#notice', (notice, sentence) => notice.innerText === sentence, words['trouble.framed']).catch(() => false)));
  assert.ok(!(await frame.evaluate(() => document.body.innerText)).includes('Forged'));
  assert.deepEqual(await heard(page), []);
  await context.close();
});

test('what is sent is harmless here, whatever it holds', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  here.press.seen.length = 0;
  const { origin } = here.press;
  const html = `<p>Good words of a story.</p><img src="${origin}/leak.png" onerror="document.title='x'"><script>document.title='x'</script><iframe srcdoc="<script>parent.document.title='x'</script>"></iframe><svg><script>document.title='x'</script></svg><a href="javascript:alert(1)">Second words.</a><math><mtext><style><img src=x onerror="document.title='x'"></style>`;
  for (const reader of [
    await attack(context, page, { answer: { html } }),
    new Reader(await tabAfter(context, async () => { await (await context.newPage()).goto(carrying({ html, url: origin, selection: true })); })),
  ]) {
    await reader.says('#article', /Good words of a story/);
    assert.equal(await reader.page.title(), words.title);
    assert.equal(await reader.page.$('#article img, #article a[href], #article iframe, #article svg'), null);
    const sessions = await reader.page.waitForFunction(async () => {
      const { all } = await import('./store.js');
      const list = await all('sessions');
      return list.length && list.map(({ moments }) => moments[0].reading.doc.html);
    });
    for (const stored of await sessions.jsonValue()) assert.ok(stored.includes('Good words') && !/script|onerror|srcdoc|<svg|<math/.test(stored), 'what is kept for a reload is harmless as well');
  }
  assert.deepEqual(here.press.seen.filter((line) => line.includes('leak')), [], 'no picture was asked for');
  await context.close();
});

test('a link is not believed, and one that holds no article is refused in words', { timeout: 60_000 }, async () => {
  const context = await here.browser.createBrowserContext();
  const go = async (address) => {
    const page = await context.newPage();
    await page.goto(address);
    return new Reader(page);
  };
  const claims = await go(carrying({ html: '<p>Words of a link.</p>', url: 'https://bank.example/', selection: true }));
  await claims.says('#source', /^From a link that names bank\.example\. Whether it came from there cannot be checked\.$/);
  const nameless = await go(carrying({ html: '<p>Words of a link.</p>', url: 'data:,', selection: true }));
  await nameless.says('#source', /^From a link\. Where it came from cannot be checked\.$/);
  for (const address of [
    `${here.site.origin}/#dehusk=1&z=${'%00'}nonsense`,
    carrying('no JSON'),
    carrying('null'),
    carrying({ html: 7 }),
    carrying(`{"html":"${' '.repeat(120_000_000)}"}`), // a few KB that would fill the memory
  ]) {
    const reader = await go(address);
    await reader.says('#notice', new RegExp(`^${words['trouble.link']}$`));
    assert.equal(reader.page.url(), `${here.site.origin}/`);
    await reader.page.close();
  }
  await context.close();
});

test('foreign ranges: the page that is being read hears the tab it opened, from its origin, with its nonce, and no other', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  let load;
  here.site.hold.set('/dehusk/text.wasm', { after: new Promise((resolve) => { load = resolve; }) });
  await page.evaluate(() => {
    const { open } = window;
    window.open = (...args) => { // a page may well listen in on what is opened
      window.nonce = new URLSearchParams(args[0].split('#')[1]).get('nonce');
      window.tab = open(...args);
      return window.tab;
    };
  });
  await click(here, page, 'hide');
  await page.evaluate(() => {
    const answer = { dehusk: 'ranges', protocol: 1, nonce: window.nonce, cuts: [[0, 0, 1]], whys: [], words: { hidden: 'Forged', close: 'x' } };
    window.postMessage(answer, '*'); // from the page itself
    const frame = document.createElement('iframe'); // and from another window
    document.body.append(frame);
    frame.contentWindow.eval('(answer) => parent.postMessage(answer, "*")')(answer);
    frame.remove();
  });
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  assert.equal(await noteOf(page), '');
  load();
  here.site.hold.delete('/dehusk/text.wasm');
  assert.equal(await until(() => noteOf(page)), words['mark.hidden'].one.replace('{n}', '1'));
  await context.close();
});

test('ranges that lie nowhere hide nothing of the article', { timeout: 60_000 }, async () => {
  const { context, page } = await visit(here, {});
  // As if the site of Dehusk itself had answered wrongly.
  here.site.hold.set('/', { body: `<!doctype html><script>
    const call = new URLSearchParams(location.hash.slice(1));
    const say = (message) => opener.postMessage({ protocol: 1, nonce: call.get('nonce'), ...message }, call.get('from'));
    addEventListener('message', ({ data }) => {
      if (data?.dehusk !== 'hide') return;
      say({ dehusk: 'ranges', cuts: [[-1, 0, 5], [1e9, 0, 5], ['x', 0, 5]], whys: [], words: {} });
      document.title = 'answered';
    });
    say({ dehusk: 'ready' });
  </script>` });
  const before = await page.evaluate(() => document.body.innerText);
  await click(here, page, 'hide');
  const tab = await until(async () => (await context.pages()).find((one) => one !== page));
  assert.equal(await until(async () => await tab.title() === 'answered'), true);
  await new Promise((resolve) => { setTimeout(resolve, 1000); });
  here.site.hold.delete('/');
  assert.equal(await page.evaluate(() => document.body.innerText), before);
  await context.close();
});
