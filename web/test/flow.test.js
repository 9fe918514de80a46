// The main job in a real browser: paste an article, get the article.

import assert from 'node:assert/strict';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { example, expected, inBrowser, onPage, words } from './browser.js';

const here = inBrowser();
let reader;

const open = onPage(here, (opened) => { reader = opened; });

const CHIP = '.passage.out .chip';
const PUT_BACK = 'Put back: Appeal · The Moscow Times · 8 lines';
const paragraphs = expected.trimEnd().split('\n');

open('pasted anywhere: the seven paragraphs, and Copy gives them byte for byte', async (page) => {
  await reader.paste(example);
  const seen = await reader.article();
  for (const paragraph of paragraphs) assert.ok(seen.includes(paragraph));
  assert.ok(!seen.includes('Dear readers'));
  assert.match(await reader.seen('#count'), /^1 passage, \d+ words taken out$/);
  assert.match(await reader.seen(CHIP), /^Appeal · The Moscow Times · 8 lines/);
  assert.equal(await page.$eval(CHIP, (chip) => chip.getAttribute('aria-expanded')), 'false');
  assert.equal(await reader.copy(), expected);
  assert.equal(await reader.seen('#said'), 'Copied, 7 paragraphs');
  await page.click(CHIP);
  assert.equal(await reader.seen('#toast'), '', 'and does not stand in the way of what is opened');
});

open('pasted with the keyboard from the real clipboard, nothing clicked before', async () => {
  await reader.pasteByKey(example);
  await reader.article();
  assert.equal(await reader.copy(), expected);
});

open('the example button', async () => {
  await reader.press(words['start.example']);
  await reader.article();
  assert.equal(await reader.copy(), expected);
});

open('written into the box: the article grows below, and focus stays', async (page) => {
  const box = await page.waitForSelector('::-p-aria([name="Article text"][role="textbox"])');
  await box.focus();
  await page.keyboard.sendCharacter(example);
  const seen = await reader.article();
  assert.ok(seen.includes(paragraphs[6]) && !seen.includes('Dear readers'));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
  assert.equal(await reader.copy(), expected);
});

open('a dropped file, and an opened one', async (page) => {
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'story.md'));
    const event = (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event('dragover'));
    document.body.dispatchEvent(event('drop'));
  }, example);
  await reader.article();
  assert.equal(await reader.copy(), expected);

  const folder = await mkdtemp(join(tmpdir(), 'dehusk-'));
  const file = join(folder, 'story.txt');
  await writeFile(file, `\ufeff${example}`);
  await (await page.$('#file')).uploadFile(file);
  await reader.says('#said', /put away/);
  await reader.article();
  assert.equal(await reader.copy(), `\ufeff${expected}`, 'a byte order mark is the reader’s');
  await rm(folder, { recursive: true });
});

// One sentence of the appeal between article sentences is not enough to take it out.
const inside = (sentence) => `The bridge was closed at noon after the inspectors had found a crack in its second pier. ${sentence} The mayor promised that buses would run on the other bank until the repairs are done.`;
const two = [
  inside('By supporting The Moscow Times, you’re defending open, independent journalism in the face of repression.'),
  'Shops beside the road have been waiting for customers since the beginning of the week, and some will close for good.',
  inside('Your support, no matter how small, makes a world of difference to all of us here.'),
].join('\n\n');

open('put back, undone and done again, with the mouse', async (page) => {
  await reader.paste(example);
  await reader.article();
  await page.click(CHIP);
  assert.equal(await page.$eval(CHIP, (chip) => chip.getAttribute('aria-expanded')), 'true');
  assert.ok((await reader.seen('.passage.out .gone')).includes('Remind me later.'));
  await reader.press(PUT_BACK);
  await reader.says('#said', /put back/);
  assert.equal(await reader.seen('#count'), words['count.none']);
  assert.equal(await reader.copy(), example, 'all is as it came');
  await reader.press(words['bar.undo']);
  assert.equal(await reader.copy(), expected);
  await reader.press(words['bar.redo']);
  assert.equal(await reader.copy(), example);
  await reader.press(words['passage.again']);
  assert.equal(await reader.copy(), expected);
});

open('put back with one click beside the folded chip', async (page) => {
  const folded = () => page.$eval(CHIP, (chip) => chip.getAttribute('aria-expanded') === 'false');
  await reader.paste(example);
  await reader.article();
  await reader.press(PUT_BACK);
  assert.equal(await reader.copy(), example);
  await reader.press(words['bar.undo']);
  assert.ok(await folded());
  assert.equal(await reader.copy(), expected);
  await reader.press(words['bar.redo']);
  assert.equal(await reader.copy(), example);
  await reader.press(words['passage.again']);
  assert.ok(await folded());
  assert.equal(await reader.copy(), expected);
});

open('put back with one click inside a paragraph', async (page) => {
  await reader.paste(two);
  await reader.article();
  await reader.press(words['ask.out'], '.passage.ask');
  await reader.says('#count', /^1 passage/);
  await page.focus('.folded .restore');
  assert.equal(await reader.focused(), 'Put back: Appeal · The Moscow Times · 15 words');
  await page.keyboard.press('Space');
  assert.equal(await reader.focused(), words['passage.again'], 'focus goes along');
  assert.equal(await reader.copy(), two);
  await reader.key('z');
  await reader.says('#count', /^1 passage/);
  assert.equal(await reader.copy(), two.replace(/By supporting[^.]*\. /, ''));
});

open('the same with the keyboard alone', async (page) => {
  await reader.paste(example);
  await reader.article();
  const { keyboard } = page;
  await page.focus(CHIP);
  await keyboard.press('Enter');
  await page.waitForSelector('.passage.out .gone', { visible: true });
  await keyboard.press('Enter');
  assert.equal(await reader.seen('.passage.out .gone'), '', 'folded again');
  await keyboard.press('Tab');
  assert.equal(await reader.focused(), PUT_BACK);
  await keyboard.press('Enter');
  assert.equal(await reader.focused(), words['passage.again'], 'focus goes along');
  await reader.key('z');
  await reader.says('#count', /^1 passage/);
  assert.match(await reader.focused(), /^Appeal/);
  await reader.key('z', { shift: true });
  await reader.says('#count', words['count.none'].replace('.', '\\.'));
  await reader.key('z');
  assert.equal(await reader.copy(), expected);
});

open('Why? of what no known passage is like says what it reads like, and three reasons', async (page) => {
  await reader.paste(`${expected}\n\nPut our lamplighters’ letter into your inbox: sign up, it is free\n`);
  await reader.press(words['passage.why'], '.passage.ask');
  await reader.says('.passage.ask .why', /^Reads like: Newsletter\. No known passage is like it\./);
  await reader.says('.passage.ask .why .reasons', /^What speaks for that: .+, .+, and .+\.$/);
  assert.equal(await page.$('.passage.ask .compared'), null, 'there is nothing to compare it with');
});

open('Why? says whose passage it is and shows it beside the known one', async (page) => {
  await reader.paste(example.replace('just $2', 'only $5'));
  await reader.article();
  await page.click(CHIP);
  await reader.press(words['passage.why']);
  await reader.says('.why', /Known from The Moscow Times/);
  await reader.says('.why .slot', /5/);
  await reader.says('.why ins', /only/);
  await reader.says('.why del', /just/);
  await reader.says('.compared', /^A Message from The Moscow Times:\nDear readers,\n/);
  await reader.says('.compared', /Russia's Prosecutor General's Office/);
  await reader.says('.compared', /"foreign agent\."/);
  await reader.says('.compared', /starting from\s+.*\s+just\s+.*\s+only \$5\./);
  await reader.says('.legend', /^Underlined .* Words struck through .* What is dotted .*\.$/);
  await reader.says('.why .known', /the-moscow-times/);
});

open('suggestions stay until they are decided, and one leads to the next', async (page) => {
  await reader.paste(two);
  await reader.article();
  assert.equal(await reader.seen('#count'), 'Nothing taken out · 2 to decide');
  assert.equal(await reader.copy(), two);
  const [first, second] = await page.$$('.passage.ask');
  await (await first.$('::-p-aria([name="Take out"])')).press('Enter');
  assert.ok(await second.evaluate((place) => place.contains(document.activeElement)), 'focus is at the next');
  await reader.says('#count', /^1 passage, \d+ words taken out · 1 to decide$/);
  await (await second.$('::-p-aria([name="Keep"])')).click();
  assert.equal(await reader.focused(), words['bar.copy']);
  assert.match(await reader.seen('#count'), /^1 passage, \d+ words taken out$/);
  const left = await reader.copy();
  assert.ok(!left.includes('By supporting') && left.includes('Your support'));
  await reader.key('z');
  await reader.key('z');
  await reader.says('#count', /2 to decide/);
  assert.equal(await reader.copy(), two);
});

open('nothing found, and almost everything', async () => {
  await reader.paste(paragraphs.slice(0, 3).join('\n'));
  await reader.article();
  assert.equal(await reader.seen('#count'), words['count.nothing']);
  const appeal = example.slice(example.indexOf('A Message'));
  await reader.paste(appeal);
  await reader.says('#count', /^Almost everything would go, so nothing was taken out · \d+ to decide$/);
  assert.equal(await reader.copy(), appeal);
});

open('New puts the article away, Undo brings it back, and so after another paste', async (page) => {
  await reader.paste(example);
  await reader.article();
  await reader.press(words['bar.new']);
  assert.equal(await reader.focused(), '', 'focus is in the empty box');
  assert.equal(await reader.seen('#article'), '');
  await reader.press(words['bar.undo']);
  await reader.article();
  await page.evaluate(() => scrollTo(0, 400));
  await reader.paste('Another story, long and of no interest to anybody at all.\n'.repeat(40));
  await reader.says('#article', /^Another story/);
  assert.equal(await page.evaluate(() => scrollY), 0, 'an article begins at its top');
  await reader.key('z');
  await reader.says('#article', /^Russia is moving/);
  assert.equal(await reader.copy(), expected);
});

open('what is pasted is text, whatever it looks like; line ends stay', async (page) => {
  const nasty = '<img src=x onerror="document.title=1">\r\n\r\n<script>document.title=2</script>&amp;\r\n\r\n\u202eright to left\u202c, soft\u00adhyphen, no\u00a0break.';
  await reader.paste(nasty);
  const seen = await reader.article();
  assert.ok(seen.includes('<img src=x onerror="document.title=1">') && seen.includes('&amp;'));
  assert.equal(await page.$('#article img, #article script'), null);
  assert.equal(await page.title(), words.title);
  assert.equal(await reader.copy(), nasty);
});

open('plain text is used where HTML comes along, and HTML where it comes alone', async () => {
  await reader.paste('The plain words of the story are these.', { html: '<p>The marked-up words of the story.</p>' });
  await reader.says('#article', /plain words/);
  await reader.paste('', { html: '<p>The <b>marked-up</b> words of the story.</p><p onclick="x()">A second paragraph.<script>document.title=3</script></p>' });
  await reader.says('#article', /marked-up words/);
  const left = await reader.copy();
  assert.match(left, /^The marked-up words of the story\.\n+A second paragraph\.\s*$/);
});

open('nothing leaves the here.site, and nothing but its own files is asked for', async (page) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await reader.paste(example);
  await reader.article();
  await page.click(CHIP);
  await reader.press(words['passage.why']);
  await reader.says('.why', /Known from/);
  await reader.copy();
  const strangers = asked.filter((url) => !url.startsWith(`${here.site.origin}/`) && !url.startsWith('data:image/svg') && !url.startsWith(`blob:${here.site.origin}/`));
  assert.deepEqual(strangers, []);
  assert.deepEqual(here.site.seen.filter((line) => !/^GET [\w./-]+$/.test(line)), [], 'no query, no body');
});
