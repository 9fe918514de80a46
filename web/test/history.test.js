// Everything can be undone, also after a reload; what is never to be removed is
// remembered; and the keyboard walks through all of it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { example, expected, FIXTURES, inBrowser, onPage, words } from './browser.js';

const here = inBrowser();
const html = await readFile(`${FIXTURES}/rich.html`, 'utf8');
let reader;

const open = onPage(here, (opened) => { reader = opened; });

const CHIP = '.passage.out .chip';

/** Loads the page anew, once the history is on the shelf. */
async function reload(page, at) {
  await page.waitForFunction(async (place) => {
    const { all } = await import('./store.js');
    return (await all('sessions')).some((session) => session.at === place);
  }, { polling: 50 }, at);
  await page.reload();
}

open('an article, its decisions and the way back to them outlive a reload', async (page) => {
  await reader.paste(example);
  await reader.article();
  await page.click('.passage.out .restore');
  await reader.says('#said', /put back/);
  await reload(page, 1);
  await reader.article();
  assert.equal(await reader.copy(), example, 'as it was left');
  await reader.press(words['bar.undo']);
  await reader.says('#count', /^1 passage/);
  assert.equal(await reader.copy(), expected);
  await reload(page, 0);
  await reader.article();
  assert.equal(await reader.copy(), expected);
  await reader.press(words['bar.redo']);
  assert.equal(await reader.copy(), example, 'also what was undone');
});

open('so does an article with its mark-up, and one that was put away', async (page) => {
  await reader.paste('', { html });
  await reader.article();
  await page.click('.passage.ask .tools button');
  await reader.says('#count', /^3 passages/);
  const before = await page.$eval('.rich', (root) => root.textContent);
  await reload(page, 1);
  await reader.article();
  assert.equal(await page.$eval('.rich', (root) => root.textContent), before);
  await reader.press(words['bar.new']);
  await reload(page, 2);
  await page.waitForFunction(() => !document.querySelector('#undo').hidden);
  assert.equal(await reader.seen('#article'), '');
  await reader.press(words['bar.undo']);
  await reader.article();
  await reader.says('#count', /^3 passages/);
  await page.click(CHIP);
  await reader.press(words['passage.why']);
  await reader.says('.why', /Known from The Moscow Times/);
});

open('another tab has a history of its own, and a new text goes before an old one', async (page) => {
  await reader.paste(example);
  await reader.article();
  const other = await page.browserContext().newPage();
  await other.goto(`${here.site.origin}/`);
  await other.waitForFunction(() => document.querySelector('#keys').textContent);
  assert.equal(await other.evaluate(() => document.body.dataset.state), 'start');
  await other.close();
  await reload(page, 0);
  await reader.paste('A new story of the harbour, told in one line.');
  await reader.says('#article', /^A new story/);
  await page.waitForFunction(async () => (await (await import('./store.js')).all('sessions'))[0].moments.at(-1).reading.doc.text.startsWith('A new'));
  assert.match(await reader.seen('#article'), /^A new story/, 'the old one does not come back over it');
});

open('“Never remove this” is remembered, listed nowhere else, and undone', async (page) => {
  await reader.paste(example);
  await reader.article();
  await page.click(CHIP);
  await reader.press(words['passage.never'], '.passage.out');
  await reader.says('#said', /never taken out again/);
  assert.equal(await reader.copy(), example);
  assert.equal(await reader.seen('#count'), words['count.nothing']);
  await reader.paste(`Another story of the harbour.\n\n${example.slice(example.indexOf('A Message')).replace('$2', '$15')}`);
  await reader.says('#article', /^Another story/);
  assert.equal(await page.$('.passage'), null, 'nor with another amount');
  await page.reload();
  await reader.article();
  assert.equal(await page.$('.passage'), null);
  await reader.key('z');
  await reader.says('#article', /^Russia/);
  await reader.key('z');
  await reader.says('#count', /^1 passage/);
  await page.waitForFunction(async () => !(await (await import('./store.js')).all('never')).length);
  await reader.paste(`Another story.\n${example}`);
  await reader.says('#article', /^Another story/);
  await reader.says('#count', /^1 passage/);
});

open('the count opens the list, and the list leads to each passage', async (page) => {
  await reader.paste('', { html });
  await reader.article();
  await reader.press('2 passages, 91 words taken out · 1 to decide');
  assert.equal(await page.$eval('#counted', (button) => button.getAttribute('aria-expanded')), 'true');
  const items = await page.$$eval('.passages li', (list) => list.map((item) => [item.querySelector('.state').innerText, item.querySelector('.begin').innerText.slice(0, 20)]));
  assert.deepEqual(items, [['taken out', 'A Message from The M'], ['taken out', 'By supporting The Mo'], ['to decide', 'By supporting The Mo']]);
  await (await page.$$('.passages .way'))[2].click();
  assert.equal(await page.$eval('#removals', (list) => list.hidden), true);
  assert.ok(await page.$eval('.passage.ask', (place) => place.contains(document.activeElement)));
  await page.click('#counted');
  await reader.press(words['removals.backAll']);
  await reader.says('#said', /^2 passages put back\.$/);
  assert.equal(await reader.seen('#count'), 'Nothing taken out · 1 to decide');
  assert.match(await reader.seen('.passages'), /put back/, 'the list stays open and is right');
  await reader.key('z');
  await reader.says('#count', /^2 passages/);
  await page.focus('.passages .way');
  await page.keyboard.press('Escape');
  assert.match(await reader.focused(), /^2 passages/);
});

open('n and p walk, u undoes, ? helps, and none of them where something is written', async (page) => {
  const { keyboard } = page;
  await reader.paste('', { html });
  await reader.article();
  const at = () => page.evaluate(() => document.activeElement.closest('[id^="passage-"]')?.id ?? '');
  const ids = await page.$$eval('[id^="passage-"]:not([id$="-body"])', (all) => all.map(({ id }) => id));
  assert.equal(ids.length, 3);
  const walked = [];
  for (const key of ['n', 'n', 'n', 'n', 'p', 'p']) {
    await keyboard.press(key);
    walked.push(ids.indexOf(await at()));
  }
  assert.deepEqual(walked, [0, 1, 2, 0, 2, 1]);
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await reader.says('#said', /put back/);
  await keyboard.press('u');
  await reader.says('#said', /^Undone/);
  await reader.says('#count', /^2 passages/);
  await keyboard.press('?');
  await page.waitForSelector('#help[open]');
  await keyboard.press('u');
  assert.match(await reader.seen('#count'), /^2 passages/, 'not while help is read');
  await page.click('#singleKeys');
  await keyboard.press('Escape');
  await page.waitForSelector('#help:not([open])');
  await keyboard.press('n');
  assert.equal(await at(), ids[1], 'switched off');
  await page.reload();
  await reader.article();
  await keyboard.press('?');
  assert.equal(await page.$('#help[open]'), null, 'also after a reload');
  await page.click('#helpButton');
  await page.click('#singleKeys');
  await reader.press(words['help.close'], '#help');
  await reader.press(words['bar.new']);
  await keyboard.type('nup?');
  assert.equal(await page.$eval('#text', (box) => box.value), 'nup?');
});

open('nothing is forgotten by New, by what is typed then, or by a file that is none', async (page) => {
  await reader.paste(example);
  await reader.article();
  await page.click('.passage.out .restore');
  await reader.press(words['bar.new']);
  await page.focus('#text');
  await page.keyboard.type('A');
  await reader.says('#article', /^A$/);
  await page.keyboard.type('B');
  await reader.says('#article', /^AB$/);
  await reader.paste('   ', { into: 'body' });
  await reader.says('#notice', /no text/);
  for (const pattern of [/^AB$/, /^$/, /^Russia/]) {
    await page.click('#undo');
    if (pattern.source === '^$') await page.waitForFunction(() => document.body.dataset.state === 'start');
    else await reader.says('#article', pattern);
  }
  assert.equal(await reader.copy(), example, 'as it was left');
});

open('typed text keeps what was decided about it', async (page) => {
  await page.focus('#text');
  await page.keyboard.sendCharacter(example);
  await page.waitForSelector('.passage.out .restore');
  await page.$eval('.passage.out .restore', (button) => button.click());
  await page.waitForSelector('.passage.back');
  await page.$eval('#text', (box) => {
    box.focus();
    box.setSelectionRange(0, 0);
  });
  await page.keyboard.type('X');
  await reader.says('#article', /^XRussia/);
  assert.ok(await page.$('.passage.back'));
  assert.equal(await page.$('.passage.out'), null);
});

open('a tab that was duplicated has a history of its own', async (page) => {
  await reader.paste(example);
  await reader.article();
  await page.waitForFunction(async () => (await (await import('./store.js')).all('sessions')).length === 1);
  const [copy] = await Promise.all([
    new Promise((resolve) => { page.once('popup', resolve); }),
    page.evaluate(() => { window.open(location.href); }),
  ]);
  await copy.waitForFunction(() => document.querySelector('#article').innerText.startsWith('Russia'), { polling: 50 });
  await copy.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Only in the copy, a line of its own.');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await copy.waitForFunction(async () => (await (await import('./store.js')).all('sessions')).length === 2, { polling: 50 });
  await copy.close();
  await page.bringToFront();
  await page.reload();
  await reader.says('#article', /^Russia/);
});
