// What is shared with the installed page: a form like the one a phone sends goes
// through the real service worker of a real Chromium and ends as an article. And
// what a phone shows in the place of the bookmarklets.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { example, expected, inBrowser, openPage, Reader, words } from './browser.js';

const here = inBrowser();
const web = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(await readFile(join(web, 'manifest.webmanifest'), 'utf8'));

const PHONE = { viewport: { width: 360, height: 640, deviceScaleFactor: 2, isMobile: true, hasTouch: true }, userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/150.0 Mobile' };

// The form that the manifest asks a phone for. It is on a page of its own: the
// page's policy lets no form be sent.
const FORM = `<!doctype html><form action="share" method="post" enctype="multipart/form-data">
<textarea name="title"></textarea><textarea name="text"></textarea><textarea name="url"></textarea><input type="file" name="files"></form>`;

/** Opens the page, then a form beside it that the service worker controls. */
async function openForm() {
  here.site.hold.set('/form.html', { body: FORM });
  const reader = await openPage(here.browser, here.site.origin);
  const { page } = reader;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${here.site.origin}/form.html`);
  assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null), 'the form is controlled');
  here.site.seen.length = 0;
  return reader;
}

/** Sends the form and waits for the page that it leads to. */
async function share(reader, fields, file) {
  const { page } = reader;
  await page.evaluate((values) => {
    for (const [name, value] of Object.entries(values)) document.forms[0].elements[name].value = value;
  }, fields);
  if (file) await (await page.$('input[type="file"]')).uploadFile(file);
  const [answer] = await Promise.all([page.waitForNavigation(), page.evaluate(() => { setTimeout(() => document.forms[0].submit()); })]);
  assert.equal(answer.status(), 200);
}

/** Waits for the article and gives what Copy gives of it. */
async function articleOf(reader) {
  await reader.article();
  return reader.copy();
}

const cleaned = (text) => text.replace(/\s+/g, ' ').trim();

/** What a share leaves: nothing in the address, nothing kept, nothing at the server. */
async function leavesNothing({ page }) {
  assert.equal(await page.evaluate(() => location.href), `${here.site.origin}/`);
  await page.waitForFunction(() => caches.keys().then((names) => !names.includes('shared')));
  assert.deepEqual((await page.evaluate(() => indexedDB.databases())).filter(({ name }) => name !== 'dehusk'), [], 'nothing but the history of the tab');
  assert.deepEqual(here.site.seen.filter((line) => !line.startsWith('GET ') || /share(?!\.js$)/.test(line)), []);
}

test('the manifest says what a phone needs to know, and Chromium understands it', async () => {
  assert.equal(manifest.name, 'Dehusk');
  assert.deepEqual([manifest.id, manifest.start_url, manifest.scope, manifest.display], ['dehusk', './', './', 'standalone']);
  const { files, ...params } = manifest.share_target.params;
  assert.deepEqual({ ...manifest.share_target, params }, {
    action: './share', method: 'POST', enctype: 'multipart/form-data', params: { title: 'title', text: 'text', url: 'url' },
  });
  assert.equal(files[0].name, 'files');
  for (const kind of ['.txt', '.md', '.html', 'text/plain', 'text/html']) assert.ok(files[0].accept.includes(kind), kind);

  const css = await readFile(join(web, 'style.css'), 'utf8');
  for (const colour of [manifest.background_color, manifest.theme_color]) assert.ok(css.includes(`--paper: ${colour};`), colour);

  const reader = await openPage(here.browser, here.site.origin);
  const session = await reader.page.createCDPSession();
  const { url, errors } = await session.send('Page.getAppManifest');
  assert.equal(url, `${here.site.origin}/manifest.webmanifest`);
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A window without a profile installs nothing.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
  const types = await reader.page.evaluate((names) => Promise.all(names.map((name) => fetch(name).then(({ headers }) => headers.get('content-type')))), ['manifest.webmanifest', 'pictures/start.webp']);
  assert.deepEqual(types, ['application/manifest+json', 'image/webp']);
  await reader.close();
});

test('the icons have the sizes that the manifest names, and are small', async () => {
  assert.deepEqual(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`), ['192x192 any', '512x512 any', '512x512 maskable']);
  for (const { src, sizes } of manifest.icons) {
    const png = await readFile(join(web, src));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes);
    assert.ok(png.length < 10_000, `${src} has ${png.length} bytes`);
  }
});

test('a text is cleaned, and it is said where it came from', async () => {
  const reader = await openForm();
  await share(reader, { title: 'Russia, Serbia', text: example, url: 'https://www.themoscowtimes.com/2019/1?a=b#c' });
  assert.equal(cleaned(await articleOf(reader)), cleaned(expected));
  await reader.says('#source', '^Shared with Dehusk\\. It names www\\.themoscowtimes\\.com, which cannot be checked\\.$');
  await leavesNothing(reader);
  await reader.page.reload();
  assert.equal(await reader.page.evaluate(() => document.body.dataset.state), 'start', 'it was there for one time');
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

test('a text without an address is only shared', async () => {
  const reader = await openForm();
  await share(reader, { text: example });
  assert.equal(cleaned(await articleOf(reader)), cleaned(expected));
  await reader.says('#source', '^Shared with Dehusk\\.$');
  await leavesNothing(reader);
  await reader.close();
});

test('a selection as Chrome on Android shares it: in quotes, with an address that finds it', async () => {
  const reader = await openForm();
  await share(reader, { text: `"${example.trim()}"\n https://www.themoscowtimes.com/2019/1#:~:text=Russia,later.` });
  const copied = await articleOf(reader);
  assert.match(copied, /^Russia is moving/);
  assert.equal(cleaned(copied), cleaned(expected));
  await reader.says('#source', '^Shared with Dehusk\\. It names www\\.themoscowtimes\\.com, which cannot be checked\\.$');
  await reader.close();
});

test('HTML in the text is read as HTML, harmlessly', async () => {
  const reader = await openForm();
  const html = `<h1>Ferry</h1><script>document.title = 'taken'</script><img src="x" onerror="document.title='taken'">${example.split('\n').map((line) => `<p>${line}</p>`).join('')}`;
  await share(reader, { text: html });
  const copied = await articleOf(reader);
  assert.match(copied, /^Ferry\s+Russia is moving/);
  assert.doesNotMatch(copied, /<|Remind me later/);
  assert.equal(await reader.page.title(), words.title);
  await leavesNothing(reader);
  await reader.close();
});

test('an address of a script is nobody, and a name is only text', async () => {
  const reader = await openForm();
  await share(reader, { text: example, url: 'javascript:alert(1)//<b>x</b>' });
  await reader.article();
  await reader.says('#source', '^Shared with Dehusk\\.$');
  await reader.close();
});

test('files: text as it came, HTML as HTML, others refused in words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'share-'));
  try {
    const file = async (name, body) => {
      await writeFile(join(folder, name), body);
      return join(folder, name);
    };
    let reader = await openForm();
    await share(reader, { title: 'article.txt' }, await file('article.txt', example));
    assert.equal(await articleOf(reader), expected);
    await reader.says('#source', '^Shared with Dehusk\\.$');
    await leavesNothing(reader);
    await reader.close();

    reader = await openForm();
    const html = await readFile(fileURLToPath(new URL('pages/article.html', import.meta.url)));
    await share(reader, { url: 'https://lakeside.example/ferry' }, await file('ferry.html', html));
    const copied = await articleOf(reader);
    assert.match(copied, /A small white ferry/);
    assert.doesNotMatch(copied, /<p|Remind me later|Front page/);
    await reader.says('#source', '^Shared with Dehusk\\. It names lakeside\\.example, which cannot be checked\\.');
    await leavesNothing(reader);
    await reader.close();

    reader = await openForm();
    await share(reader, {}, await file('picture.txt', Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0, 0])));
    await reader.says('#notice', 'picture\\.txt.* is not a text');
    await leavesNothing(reader);
    await reader.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

for (const [name, fields] of Object.entries({
  'in its field': { title: 'A headline', url: 'https://lakeside.example/ferry' },
  'in the text, as on Android': { title: 'A headline', text: 'https://lakeside.example/ferry' },
  'behind its headline': { title: 'A headline', text: 'A headline https://lakeside.example/ferry' },
})) {
  test(`only an address, ${name}: what to do is said, and nothing is opened`, async () => {
    const reader = await openForm();
    const asked = [];
    reader.page.on('request', (request) => asked.push(request.url()));
    await share(reader, fields);
    await reader.says('#notice', `^${words['share.address']}$`);
    assert.equal(await reader.page.$eval('#text', (box) => box.value), '');
    assert.deepEqual(asked.filter((url) => !/^(blob:|data:)/.test(url) && new URL(url).origin !== here.site.origin), []);
    await leavesNothing(reader);
    await reader.close();
  });
}

test('a share that did not arrive is said', async () => {
  const reader = await openPage(here.browser, here.site.origin);
  await reader.page.goto('about:blank');
  await reader.page.goto(`${here.site.origin}/#shared`);
  await reader.says('#notice', `^${words['share.lost']}$`);
  await leavesNothing(reader);
  await reader.close();
});

test('the fields of a share', async () => {
  const reader = await openPage(here.browser, here.site.origin);
  const read = (fields) => reader.page.evaluate(async (given) => (await import('./share.js')).readFields({ title: '', text: '', url: '', ...given }), fields);
  const none = { url: '', site: '', bare: false };
  const there = { url: 'https://a.example/b', site: 'a.example' };
  assert.deepEqual(await read({ text: '“One.” two' }), { text: '“One.” two', ...none });
  assert.deepEqual(await read({ title: 'All of it' }), { text: 'All of it', ...none });
  assert.deepEqual(await read({ title: 'https://a.example/b' }), { text: '', ...there, bare: true });
  assert.deepEqual(await read({ text: 'Another headline https://a.example/b' }), { text: 'Another headline', ...there, bare: true });
  const two = 'One paragraph.\nAnother: https://a.example/b';
  assert.deepEqual(await read({ text: two }), { text: two, ...there, bare: false }, 'what may be of the article stays');
  assert.deepEqual(await read({ text: '"One word" https://a.example/b#:~:text=One' }), { text: 'One word', ...there, bare: false });
  assert.deepEqual(await read({ text: '"One" said https://a.example/b#:~:text=One\nand more\n' }), { text: '"One" said https://a.example/b#:~:text=One\nand more\n', ...none });
  await reader.close();
});

test('without service workers the page works as ever', async () => {
  const reader = await openPage(here.browser, here.site.origin);
  await reader.page.evaluateOnNewDocument(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  await reader.page.reload();
  await reader.paste(example);
  await reader.article();
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

/** Opens the page as a phone does; `without` what tells that pages can be installed. */
async function openOnPhone({ without = false } = {}) {
  const context = await here.browser.createBrowserContext();
  const page = await context.newPage();
  const reader = new Reader(page);
  if (without) await page.evaluateOnNewDocument(() => { delete window.onbeforeinstallprompt; });
  await page.emulate(PHONE);
  here.site.seen.length = 0;
  await page.goto(`${here.site.origin}/`);
  return reader;
}

const steps = (page) => page.$$eval('#bookmarklet .steps li', (items) => items.map((item) => item.innerText.trim()));

test('a phone shows three steps with pictures, and nothing to drag', async () => {
  const reader = await openOnPhone();
  const { page } = reader;
  assert.equal(await page.$('.drag'), null);
  assert.deepEqual(await steps(page), [words['phone.install'], words['phone.choose'], words['phone.read']]);
  assert.equal(await page.$eval('nav a[href="#bookmarklet"]', (link) => link.innerText), words['phone.nav']);
  await (await page.$('nav a[href="#bookmarklet"]')).tap();
  await page.waitForFunction(() => [...document.querySelectorAll('#bookmarklet img')].every((image) => image.complete && image.naturalWidth > 0));
  const images = await page.$$eval('#bookmarklet img', (all) => all.map(({ alt, loading, width, height, naturalWidth, naturalHeight, attributes }) => ({
    alt, loading, shape: width / height, natural: [naturalWidth, naturalHeight], said: [Number(attributes.width.value), Number(attributes.height.value)],
  })));
  assert.deepEqual(images.map(({ alt }) => alt), [words['phone.startPicture'], words['phone.selectedPicture'], words['phone.cleanedPicture']]);
  for (const { loading, shape, natural, said } of images) {
    assert.equal(loading, 'lazy');
    assert.deepEqual(said, natural, 'the place that is kept is that of the picture');
    assert.ok(Math.abs(shape - natural[0] / natural[1]) < 0.01);
  }
  assert.deepEqual(here.site.seen.filter((line) => /bookmarklet\/\w\w\.js/.test(line)), [], 'no bookmarklet is loaded');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is too wide');
  assert.deepEqual(reader.errors, []);
  await reader.close();
});

test('a phone whose browser knows no share with a page is told to copy', async () => {
  const reader = await openOnPhone({ without: true });
  assert.deepEqual(await steps(reader.page), [words['phone.copy'], words['phone.paste'], words['phone.read']]);
  await reader.says('#bookmarklet', words['phone.copyLead']);
  await reader.close();
});

test('a desktop shows the links to drag, and loads no picture', async () => {
  here.site.seen.length = 0;
  const reader = await openPage(here.browser, here.site.origin);
  const { page } = reader;
  assert.ok((await page.$$('#bookmarklet .drag')).length > 0);
  await page.$eval('#bookmarklet', (section) => section.scrollIntoView());
  await page.waitForNetworkIdle();
  assert.equal(await page.$('.steps'), null);
  assert.deepEqual(here.site.seen.filter((line) => /pictures\//.test(line)), []);
  await reader.close();
});

test('the pictures are there and small', async () => {
  const names = await readdir(join(web, 'pictures'));
  assert.deepEqual(names.sort(), ['cleaned.webp', 'selected.webp', 'start.webp']);
  for (const name of names) {
    const { size } = await stat(join(web, 'pictures', name));
    assert.ok(size > 0 && size <= 25_000, `${name} has ${size} bytes`);
  }
});
