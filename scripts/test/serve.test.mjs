import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { listen, serve } from '../serve.mjs';

let folder;
let server;
let port;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dehusk-serve-'));
  mkdirSync(join(folder, 'site', 'sub'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for anybody');
  writeFileSync(join(folder, 'site', 'index.html'), '<p>start</p>');
  writeFileSync(join(folder, 'site', 'sub', 'index.html'), '<p>below</p>');
  writeFileSync(join(folder, 'site', 'text.wasm'), new Uint8Array([0, 97, 115, 109]));
  server = serve(join(folder, 'site') + '/');
  port = await listen(server, 0, false);
});

after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

// Node's fetch tidies a path before it asks; this asks for it as it is.
const get = (path, method = 'GET') => new Promise((resolve, reject) => {
  request({ host: '127.0.0.1', port, path, method }, (response) => {
    let body = '';
    response.on('data', (piece) => { body += piece; });
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
  }).on('error', reject).end();
});

test('serves files and the index of a folder', async () => {
  assert.equal((await get('/')).body, '<p>start</p>');
  assert.equal((await get('/sub/')).body, '<p>below</p>');
  assert.equal((await get('/?a=b')).headers['content-type'], 'text/html; charset=utf-8');
});

test('gives WebAssembly its type, and sends no header that a plain host would not', async () => {
  const { headers } = await get('/text.wasm');
  assert.equal(headers['content-type'], 'application/wasm');
  assert.deepEqual(Object.keys(headers).filter((name) => /policy|nosniff|origin/i.test(name + headers[name])), []);
});

test('gives nothing from outside the folder', async () => {
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/sub/../../secret.txt', '/%00', '/%', '/nowhere']) {
    const answer = await get(path);
    assert.equal(answer.status, 404, path);
    assert.doesNotMatch(answer.body, /anybody/);
  }
  assert.equal((await get('/', 'POST')).status, 404);
});

test('moves to the next port only where it may', async () => {
  const second = serve(folder);
  assert.ok(await listen(second, port, true) > port);
  second.close();
  await assert.rejects(listen(serve(folder), port, false), { code: 'EADDRINUSE' });
});

test('compresses for who asks for it, and only then', async () => {
  const body = `<p>${'many words '.repeat(500)}</p>`;
  writeFileSync(join(folder, 'site', 'long.html'), body);
  const ask = (coding) => fetch(`http://127.0.0.1:${port}/long.html`, { headers: { 'accept-encoding': coding } });
  for (const coding of ['br', 'gzip']) {
    const answer = await ask(coding);
    assert.equal(answer.headers.get('content-encoding'), coding);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.ok(Number(answer.headers.get('content-length')) < 200);
    assert.equal(await answer.text(), body);
  }
  assert.equal((await ask('identity')).headers.get('content-encoding'), null);
  writeFileSync(join(folder, 'site', 'long.html'), 'changed');
  assert.equal(await (await ask('br')).text(), 'changed');
});
