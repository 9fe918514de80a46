// Takes what is shared with the installed page, and does nothing else. A share
// comes as a POST, which a static host could not answer and must not get: it is
// kept on the device until the page, a moment later, takes it (share.js).
//
// The policy of index.html does not reach a service worker, so this file asks
// for nothing: there is no fetch here and no import.

const TARGET = new URL('share', self.location.href).pathname; // as in manifest.webmanifest

// How the page loads is none of this worker's business: where the browser can be
// told so, it does not even ask here for what is only fetched.
self.addEventListener('install', (event) => {
  event.addRoutes?.({ condition: { requestMethod: 'GET' }, source: 'network' })?.catch(() => undefined);
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'POST' && new URL(url).pathname === TARGET) event.respondWith(keep(event.request));
});

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
