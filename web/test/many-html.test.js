// HTML is read in a worker by linkedom, on the page by the browser: both must find the
// same words in it, in the same order.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { FIXTURES, inBrowser } from './browser.js';
import { fileOf } from './many-files.js';

const here = inBrowser(async (one) => {
  one.page = await one.browser.newPage();
  await one.page.goto(`${one.site.origin}/`);
});

const P = 'The lamplighter of the lower town went out at dusk as he had done for thirty years, and the whole street knew by his whistle what time it was.';
const page = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lamps</title>${head}</head><body>${body}</body></html>`;
const article = (inner = '') => `<nav><a href="/">Home</a> <a href="/a">About us</a></nav><article><h1>The lamps of the lower town</h1><p>${P}</p>${inner}<p>${P} Again.</p><p>${P} And again.</p></article><footer>Imprint</footer>`;

const CASES = {
  'a page of two kinds of publisher': [await readFile(`${FIXTURES}/article.html`, 'utf8'), await readFile(`${FIXTURES}/rich.html`, 'utf8'), fileOf(2).content],
  'what a page says of itself': [page(article(), '<meta property="og:site_name" content="Quay &amp; Co"><link rel="canonical" href="https://quay.example/a?b=1&c=2">')],
  'ends that are left out': ['<p>one<p>two<b>three', '<ul><li>a<ul><li>b</ul><li>c</ul><dl><dt>1<dd>2<dt>3</dl>', '<table><tr><td>1<td>2<tr><th>3</table>', '<p>a<div>b</div>c', '<select><option>A<option>B</select>after', '<h2>head<p>under</h2>more'],
  'a frame that is incomplete, or there twice': ['<html><head><title>t</title><p>x</p></html></html>late<p>more', '<title>t</title><body>words</body> <p>after', '<html><body>a</body></html><html><body><p>b</p></body></html>', '<head><meta charset=utf-8><title>t</title>Words in no body', '<body class=x>a<body>b</html>'],
  'ends and breaks that nothing began': ['</p>a</br>b<br/>c</div></article>d', '<b><i>a</b>b</i>c', '<a href=x>a<a href=y>b</a>c'],
  'comments and instructions': ['a<!-- x --!>b<!-->c<!--->d<!-- <p>no --><![CDATA[no]]>e<?php no ?>f', 'a<!-- -- > > -->b<!doctype html>c', 'a<!-- never closed <p>b'],
  'entities': ['&amp;lt;b&gt; &nbsp;x&nbsp;&hellip; &#8217;&#x1f600; &copy 2 &notit; &unknown; a&b &#0; &#150;', '<img alt="&amp;&quot;"><p title=\'&lt;\'>x &AMP y'],
  'space that is kept, and space that is not': ['<pre>\n a\r\n  b\rc\n</pre><p>  x \n y\t<span style="white-space: pre-wrap"> z  z </span></p>', '<p>a <b> b</b> <i>c </i> d</p>\n\n<p>e</p>', '<textarea>\n x</textarea>y'],
  'what is hidden': [`<p>a</p><p hidden>b</p><div style="display:none">c</div><details><summary>d</summary>e</details><dialog>f</dialog><template>g</template><noscript>h</noscript><div popover>i</div><p style="visibility: hidden">j</p>k`],
  'what is dropped': ['<script>if (a < b) document.write("<p>no</p>")</script>a<style>p { x: "</p>" }</style>b<svg><text>c</text><p>d</p></svg>e<iframe>f</iframe>g<object>h</object><form><label>i <input value=j></label><button>k</button></form>l<math><mi>m</mi></math>', '<video>a<track></video><audio>b</audio><canvas>c</canvas>d<xmp><p>e</xmp>f'],
  'frames and heads in odd places': ['<p>a</p><frameset><frame>b</frameset><p>c</p>', '<noscript>a</noscript><html><body><p>b</p></body></html>'],
  'drawings that are never closed': [`<p>a<svg><g>b<strike>c</strike> d</p>`, `<p>a</p><div><svg viewBox="0 0 1 1"><path d="M0"><p>${P}</p></div><p>b <b>c</b></p>d`, `<svg><path><g><span>a</span>b</g>c</svg><p>d</p>`, '<svg><foreignObject><p>a</p></foreignObject><title>b</title></svg>c<math><mi>x<b>y</b></mi></math>d'],
  'tables': ['<table>foster<tr><td>1<td>2</table>', '<table><caption>c</caption><thead><tr><th>a<th>b</thead><tbody><tr><td>1<td><p>2<p>3</tbody></table>', '<table><tr><td><table><tr><td>in</table><td>out</table>', '<tr><td>cells without a table</td><td>b</td></tr>'],
  'quotations': [`<blockquote><p>${P}</p></blockquote><p>He said <q>so</q>.</p>`],
  'names of one\'s own, and of no one': ['<my-story><story-line>a</story-line><b>b</b></my-story><blink>c</blink><font color=red>d</font><center>e</center>', '<x:y>a</x:y><p/>b<div/>c<br/>d'],
  'other writing': ['<p>Паром вернулся на озеро 😀</p><p>渡船又回到湖上</p><p dir="rtl">عادت العبّارة</p>'],
  'a whole page whose article is found': [page(article('<figure><img src="a.jpg"><figcaption>A lamp</figcaption></figure><ul><li>one</li><li>two</li></ul><h2>Later</h2>')), page(article(`<div class="share">Share this</div><aside>Read also: lamps</aside><blockquote>${P}</blockquote><pre>a\n  b</pre>`)), page(article('<div><div><span>words</span><br><br>in divs<br>alone</div></div>'))],
  'a whole page where none is': [page('<p>Short.</p>'), page(''), page(Array.from({ length: 90 }, (_, i) => `<a href="/${i}">Lamp number ${i}</a> `).join(''))],
  'nesting without end': [`${'<div>'.repeat(2000)}deep<p>deeper${'</div>'.repeat(1500)}out`],
};

const both = (html) => here.page.evaluate(async (given) => {
  const [{ readHtml }, { parse, toDocument }, { isWhole, readTree }] = await Promise.all([import('./html.js'), import('./many/tree.js'), import('./whole.js')]);
  const facts = ({ text, notFound, options, rich }) => ({ text, notFound, options, isRich: Boolean(rich) });
  const own = await readTree(parse(given), { whole: isWhole(given) });
  const again = await readHtml(toDocument(own.tree, [], '</title><script>'), { whole: false });
  return { browser: facts(await readHtml(given)), own: facts(own), again: again.text };
}, html);

for (const [name, list] of Object.entries(CASES)) {
  test(name, async () => {
    for (const html of list) {
      const { browser, own, again } = await both(html);
      assert.deepEqual(own, browser, html.slice(0, 300));
      assert.equal(again.trim(), own.text.trim(), `what is written of it reads the same: ${html.slice(0, 300)}`);
    }
  });
}

test('a file that is written holds nothing that runs', async () => {
  const html = `<h1 onclick="x()">a</h1><p style="background: url(x); color: red" class="c">b</p><a href="javascript:x()">c</a><a href="java\nscript:x()">d</a><a href="javascript&amp;colon;x()">e</a>
<a href=" &#1;JAVASCRIPT:x()">f</a><a href="data:text/html,x">g</a><img src="data:image/svg+xml,<svg onload=x()>" alt="h"><img src="data:image/png;base64,AA" alt="&quot;><script>x()</script>"><a href="https://a.example/?a=1&amp;lt=2">i</a><a href="vbscript:x">j</a><q cite="javascript:x()">k</q><svg><a href="javascript:x()">l</a></svg><base href="javascript:x">`;
  const written = await here.page.evaluate(async (given) => {
    const [{ parse, toDocument }, { readTree }] = await Promise.all([import('./many/tree.js'), import('./whole.js')]);
    return toDocument((await readTree(parse(given), { whole: false })).tree, [], '</title><script>x()</script>');
  }, html);
  const context = await here.browser.createBrowserContext();
  const opened = await context.newPage();
  await opened.setContent(written);
  const seen = await opened.evaluate(() => ({
    names: [...new Set([...document.querySelectorAll('body *')].map(({ localName }) => localName))].sort(),
    attributes: [...document.querySelectorAll('body *')].flatMap(({ attributes }) => [...attributes].map(({ name, value }) => `${name}=${value}`)),
    scripts: document.scripts.length, title: document.title, text: document.body.textContent.replace(/\s+/g, ''),
  }));
  await context.close();
  assert.deepEqual(seen, {
    names: ['a', 'h1', 'img', 'p', 'q'],
    // The first is the name of a file.
    attributes: ['href=javascript&colon;x()', 'alt=h', 'src=data:image/png;base64,AA', 'alt="><script>x()</script>', 'href=https://a.example/?a=1&lt=2'],
    scripts: 0, title: '</title><script>x()</script>', text: 'abcdefgijk',
  });
});
