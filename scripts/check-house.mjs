// Checks rules of the house that no linter knows, and prints each breach as
// file:line: what is wrong.
//
//   - no source file is longer than 500 lines
//   - pages and styles load nothing from elsewhere and hold no script or style
//     of their own, which the page's policy would refuse
//   - JavaScript and WebAssembly glue name no host
//   - documents link to and name only files that are there
//   - the lock file names no server
//   - nothing that was built is in git
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

const longest = 500;
const list = (...args) => execFileSync('git', ['ls-files', '-z', ...args], { encoding: 'utf8' }).split('\0').filter(Boolean);
// Files that are new count as well: they are about to be committed.
const files = list('--cached', '--others', '--exclude-standard').filter((file) => existsSync(file));
const breaches = [];

/** Notes one breach, with the line that the index lies in. */
function breach(file, text, index, what) {
  const line = text.slice(0, index).split('\n').length;
  breaches.push(`${file}:${line}: ${what}`);
}

/** Notes each place where the pattern occurs. */
function forbid(file, text, pattern, what) {
  for (const match of text.matchAll(pattern)) breach(file, text, match.index, `${what}: ${match[0].trim()}`);
}

const sources = new Set(['.go', '.js', '.mjs', '.css', '.html', '.sh']);
const built = new Set(['.wasm', '.pack', '.gz', '.br', '.zip']);

for (const file of files) {
  const ending = extname(file);
  if (built.has(ending)) breaches.push(`${file}:1: what is built stays out of git`);
  if (sources.has(ending) && !file.endsWith('.gen.go')) {
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    if (lines > longest) breaches.push(`${file}:${longest}: ${lines} lines; none has more than ${longest}, so take it apart`);
  }
}

for (const file of files.filter((name) => name.startsWith('web/') && !name.includes('/test/'))) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.html')) {
    forbid(file, text, /\son[a-z]+\s*=/gi, 'a handler in an attribute is refused by the policy; use addEventListener');
    forbid(file, text, /<style\b|\sstyle\s*=/gi, 'style in the page is refused by the policy; use style.css');
    forbid(file, text, /<script\b(?![^>]*\ssrc=)[^>]*>/gi, 'a script in the page is refused by the policy; use a file');
    forbid(file, text, /\s(src|href|action|poster|data)\s*=\s*["']?(https?:)?\/\/[^\s"'>]*/gi, 'the page loads nothing from elsewhere');
    if (!/http-equiv="Content-Security-Policy"/.test(text)) breach(file, text, 0, 'the page has no policy of its own');
  }
  if (file.endsWith('.css')) {
    forbid(file, text, /@import[^;]*|url\(\s*["']?(https?:)?\/\/[^)]*/gi, 'a style loads nothing from elsewhere');
  }
}

for (const file of files.filter((name) => /^(web|wasm\/npm)\/.*\.js$/.test(name) && !name.includes('/test/'))) {
  const text = readFileSync(file, 'utf8');
  forbid(file, text, /['"`](https?|wss?):\/\/(?!www\.w3\.org\/)[^'"`\s]+/g, 'no host is named in code that runs beside a text');
}

for (const file of files.filter((name) => name.endsWith('.md'))) {
  const text = readFileSync(file, 'utf8');
  for (const match of text.matchAll(/\]\(([^)#\s]+)(#[^)\s]*)?\)/g)) {
    if (/^[a-z]+:/.test(match[1]) || existsSync(join(dirname(file), match[1]))) continue;
    breach(file, text, match.index, `the link leads nowhere: ${match[1]}`);
  }
  // A path in backquotes that begins with a folder of the house is a promise;
  // patterns (<name>, *, …) and what a build makes are not.
  for (const match of text.matchAll(/`((?:core|cmd|wasm|web|scripts|docs|\.ci)\/[^`\s]*)`/g)) {
    if (/[<>*{}…]/.test(match[1]) || existsSync(match[1])) continue;
    breach(file, text, match.index, `there is no ${match[1]}`);
  }
}

if (existsSync('package-lock.json')) {
  forbid('package-lock.json', readFileSync('package-lock.json', 'utf8'), /"resolved": "[^"]*/g,
    'the lock file names a server; remove it and run npm install with the .npmrc that is here');
}

if (breaches.length > 0) {
  console.error(breaches.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${files.length} files keep the rules of the house`);
}
