// The page's side of sw.js: has the site kept on the device, and learns when a newer
// one is there. It is never put in the place of the one in use unless the reader
// asks for it, or has closed all tabs.

import { scriptAddress } from './trusted.js';

// A page that is kept pinned is never loaded again: it asks for a newer one when
// it is looked at, and not more often than this.
const SELDOM = 60 * 60_000; // ms

/**
 * Has the site kept on the device. Where the browser does not want to, as in some
 * private windows, the page works without.
 *
 * @param {(use: () => void) => void} offer called when a newer page is ready, perhaps
 *   more than once; `use` loads it in the place of this one
 */
export async function keepOffline(offer) {
  let worker;
  let kept;
  try {
    worker = navigator.serviceWorker;
    kept = await worker.register(scriptAddress(new URL('./sw.js', document.baseURI).href));
  } catch {
    return; // nothing is missed that was there before
  }

  let inUse = worker.controller;
  let wanted = false;
  const load = () => location.reload();
  const use = () => {
    wanted = true;
    if (kept.waiting) kept.waiting.postMessage('use');
    else load(); // another tab was quicker
  };

  const look = () => { if (kept.waiting && worker.controller) offer(use); };
  kept.addEventListener('updatefound', () => kept.installing?.addEventListener('statechange', look));
  kept.installing?.addEventListener('statechange', look);
  look();

  worker.addEventListener('controllerchange', () => {
    const first = !inUse;
    inUse = worker.controller;
    if (first) return; // it has come to this very page
    if (wanted) load();
    else offer(load); // another tab has asked for it; what is on this page stays
  });

  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < SELDOM) return;
    asked = Date.now();
    kept.update().catch(() => undefined); // without a network there is nothing newer
  });
}
