// Serves a folder of static files, as the dumbest host would: right types, compressed
// for who asks for it, no other header. What the page promises must hold without any.
//
//   node scripts/serve.mjs [folder]     PORT=8080 names another port
//
// Where nobody named a port and 8080 is taken, the next free one is used.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pack': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
};

/**
 * Finds the file that a request path names.
 *
 * @param {string} root folder that is served
 * @param {string} path path of the URL, still percent-encoded
 * @returns {Promise<string | undefined>} undefined where there is no such file
 *   inside the folder
 */
async function find(root, path) {
  let name;
  try {
    name = join(root, normalize(decodeURIComponent(path)));
  } catch {
    return undefined; // not percent-encoded rightly
  }
  if (name.includes('\0') || !(name + sep).startsWith(root + sep)) return undefined;
  const info = await stat(name).catch(() => undefined);
  if (info?.isDirectory()) return find(root, join(path, 'index.html'));
  return info?.isFile() ? name : undefined;
}

// What is small by itself already.
const packed = new Set(['.png', '.webp', '.ico']);

// The codings, the better first. The best quality of brotli would take seconds.
const codings = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: promisify(gzip),
};

/**
 * Compresses files, each once for each coding until it changes.
 *
 * @returns {(file: string, coding: string) => Promise<Buffer>}
 */
function compressor() {
  const made = new Map();
  return async (file, coding) => {
    const { mtimeMs, size } = await stat(file);
    const key = `${coding} ${file}`;
    if (made.get(key)?.mtimeMs !== mtimeMs || made.get(key).size !== size) {
      made.set(key, { mtimeMs, size, body: readFile(file).then(codings[coding]) });
    }
    return made.get(key).body;
  };
}

/**
 * Makes a server of a folder; it does not listen yet.
 *
 * @param {string} folder what to serve
 * @returns {import('node:http').Server}
 */
export function serve(folder) {
  const root = normalize(folder).replace(/[\\/]+$/, '');
  const compressed = compressor();
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = ['GET', 'HEAD'].includes(request.method ?? '') ? await find(root, pathname) : undefined;
    if (file === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('there is nothing here\n');
      return;
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    const accepted = String(request.headers['accept-encoding'] ?? '').split(',').map((one) => one.trim().split(';')[0]);
    const coding = packed.has(extname(file)) ? undefined : Object.keys(codings).find((one) => accepted.includes(one));
    const body = coding && request.method === 'GET' ? await compressed(file, coding).catch(() => undefined) : undefined;
    if (body) {
      response.writeHead(200, { 'Content-Encoding': coding, 'Content-Length': body.length, Vary: 'Accept-Encoding' });
      response.end(body);
      return;
    }
    response.writeHead(200);
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
}

/**
 * Listens on the port, or, where it may move, on the next free one.
 *
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {boolean} mayMove try the next ports too
 * @returns {Promise<number>} the port it listens on
 */
export function listen(server, port, mayMove) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && mayMove && port < 65535) {
        resolve(listen(server, port + 1, mayMove));
      } else {
        reject(error);
      }
    });
    server.listen(port, '127.0.0.1', () => resolve(server.address().port));
  });
}

/** Reads the arguments and serves until it is stopped. */
async function main() {
  const folder = process.argv[2] ?? 'build/site';
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new Error(`there is no folder "${folder}"; run make build`);
  }
  const wanted = process.env.PORT || '8080';
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`unusable port "${wanted}"; write PORT= and a number up to 65535`);
  }
  try {
    const used = await listen(serve(folder), port, !process.env.PORT);
    console.log(`Dehusk is at http://localhost:${used}/ (stop with Ctrl-C)`);
  } catch (error) {
    throw error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken; name another with PORT=`) : error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    console.error(`serve: ${error.message}`);
    process.exitCode = 1;
  });
}
