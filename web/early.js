// What cannot wait until the page is whole: the engine is asked for, and a paste is
// kept that comes before the page listens for one. index.html loads this early; it
// needs few files.

import { Engine } from './engine.js';

/** The page's engine. */
export const engine = new Engine();

const box = () => document.getElementById('text');
let kept = null;

// What a paste holds can be read only while it happens. Text is shown at once, in the
// box, so that it is seen to wait.
function keep(event) {
  const data = event.clipboardData;
  const texts = Object.fromEntries(['text/plain', 'text/html'].map((type) => [type, data.getData(type)]));
  kept = { files: [...data.files], getData: (type) => texts[type] ?? '' };
  event.preventDefault();
  const place = box();
  if (place && texts['text/plain'].length < 1_000_000) place.value = texts['text/plain'];
}

document.addEventListener('paste', keep);

/**
 * Ends the listening here: from now on the page does it.
 *
 * @returns {{data: ?{files: File[], getData: (type: string) => string}, typed: string}}
 *   `data` is what was pasted last, as of a DataTransfer, or null; `typed` is what
 *   stands in the box otherwise
 */
export function takeEarly() {
  document.removeEventListener('paste', keep);
  return { data: kept, typed: kept ? '' : box().value };
}
