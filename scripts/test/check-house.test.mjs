import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';

const script = resolve('scripts/check-house.mjs');

/** Runs the check over a repository that holds these files. */
function check(files) {
  const folder = mkdtempSync(join(tmpdir(), 'dehusk-house-'));
  try {
    execFileSync('git', ['init', '--quiet', folder]);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const page = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n';

test('has nothing against a good house', () => {
  const result = check({
    'web/index.html': `${page}<script type="module" src="page.js"></script>\n`,
    'web/style.css': 'p { background: url(data:,) }\n',
    'web/page.js': "document.createElementNS('http://www.w3.org/2000/svg', 'svg');\n",
    'README.md': '[here](web/page.js), `web/style.css`, `core/<name>.go`, [there](https://example.org/)\n',
  });
  assert.equal(result.stderr, '');
  assert.equal(result.status, 0);
});

const bad = {
  'a handler in an attribute': { 'web/index.html': `${page}<p onclick="f()">\n` },
  'a style in the page': { 'web/index.html': `${page}<p style="x">\n` },
  'a script in the page': { 'web/index.html': `${page}<script>f()</script>\n` },
  'a picture from elsewhere': { 'web/index.html': `${page}<img src="//example.org/a.png">\n` },
  'a page without a policy': { 'web/index.html': '<p>\n' },
  'a style from elsewhere': { 'web/style.css': 'a { background: url("https://example.org/a.png") }\n' },
  'a host in code': { 'web/page.js': "fetch('https://example.org/');\n" },
  'a file too long': { 'core/long.go': 'package core\n'.repeat(501) },
  'a link to nowhere': { 'README.md': 'see [this](docs/gone.md)\n' },
  'a name of nothing': { 'README.md': 'see `core/gone.go`\n' },
  'something built': { 'web/text.wasm': '' },
  'a server in the lock file': { 'package-lock.json': '{"resolved": "https://example.org/a.tgz"}\n' },
};

for (const [what, files] of Object.entries(bad)) {
  test(`finds ${what}`, () => {
    const result = check(files);
    assert.equal(result.status, 1);
    assert.match(result.stderr, new RegExp(`^${Object.keys(files)[0]}:\\d+: .+\\n$`));
  });
}
