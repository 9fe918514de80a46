// Own passages on the device: paths, switches, what the engine is given. In a browser,
// since nothing else has an IndexedDB.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, openPage } from './browser.js';

const here = inBrowser();

const open = (name, body) => test(name, async () => {
  const reader = await openPage(here.browser, here.site.origin);
  await body((run, ...given) => reader.page.evaluate(run, ...given), reader);
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

const FILE = 'publisher: The Old Mill\nkind: appeal\nlanguage: en\n\nWe print this paper in a cellar under the old mill and live on what our neighbours give.\n';

open('a path that is taken gets a number, and what is switched off stays where it is', async (run) => {
  const paths = await run(async (text) => {
    const own = await import('./own.js');
    for (let i = 0; i < 3; i++) await own.save({ path: 'en/a/own-ad', text });
    await own.setOn('en/a/own-ad-2', false);
    return (await own.list()).map(({ path, on }) => [path, on]);
  }, FILE);
  assert.deepEqual(paths, [['en/a/own-ad', true], ['en/a/own-ad-2', false], ['en/a/own-ad-3', true]]);
});

open('the engine is given what is on, and finds it', async (run) => {
  const found = await run(async (text) => {
    const [own, { Engine }] = await Promise.all([import('./own.js'), import('./engine.js')]);
    await own.save({ path: 'en/a/own-appeal', text });
    await own.save({ path: 'en/b/own-appeal', text: text.replace('cellar', 'tower') });
    await own.setOn('en/b/own-appeal', false);
    const templates = await own.engineTemplates();
    const engine = new Engine();
    const passage = text.split('\n\n')[1].trim();
    const { spans } = await engine.clean(passage, { templates });
    return [templates.map(({ name }) => name), spans.map(({ template }) => template)];
  }, FILE);
  assert.deepEqual(found, [['en/a/own-appeal'], ['en/a/own-appeal']]);
});

open('a file in the place of one of the library is found under its path, and the other is not known any more', async (run) => {
  const path = 'en/the-moscow-times/appeal-2024';
  const found = await run(async (text, where) => {
    const [own, { Engine }] = await Promise.all([import('./own.js'), import('./engine.js')]);
    await own.change(where, text);
    const engine = new Engine();
    const templates = await own.engineTemplates();
    const spans = async (given) => (await engine.clean(given, { templates })).spans.map(({ template }) => template);
    return [await spans(text.split('\n\n')[1].trim()), await spans('We see things differently: we strive to provide accurate, unbiased reporting on Russia.')];
  }, FILE, path);
  assert.deepEqual(found[0], [path]);
  assert.ok(!found[1].includes(path));
});

open('what is switched off is told by its path, mined passages by their house', async (run) => {
  const told = await run(async () => {
    const [own, known] = await Promise.all([import('./own.js'), import('./known.js')]);
    await own.setShippedOn('en/a/appeal', false);
    await own.setShippedOn('mined/mill.example', false);
    const off = await own.offPaths();
    await own.setShippedOn('en/a/appeal', true);
    return [['en/a/appeal', 'en/a/appeal-2', 'mined/mill.example/appeal-1f', 'mined/other.example/appeal-1f', undefined].map((path) => known.isOff(off, path)), [...await own.offPaths()]];
  });
  assert.deepEqual(told, [[true, false, true, false, false], ['mined/mill.example']]);
});

open('the browser is asked once not to throw away what is kept', async (run) => {
  const times = await run(async (text) => {
    let asked = 0;
    navigator.storage.persist = async () => { asked++; return false; };
    const own = await import('./own.js');
    await own.save({ path: 'en/a/own-ad', text });
    await own.save({ path: 'en/a/own-ad', text });
    return asked;
  }, FILE);
  assert.equal(times, 1);
});

open('where the browser keeps nothing, it is kept until the page is left', async (run, { page }) => {
  await page.evaluateOnNewDocument(() => {
    indexedDB.open = () => { throw new DOMException('refused', 'SecurityError'); };
  });
  await page.reload();
  const kept = await run(async (text) => {
    const own = await import('./own.js');
    await own.save({ path: 'en/a/own-ad', text });
    return (await own.engineTemplates()).map(({ name }) => name);
  }, FILE);
  assert.deepEqual(kept, ['en/a/own-ad']);
});
