// What the clipboard brings as HTML stays what it is: mark-up, pictures by name,
// passages folded where they stood, and all of it again in what goes out.

import assert from 'node:assert/strict';
import { readFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { example, expected, FIXTURES, inBrowser, onPage, words } from './browser.js';

const here = inBrowser();
const html = await readFile(`${FIXTURES}/rich.html`, 'utf8');
let reader;

const open = onPage(here, (opened) => { reader = opened; });

/** Both flavours of the clipboard after Copy. */
async function copied(page) {
  const plain = await reader.copy();
  const rich = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType('text/html')).text();
  });
  return { plain, rich };
}

/** How often each element stands in the article as it is seen. */
const seenTags = (page, names) => page.$eval('#article', (region, list) => Object.fromEntries(list.map((name) => [
  name, [...region.querySelectorAll(`.rich ${name}`)].filter((one) => one.checkVisibility() && !one.closest('.passage')).length,
])), names);

open('mark-up survives, on the page and in what is copied', async (page) => {
  await reader.paste('', { html });
  const seen = await reader.article();
  assert.deepEqual(await seenTags(page, ['h1', 'h2', 'a', 'ul li', 'ol li', 'blockquote', 'table', 'caption', 'th[scope]', 'figcaption', 'pre', 'sup', 'strong', 'em']), {
    h1: 1, h2: 1, a: 3, 'ul li': 2 + 1, 'ol li': 1, blockquote: 1, table: 1, caption: 1, 'th[scope]': 2, figcaption: 1, pre: 1, sup: 1, strong: 1, em: 1,
  }, 'the third item of the list holds the chip');
  assert.ok(!/Hidden words|steal|color: red/.test(seen));
  const { plain, rich } = await copied(page);
  for (const text of [plain, rich]) {
    assert.ok(!/Dear readers|Remind me later|Thank you for standing/.test(text), 'the appeals are gone');
    assert.ok(text.includes('The mayor promised that buses') && text.includes('Dogs are asked to sit.'));
  }
  const count = (name) => rich.match(new RegExp(`<${name}[\\s>]`, 'g'))?.length ?? 0;
  assert.deepEqual(['h1', 'h2', 'a', 'li', 'blockquote', 'table', 'caption', 'figure', 'img', 'pre', 'sup', 'strong', 'span'].map(count), [1, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
  assert.match(rich, /<img[^>]* src="https:\/\/pictures\.example\/ferry\.jpg"/, 'the address of the picture is there again');
  assert.match(rich, /href="https:\/\/quay\.example\/people\/desk"/);
});

open('a picture is a placeholder with its words and its host, and nothing is fetched', async (page) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await reader.paste('', { html });
  await reader.article();
  assert.equal(await page.$eval('.picture', (one) => one.innerText), 'Picture: The white ferry at its pier · pictures.example');
  assert.equal(await page.$('#article img'), null);
  await page.waitForSelector('.passage.out');
  assert.deepEqual(asked.filter((url) => !url.startsWith(here.site.origin)), []);
  const links = await page.$$eval('#article a[href^="http"]', (all) => all.map(({ target, rel }) => [target, rel]));
  assert.ok(links.length && links.every(([target, rel]) => target === '_blank' && /noopener/.test(rel)));
});

open('footnotes lead there and back, and no name of the article is one of the page', async (page) => {
  await reader.paste('', { html });
  await reader.article();
  assert.equal(await page.$eval('#article h1', (heading) => heading.id), 'a-count');
  const led = await page.$$eval('#article a[href^="#"]', (all) => all.map((link) => document.querySelector(link.getAttribute('href'))?.innerText));
  assert.match(led[0], /^1\. It was last seen/);
  assert.equal(led[1], '1');
});

open('a passage is folded where it stood: put back, undone, decided', async (page) => {
  await reader.paste('', { html });
  await reader.article();
  const order = await page.$eval('.rich', (root) => [...root.children].filter((one) => one.checkVisibility()).map((one) => one.className || one.localName));
  assert.deepEqual(order.slice(0, 6), ['h1', 'p', 'figure', 'p', 'passage out', 'h2']);
  assert.equal(await page.$eval('ul .around .chip', (chip) => chip.closest('ul').children.length), 4, 'in the list its place is an item');
  const before = await copied(page);
  await page.click('.passage.out .chip');
  assert.match(await reader.seen('.passage.out .gone'), /^A Message from The Moscow Times:\s+Dear readers,[^]*Remind me later\.$/);
  assert.equal(await page.$eval('.passage.out .gone a', (link) => link.innerText), 'need your help', 'with its mark-up');
  await page.click('.passage.out .restore');
  await reader.says('#said', /put back/);
  assert.match((await copied(page)).rich, /give\.example[^]*Remind me later/);
  await reader.key('z');
  await reader.says('#count', /^2 passages/);
  assert.deepEqual(await copied(page), before);

  await page.click('.passage.ask .tools button');
  await reader.says('#count', /^3 passages, \d+ words taken out$/);
  const { plain, rich } = await copied(page);
  for (const text of [plain, rich]) {
    assert.ok(text.includes('its second pier. The mayor promised'));
    assert.ok(!text.includes('you’re defending'));
  }
  const inside = await page.$eval('#article', (region) => [...region.querySelectorAll('p')].find((one) => one.textContent.includes('second pier')).querySelector('.chip')?.innerText);
  assert.match(inside, /^Appeal · The Moscow Times · 15 words/, 'a chip within the paragraph');
});

open('a text that came with HTML is taken where the HTML says no more, or lacks some of it', async (page) => {
  await reader.paste(example, { html: `<div>${example.replaceAll('&', '&amp;').split('\n').map((line) => `<p>${line}</p>`).join('')}</div>` });
  await reader.article();
  assert.equal(await page.$('.rich'), null);
  assert.equal(await reader.copy(), expected, 'byte for byte');
  await reader.paste('One sentence of the article. And one that only the text has, with many words of its own.', { html: '<h1>One sentence of the article.</h1>' });
  await reader.says('#article', /only the text has/);
  await reader.paste('A headline\n\nA story of some words.', { html: '<html><body><!--StartFragment--><h2>A headline</h2><p>A story of <b style="font-weight:normal">some</b> words.</p><!--EndFragment--></body></html>' });
  await page.waitForSelector('.rich h2');
  assert.equal(await page.$('.rich b'), null, 'not all that is called bold is');
});

open('a word or a number that the HTML lacks is not lost: the text is taken', async () => {
  const story = Array.from({ length: 30 }, (_, i) => `Boat number ${i} crossed the lake at noon, and its crew sang the whole way.`);
  const marked = story.map((line) => `<p><b>${line.slice(0, 4)}</b>${line.slice(4)}</p>`).join('');
  await reader.paste(`${story.join('\n\n')}\n\nBut the mayor denied all of it.`, { html: marked });
  await reader.says('#article', /the mayor denied/);
  await reader.paste('The value was 9.81 metres.', { html: '<p>The <i>value</i> was <math><mn>9.81</mn></math> metres.</p>' });
  await reader.says('#article', /was 9\.81 metres/);
  await reader.paste('', { html: '<p>The <i>height</i> was <math><mn>7.5</mn><annotation>x</annotation></math> metres.</p>' });
  await reader.says('#article', /was 7\.5 metres/);
});

open('of a whole page the headline stays, and the rest of it is one press away', async (page) => {
  const prose = (n) => Array.from({ length: n }, (_, i) => `<p>On day ${i} the ferry crossed the lake four times, carrying bricks, bread and a piano, and nobody on board was in a hurry.</p>`).join('');
  const whole = `<!doctype html><html><head><title>Ferry</title></head><body><nav>Menu</nav><main><h1>The ferry is back</h1><article>${prose(12)}</article></main><footer><p>Correction: the piano was a harp.</p></footer></body></html>`;
  await reader.give([{ name: 'page.html', content: whole }]);
  await reader.says('#article', /^The ferry is back/);
  await reader.press(words['article.showWhole']);
  await reader.says('#article', /the piano was a harp/);
  await reader.key('z');
  await page.waitForFunction(() => !document.querySelector('#article').innerText.includes('harp'));
});

open('an article with lines that are kept is the same after a reload; Markdown is text, not tags', async (page) => {
  await reader.paste('', { html: '<h2>Code</h2><pre>\n\n# third\r\nif (a &lt; b)</pre><p>Use List&lt;String&gt; and &lt;script&gt;alert(1)&lt;/script&gt; with H<sub>2</sub>O &amp;amp; more.</p><p><a href="/here">a way</a></p>' });
  await page.waitForSelector('.rich pre');
  await page.waitForFunction(async () => (await (await import('./store.js')).all('sessions')).length);
  const before = await copied(page);
  assert.match(before.rich, /<a>a way<\/a>/, 'a link that names no host is none');
  await page.reload();
  await page.waitForSelector('.rich pre');
  assert.deepEqual(await copied(page), before);
  await page.click('#save');
  await reader.press(words['save.markdown'], '#saveMenu');
  await reader.says('#said', /Markdown/);
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(markdown, /```\n\n# third\nif \(a < b\)\n```/);
  assert.match(markdown, /List&lt;String> and &lt;script>alert\(1\)&lt;\/script> with H<sub>2<\/sub>O &amp;amp; more/);
});

open('what is wrong with the HTML of a stranger stays outside', async (page) => {
  const evil = `<h1 id="article">Mind the gap</h1><p><a href="javascript:document.title=1">one</a> <a href="/relative">two</a> <img src=x onerror="document.title=2"> <svg onload="document.title=3"></svg></p>
    <math><mi xlink:href="javascript:document.title=4">m</mi></math><form action="https://take.example"><input name="said"><button formaction="javascript:1">press</button></form><template><p>none</p></template><p style="position:fixed;inset:0">cover</p>`;
  await reader.paste('', { html: evil });
  const seen = await reader.article();
  assert.match(seen, /^Mind the gap\s+one two/);
  assert.equal(await page.title(), words.title);
  assert.equal(await page.$('.rich form, .rich input, .rich button, .rich svg, .rich math, .rich img, .rich [style], .rich [onerror]'), null);
  assert.deepEqual(await page.$$eval('.rich a', (all) => all.map((link) => link.getAttribute('href'))), [null, null], 'nobody knows where "/relative" leads');
  assert.equal(await page.$$eval('[id="article"], [id="said"]', (all) => all.length), 2, 'the page’s own');
});

open('Copy as Markdown, and files of every kind', async (page) => {
  const folder = await mkdtemp(join(tmpdir(), 'dehusk-'));
  const devtools = await page.createCDPSession();
  await devtools.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, browserContextId: page.browserContext().id, eventsEnabled: true });
  const saved = async (name, button) => {
    await page.click('#save');
    const done = new Promise((resolve) => {
      devtools.on('Browser.downloadProgress', ({ state }) => { if (state === 'completed') resolve(); });
    });
    await reader.press(button, '#saveMenu');
    await done;
    await reader.says('#said', new RegExp(`Saved as “${name.replaceAll('.', '\\.')}”`));
    return readFile(join(folder, name), 'utf8');
  };
  await reader.paste('', { html });
  await reader.article();
  await page.click('#save');
  await reader.press(words['save.markdown'], '#saveMenu');
  await reader.says('#said', /Markdown/);
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(markdown, /^# The ferry comes back to Lower Quay\n\nBy \[our harbour desk\]\(https:\/\/quay\.example\/people\/desk\)/);
  assert.match(markdown, /!\[The white ferry at its pier\]\(https:\/\/pictures\.example\/ferry\.jpg\)/);
  assert.match(markdown, /\*\*eleven years\*\*[^]*\*three\*/);
  assert.match(markdown, /\| Who \| One way \|\n\| --- \| --- \|\n\| Grown-ups \| 2\.40 \|/);
  assert.match(markdown, /\n> We counted on forty people/);
  assert.match(markdown, /\n3\. +The third boat/);
  assert.ok(!markdown.includes('Dear readers'));

  const name = 'The-ferry-comes-back-to-Lower-Quay';
  assert.equal(await saved(`${name}.md`, words['save.md']), markdown);
  assert.equal(await saved(`${name}.txt`, words['save.txt']), await reader.copy());
  const page1 = await saved(`${name}.html`, words['save.html']);
  assert.match(page1, /^<!doctype html>\n<html><head><meta charset="utf-8"><title>The ferry comes back to Lower Quay<\/title>/);
  assert.match(page1, /href="#fn1"[^]*id="fn1"/, 'footnotes lead there');
  assert.ok(!/class=|<script|onclick|Dear readers/.test(page1));

  await reader.paste(example);
  await reader.says('#article', /^Russia is moving/);
  const title = 'Russia-is-moving-toward-opening-a-Defense-Ministry-office-in';
  assert.equal(await saved(`${title}.txt`, words['save.txt']), expected);
  const paragraphs = (await saved(`${title}.html`, words['save.html'])).match(/<p>/g);
  assert.equal(paragraphs.length, 7);
  assert.equal((await readdir(folder)).length, 5);
  await rm(folder, { recursive: true });
});

open('print shows the article alone, with its mark-up', async (page) => {
  await reader.paste('', { html });
  await reader.article();
  await page.emulateMediaType('print');
  const seen = await page.evaluate(() => document.body.innerText.trim());
  assert.match(seen, /^The ferry comes back to Lower Quay[^]*spring of the flood\. Back$/);
  assert.ok(!/Put back|Take out|Appeal ·/.test(seen));
});
