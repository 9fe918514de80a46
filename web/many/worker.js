// Files in a module worker; crew.js is the page's side. All that takes time is here,
// so that the page never waits. It starts from a blob: of the page, whose policy then
// binds it (see ../worker.js).
//
// A request is {call, args}, and comes only when the one before is answered; an answer
// is {value}, or {error: {name, message}}. The calls:
//
//     read  {name, file}, rules  → Result of read.js
//     zip   [{name, blob}]       → Blob

import { createCleaner } from '../dehusk/index.js';
import { read } from './read.js';

let cleaner;

const calls = {
  async read(given, rules) {
    cleaner ??= createCleaner().catch((cause) => {
      cleaner = undefined;
      throw Object.assign(cause, { name: 'LoadError' });
    });
    return read(await cleaner, given, rules);
  },
  zip: async (entries) => (await import('./zip.js')).zip(entries),
};

addEventListener('message', async ({ data: { call, args } }) => {
  try {
    postMessage({ value: await calls[call](...args) });
  } catch ({ name, message }) {
    postMessage({ error: { name, message } });
  }
});
