// Both bookmarklets on every kind of page, in Chromium and in Firefox: each cell of
// the table in docs/bookmarklet.md is a run. Where a browser has changed, or we
// have, the table does, and this fails until somebody has looked:
//
//	UPDATE=1 node --test web/test/matrix.test.js

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { NAMES, words } from './browser.js';
import { paragraphs, policies } from './policies.js';
import { articleOf, click, inPress, noteOf, pressNote, tabAfter, until, visit } from './press.js';

const DOC = fileURLToPath(new URL('../../docs/bookmarklet.md', import.meta.url));
const APPEAL = 'We are facing unprecedented challenges';

const cells = new Map(); // by browser, bookmarklet and policy
const cell = (browser, which, policy, found) => cells.set([browser, which, policy.name].join(), found);

for (const name of NAMES) {
  describe(name, () => {
    const here = inPress(name);
    for (const policy of policies) {
      test(`${policy.name}: Dehusk this`, { timeout: 60_000 }, async () => {
        const { context, page } = await prepare(here, policy);
        cell(name, 'article', policy, await openArticle(here, policy, context, page));
        await context.close();
      });
      test(`${policy.name}: Clean this page`, { timeout: 60_000 }, async () => {
        const { context, page } = await prepare(here, policy);
        cell(name, 'hide', policy, await hide(here, policy, page));
        await context.close();
      });
    }
  });
}

/** Opens the page and scrolls to where its reader would be. */
async function prepare(here, policy) {
  const { context, page } = await visit(here, policy);
  if (policy.blocked) await page.evaluate(() => { window.open = () => null; });
  if (policy.does === 'scroll') {
    await page.evaluate(() => scrollTo(0, 2000));
    await until(() => page.evaluate(() => Boolean(document.querySelector('#five'))));
  }
  return { context, page };
}

/** Presses "Dehusk this" and does what the note says, if one comes. */
async function openArticle(here, policy, context, page) {
  let tab = await tabAfter(context, () => click(here, page, 'article'), 2500);
  const arrived = async () => tab && (await articleOf(tab).catch(() => '')).includes((policy.paragraphs ?? paragraphs)[1]);
  const first = await until(async () => ((await arrived()) ? 'works' : noteOf(page)), 12_000);
  assert.ok(first, 'neither an article nor a word of what to do');
  let said = '';
  if (first !== 'works') {
    said = first;
    if (said === words['mark.cutOff']) {
      await page.bringToFront();
      tab = await tabAfter(context, () => pressNote(page, words['mark.open']));
      assert.ok(await until(arrived), 'the article comes in the address of the tab');
      assert.equal(tab.url(), `${here.site.origin}/`, 'which is erased');
    }
  }
  if (await arrived()) {
    const seen = await articleOf(tab);
    for (const text of policy.paragraphs ?? paragraphs) assert.ok(seen.includes(text), text);
    assert.ok(!seen.includes(APPEAL), 'without the appeal');
  } else {
    assert.ok([words['mark.noTab'], words['mark.paste']].includes(said), said);
  }
  return said ? `“${said}”${said === words['mark.cutOff'] ? ' Then it works.' : ''}` : 'works';
}

/** Presses "Clean this page", and again to undo it. */
async function hide(here, policy, page) {
  const visible = (text) => page.evaluate((needle) => {
    const look = (root) => [...root.querySelectorAll('*')].some((element) => (
      (element.checkVisibility() && element.firstChild?.nodeType === 3 && element.firstChild.data.includes(needle))
      || (element.shadowRoot && look(element.shadowRoot)) || (element.contentDocument && look(element.contentDocument))));
    return look(document);
  }, text);
  assert.ok(await visible(APPEAL));
  await click(here, page, 'hide');
  const said = await until(() => noteOf(page));
  assert.ok(said, 'neither hidden nor a word of what to do');
  const hidden = words['mark.hidden'].one.replace('{n}', '1');
  if (said !== hidden) {
    assert.equal(said, words['mark.apart']);
    assert.ok(await visible(APPEAL), 'nothing is hidden by halves');
    return `“${said}”`;
  }
  assert.ok(!await visible(APPEAL));
  for (const text of policy.paragraphs ?? paragraphs) assert.ok(await visible(text), text);
  if (policy.does === 'rerender') {
    await page.evaluate(() => window.rerender());
    assert.ok(await until(async () => (await noteOf(page)) === words['mark.changed']));
    await click(here, page, 'hide');
    assert.ok(await until(async () => !await visible(APPEAL)));
    return `works; when it has rendered: “${words['mark.changed']}”`;
  }
  await click(here, page, 'hide');
  assert.ok(await until(() => visible(APPEAL)), 'pressed again, it is back');
  return 'works';
}

after(async () => {
  const rows = policies.map((policy) => ['', policy.name, ...NAMES.flatMap((name) => ['article', 'hide'].map((which) => cells.get([name, which, policy.name].join()) ?? 'no answer')), ''].join(' | ').trim());
  const heads = NAMES.flatMap((name) => ['Dehusk this', 'Clean this page'].map((which) => `${which}, ${name[0].toUpperCase()}${name.slice(1)}`));
  const table = [`| The page | ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length + 1)}`, ...rows].join('\n');
  console.log(table);
  const doc = await readFile(DOC, 'utf8');
  const written = doc.replace(/^\| The page [\s\S]*?(?=\n\n)/m, () => table);
  if (process.env.UPDATE) await writeFile(DOC, written);
  else assert.equal(doc, written, 'docs/bookmarklet.md says otherwise: look at the table above, then run UPDATE=1 node --test web/test/matrix.test.js');
});
