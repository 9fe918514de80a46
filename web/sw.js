// The service worker: keeps the whole page on the device, so that it opens without
// a network and at once, and takes what is shared with the installed page.
//
// One version is one cache, and it is whole or not there: each file is fetched anew
// and must have the bytes that the build wrote down here. A site of which one half
// is newer never becomes a mixture; the version before stays in use. A newer one
// waits until the reader asks for it (offline.js) or has closed all tabs.
//
// A share comes as a POST, which a static host could not answer and must not get:
// it is kept on the device until the page, a moment later, takes it (share.js).
//
// The policy of index.html does not reach a service worker, so this file asks for
// nothing but the listed files of its own site, without any word of the reader's:
// test/offline.test.js watches it.

const SITE = { version: '', files: {} }; // path → integrity; scripts/offline-list.mjs fills it in

const here = (path) => new URL(path, self.location.href);

const CACHE = `dehusk-${SITE.version}`;
const KNOWN = new Set(Object.keys(SITE.files).map((path) => here(path).href));
const TARGET = here('share').pathname; // as in manifest.webmanifest

self.addEventListener('install', (event) => {
  route(event);
  event.waitUntil(fetchAll());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('message', ({ data }) => {
  if (data === 'use') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, href } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === 'POST' && pathname === TARGET) event.respondWith(keep(request));
  if (request.method !== 'GET') return;
  const address = request.mode === 'navigate' ? origin + pathname : href.replace(/#.*/, '');
  if (KNOWN.has(address)) event.respondWith(find(address, request));
});

// Where the browser can be told so, it looks into the cache by itself and need not
// start this worker for it, which would take longer than the page. What the cache
// does not have comes from the network; an address with a query is asked for here.
function route(event) {
  if (!event.addRoutes) return;
  const urlPattern = { pathname: `${here('./').pathname}*`, search: '', baseURL: self.location.origin };
  event.waitUntil(event.addRoutes({ condition: { requestMethod: 'GET', urlPattern }, source: { cacheName: CACHE } }).catch(() => undefined));
}

async function fetchAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(SITE.files).map(async ([path, integrity]) => {
      // Whatever the browser's own cache holds is asked about again.
      const answer = await fetch(here(path), { cache: 'no-cache', integrity, priority: 'low' });
      if (!answer.ok) throw new TypeError(`"${path}" is not there: ${answer.status}`);
      // A navigation may not be answered by what a host had redirected.
      await cache.put(here(path), answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer);
    }));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('dehusk-') && name !== CACHE).map((name) => caches.delete(name)));
}

async function find(address, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(address, { ignoreVary: true }) ?? fetch(request);
}

// Keeps the form as it came: the page takes it apart. Where it cannot be kept,
// the page finds nothing and says so.
async function keep(request) {
  try {
    const form = new Response(await request.blob(), { headers: { 'content-type': request.headers.get('content-type') } });
    const cache = await caches.open('shared');
    await cache.put('share', form);
  } catch {
    // said by the page
  }
  return Response.redirect('./#shared', 303);
}
