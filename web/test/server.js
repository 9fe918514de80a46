// A server for tests: a folder, and nothing else. It sends no policy, no cache
// and no security header of its own, as the plainest host would.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm', '.pack': 'application/octet-stream', '.json': 'application/json',
  '.webmanifest': 'application/manifest+json', '.png': 'image/png', '.webp': 'image/webp',
};

/**
 * Serves a folder at a free port of 127.0.0.1.
 *
 * @param {string} folder
 * @param {Object} [options]
 * @param {(path: string) => Object<string, string>} [options.headers] more headers, by path
 * @returns {Promise<{origin: string, seen: string[], ahead: string[], hold: Map<string, Object>, close: () => Promise<void>}>}
 *   `seen` are the paths asked for, but for those that the service worker fetches
 *   ahead, which are in `ahead`; `hold` maps a path with its query to what is
 *   answered in its place: {status, body, after}, `after` a promise to wait for first
 */
export async function serve(folder, { headers = () => ({}) } = {}) {
  const seen = [];
  const ahead = [];
  const hold = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const list = /\/sw\.js$/.test(request.headers.referer ?? '') ? ahead : seen;
    list.push(`${request.method} ${request.url}`);
    const instead = hold.get(request.url);
    await instead?.after;
    try {
      const path = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
      const body = instead?.body ?? await readFile(path);
      response.writeHead(instead?.status ?? 200, { 'content-type': TYPES[extname(path)] ?? 'text/plain', ...headers(pathname) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    seen,
    ahead,
    hold,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
