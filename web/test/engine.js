// What the build made of the facts of languages, for tests in Node.

import { createCleaner } from '../../build/npm/index.js';

export const { default: facts } = await import('../../build/site/facts.js').catch(() => { throw new Error('build/site is missing: run "make build" first'); });

const cleaner = await createCleaner();

/** The engine, as web/engine.js gives it to the page. */
export const clean = async (text, options) => cleaner.clean(text, options);
