// What a bookmark may do on a publisher's page, policy by policy, in each browser.
// The design of the bookmarklets rests on it, so it is asserted as it was found:
// should a browser change its mind, this fails and prints what is true now.
//
// The pop-up blockers are on, and the app stands on another site ("localhost", not
// "127.0.0.1"), as they are for readers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BLOCKING, FIXTURES, NAMES, bookmark, launch, nextTab } from './browser.js';
import { policies } from './policies.js';
import { until } from './press.js';
import { serve } from './server.js';

const csp = (policy) => ({ 'content-security-policy': policy });
const coop = (policy) => ({ 'cross-origin-opener-policy': policy });

// Every policy that is a header, and some more, which tell where the borders are.
const rows = [
  ...policies.filter(({ page, blocked }) => !page && !blocked),
  { name: "`style-src 'none'`", headers: csp("style-src 'none'") },
  { name: "`script-src 'wasm-unsafe-eval'`", headers: csp("script-src 'self' 'wasm-unsafe-eval'") },
  { name: 'COOP `same-origin`, COEP', headers: { ...coop('same-origin'), 'cross-origin-embedder-policy': 'require-corp' } },
  { name: 'COOP `noopener-allow-popups`', headers: coop('noopener-allow-popups') },
  { name: 'sandboxed, with pop-ups and its origin', headers: csp('sandbox allow-scripts allow-popups allow-same-origin') },
  { name: 'sandboxed, without scripts', headers: csp('sandbox allow-popups') },
];

// Works as a bookmark on the foreign page; %APP% is the address of the app. Each
// fact is the word that stands in the table.
const probe = `(async () => {
  const facts = { runs: 'yes', click: navigator.userActivation.isActive ? 'yes' : 'no' };
  const short = (promise) => Promise.race([promise, new Promise((_, no) => { setTimeout(no, 1500); })]);
  const find = async (name, act) => {
    try { facts[name] = await short(Promise.resolve(act())) ? 'yes' : 'no'; } catch { facts[name] = 'no'; }
  };
  let tab = null;
  try { tab = open('%APP%#' + 'a'.repeat(200000)); } catch { /* Firefox throws where a sandbox forbids it. */ }
  facts.popUp = tab ? 'yes' : 'no';
  const talk = tab ? new Promise((heard) => {
    addEventListener('message', ({ source, origin, data }) => {
      if (source !== tab) return;
      if (data === 'ready') tab.postMessage('text', '*');
      else heard(origin !== 'null' && data !== 'null' ? 'yes' : 'nameless');
    });
  }) : Promise.reject();
  facts.messages = await short(talk).catch(() => 'no');
  facts.closed = tab ? tab.closed ? 'yes' : 'no' : '-';
  const element = (name, its) => document.body.appendChild(Object.assign(document.createElement(name), its));
  const loaded = (thing, event) => new Promise((yes, no) => { thing[event] = () => yes(true); thing.onerror = no; });
  await find('WebAssembly', () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
  await find('script', () => loaded(element('script', { src: '%FOREIGN%' }), 'onload'));
  await find('fetch', () => fetch('%FOREIGN%').then(({ ok }) => ok));
  await find('worker', () => loaded(new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))), 'onmessage'));
  await find('innerHTML', () => { document.createElement('p').innerHTML = '<b>x</b>'; return true; });
  await find('DOMParser', () => new DOMParser().parseFromString('<b>x</b>', 'text/html'));
  await find('setHTML', () => { document.createElement('p').setHTML('<b>x</b>'); return true; });
  const shown = element('p', { textContent: 'x' });
  const styled = (name, value) => getComputedStyle(shown)[name] === value;
  await find('styleElement', () => { element('style', { textContent: 'p { order: 7 }' }); return styled('order', '7'); });
  await find('styleAttribute', () => { shown.setAttribute('style', 'order: 8'); return styled('order', '8'); });
  await find('adopted', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('p { flex-grow: 9 }');
    document.adoptedStyleSheets.push(sheet);
    return styled('flexGrow', '9');
  });
  await find('styleProperty', () => { shown.style.setProperty('order', '10', 'important'); return styled('order', '10'); });
  await find('hidden', () => { shown.hidden = true; return styled('display', 'none'); });
  await find('deflate', () => new Response(new Blob(['x']).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  document.documentElement.dataset.facts = JSON.stringify(facts);
})()`;

// Tells its opener that it is there, and who it takes the opener for.
const app = `<!doctype html><title>App</title><script>
  addEventListener('message', ({ source, origin }) => source.postMessage(origin, '*'));
  if (opener) opener.postMessage('ready', '*');
</script>`;

const COLUMNS = {
  runs: 'runs', click: 'a click', popUp: 'pop-up', messages: 'messages', closed: '`closed`', arrives: '200 KB',
  WebAssembly: 'wasm', script: 'script', fetch: 'fetch', worker: 'worker', innerHTML: '`innerHTML`', DOMParser: '`DOMParser`', setHTML: '`setHTML`',
  styleElement: '`<style>`', styleAttribute: '`style=`', adopted: 'adopted', styleProperty: '`el.style`', hidden: '`hidden`', deflate: 'deflate',
};

// As found in Chromium 156 and Firefox 153, which agree. "Nameless": the messages
// arrive, but one side's origin is "null"; "in place": no tab, but the page itself can
// be sent there.
const FOUND = `
| policy | runs | a click | pop-up | messages | \`closed\` | 200 KB | wasm | script | fetch | worker | \`innerHTML\` | \`DOMParser\` | \`setHTML\` | \`<style>\` | \`style=\` | adopted | \`el.style\` | \`hidden\` | deflate |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| none | yes | yes | yes | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| \`script-src 'self'\` | yes | yes | yes | yes | no | yes | no | no | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| \`default-src 'none'\` | yes | yes | yes | yes | no | yes | no | no | no | no | yes | yes | yes | no | no | yes | yes | yes | yes |
| Trusted Types required | yes | yes | yes | yes | no | yes | yes | no | yes | no | no | no | yes | yes | yes | yes | yes | yes | yes |
| COOP \`same-origin\` | yes | yes | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| COOP \`same-origin-allow-popups\` | yes | yes | yes | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| sandboxed, with pop-ups that escape | yes | yes | yes | nameless | no | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| sandboxed, with pop-ups that do not | yes | yes | yes | nameless | no | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| sandboxed, without pop-ups | yes | yes | no | no | - | in place | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| \`style-src 'none'\` | yes | yes | yes | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | no | no | yes | yes | yes | yes |
| \`script-src 'wasm-unsafe-eval'\` | yes | yes | yes | yes | no | yes | yes | no | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| COOP \`same-origin\`, COEP | yes | yes | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| COOP \`noopener-allow-popups\` | yes | yes | yes | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| sandboxed, with pop-ups and its origin | yes | yes | yes | yes | no | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes |
| sandboxed, without scripts | no | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - |
`;

for (const name of NAMES) {
  describe(name, () => {
    const lines = [];
    const moments = {};
    let headers = {};
    let press;
    let home;
    let browser;
    before(async () => {
      browser = await launch(name, BLOCKING);
      press = await serve(FIXTURES, { headers: (path) => (path.endsWith('.html') ? headers : {}) });
      home = await serve(FIXTURES, { headers: () => ({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }) });
      home.hold.set('/app.html', { body: app });
      home.hold.set('/foreign.js', { body: '' });
      home.elsewhere = home.origin.replace('127.0.0.1', 'localhost');
    });
    after(async () => {
      console.log([`${name}:`, head, rule, ...lines, ...Object.entries(moments).map(([what, said]) => `${what}: ${said}`)].join('\n'));
      await Promise.race([browser?.close(), pause(5000)]);
      await press?.close();
      await home?.close();
    });

    const open = async (policy) => {
      headers = policy;
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(`${press.origin}/article.html`);
      return { context, page };
    };
    const click = (page, script) => bookmark(page, `javascript:${encodeURIComponent(script.replaceAll('%APP%', `${home.elsewhere}/app.html`).replaceAll('%FOREIGN%', `${home.elsewhere}/foreign.js`))}`);

    for (const policy of rows) {
      test(policy.name, { timeout: 60_000 }, async () => {
        const { context, page } = await open(policy.headers ?? {});
        const tab = await nextTab(context, () => click(page, probe), policy.name.includes('without') ? 1000 : 5000);
        const answer = await until(() => page.evaluate(() => document.documentElement.dataset.facts), policy.name.includes('without scripts') ? 1000 : 20_000);
        const facts = JSON.parse(answer ?? '{"runs":"no"}');
        if (answer) {
          if (!tab) await click(page, "location = '%APP%#' + 'a'.repeat(200000)");
          facts.arrives = await until(() => length(tab ?? page, 200_000), 10_000) ? (tab ? 'yes' : 'in place') : 'no';
        }
        const line = `| ${policy.name} | ${Object.keys(COLUMNS).map((key) => facts[key] ?? '-').join(' | ')} |`;
        lines.push(line);
        await context.close();
        assert.equal(line, FOUND.split('\n').find((row) => row.startsWith(`| ${policy.name} |`)));
      });
    }

    // The page itself tells when it is done: asking it would count as a click in it.
    const moment = (what, found, script, policy = {}) => test(what, { timeout: 60_000 }, async () => {
      const { context, page } = await open(policy);
      const from = press.seen.length;
      await click(page, `(async () => { let said; try { said = await (async () => { ${script} })(); } catch (error) { said = error.name; } await fetch('/said?' + encodeURIComponent(said)); })()`);
      const line = await until(() => press.seen.slice(from).find((one) => one.startsWith('GET /said?')), 15_000);
      moments[what] = decodeURIComponent(line?.slice('GET /said?'.length) ?? 'nothing');
      await context.close();
      assert.equal(moments[what], found);
    });
    const copy = "await navigator.clipboard.writeText('x');";
    const old = `const area = document.body.appendChild(document.createElement('textarea')); area.value = 'x'; area.select(); const done = document.execCommand('copy');`;
    const opened = "return open('%APP%') ? 'opens' : 'null';";
    const later = 'await new Promise((go) => { setTimeout(go, 2000); });';
    const forbidden = { 'permissions-policy': 'clipboard-write=()' };
    moment('copy, then a pop-up', 'opens', `${copy} ${opened}`);
    moment('copy without waiting, then a pop-up', 'both', `const copied = navigator.clipboard.writeText('x'); const tab = open('%APP%'); await copied; return tab ? 'both' : 'copied';`);
    moment('a pop-up, then copy', 'NotAllowedError', `open('%APP%'); ${copy} return 'copied';`);
    moment('a pop-up, then `execCommand`', 'false', `open('%APP%'); ${old} return done;`);
    moment('copy where the policy forbids it', name === 'chromium' ? 'NotAllowedError' : 'copied', `${copy} return 'copied';`, forbidden);
    moment('`execCommand` where the policy forbids it', 'true', `${old} return done;`, forbidden);
    moment('a pop-up 2 s later', 'opens', `${later} ${opened}`);
    moment('copy 2 s later', 'copied', `${later} ${copy} return 'copied';`);
    moment('a second pop-up', 'null', `open('%APP%'); ${opened}`);

    // Without this, the pop-ups above would prove nothing.
    test('the blocker is on', { timeout: 60_000 }, async () => {
      const { context, page } = await open({});
      press.hold.set('/blocked.html', { body: `<script>fetch('/blocked?' + open('${home.elsewhere}/app.html'))</script>` });
      await page.goto(`${press.origin}/blocked.html`);
      const said = await until(() => press.seen.find((one) => one.startsWith('GET /blocked?')), 15_000);
      await context.close();
      assert.equal(said, 'GET /blocked?null');
    });

    // An address of two megabytes opens in Chromium, of one in Firefox. Firefox says
    // so by an error, Chromium opens a blank page.
    const longest = name === 'chromium' ? 2 * 1024 ** 2 : 1024 ** 2;
    const beyond = name === 'chromium' ? 'a blank page, opens' : 'no tab, SyntaxError';
    for (const size of [200_000, 1_000_000, 1_100_000, 1_900_000, 2_200_000]) {
      const what = `an address of ${size / 1e6} MB`;
      test(what, { timeout: 60_000 }, async () => {
        const { context, page } = await open({});
        const fits = size < longest;
        const tab = await nextTab(context, () => click(page, `(async () => { try { document.title = open('%APP%#' + 'a'.repeat(${size})) ? 'opens' : 'null'; } catch (error) { document.title = error.name; } })()`), fits || name === 'chromium' ? 15_000 : 1000);
        const arrived = tab && await until(() => length(tab, size), fits ? 20_000 : 1000);
        moments[what] = arrived ? 'arrives' : `${tab ? 'a blank page' : 'no tab'}, ${await page.title()}`;
        await context.close();
        assert.equal(moments[what], fits ? 'arrives' : beyond);
      });
    }
  });
}

const head = `| policy | ${Object.values(COLUMNS).join(' | ')} |`;
const rule = `|${' --- |'.repeat(Object.keys(COLUMNS).length + 1)}`;

const length = (page, size) => page.evaluate((wanted) => location.hash.length === wanted + 1, size).catch(() => false);
const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time).unref(); });
