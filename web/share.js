// The page's side of a share: what another app handed over, and sw.js kept, is taken
// once and cleaned. Everything in it is text of strangers.

import { readFile } from './file.js';
import { say, sentences } from './words.js';

const SHELF = 'shared'; // the cache of sw.js

// Above this length one line is more than a headline.
const HEADLINE = 200;

// What begins with a tag and ends with one.
const HTML = /^\s*<(?:!doctype|[a-z][a-z0-9]*)[\s>][^]*>\s*$/i;

// Android knows no field for an address: it stands at the end of the text.
const LAST = /(?:^|\s)(https?:\/\/\S+)\s*$/i;

// How Chromium shares a selection: in quotes, with an address that finds it again.
const SELECTION = /^"([^]*)"\s+(https?:\/\/\S*:~:text=\S*)\s*$/i;

/**
 * Tells whether an installed page can be shared with in this browser. Those that
 * let a page be installed with an event of its own are those that know
 * share_target: all of Chromium. Safari, so every browser of an iPhone, and
 * Firefox do not.
 *
 * @returns {boolean}
 */
export function canBeSharedWith() {
  return 'onbeforeinstallprompt' in window;
}

/**
 * Takes what was shared, where the page was opened for that; it is kept no longer.
 *
 * @param {Object} take
 * @param {(text: string, more: {source: string, options: Object}) => void} take.text
 * @param {(html: string, more: {source: string, options: Object}) => void} take.html not to be trusted
 * @param {(key: string, values: Object, text: string) => void} take.trouble a key of
 *   i18n/en.json, and what came of a text all the same
 */
export async function takeShared(take) {
  if (location.hash !== '#shared') return;
  history.replaceState(null, '', location.pathname + location.search);
  const form = await unpack().catch(() => null);
  if (!form) {
    take.trouble('share.lost', {}, '');
    return;
  }
  const field = (name) => (typeof form.get(name) === 'string' ? form.get(name) : '');
  const { text, url, site, bare } = readFields({ title: field('title'), text: field('text'), url: field('url') });
  const source = site ? say('share.from', { site }) : say('share.plain');
  const options = url ? { url } : {}; // what a file says of itself is not to be lost
  const file = form.getAll('files').find((one) => one instanceof File && one.size > 0);
  if (file) {
    const read = await readFile(isHtml(file) ? new File([file], 'shared.html') : file);
    if (read.trouble) take.trouble(read.trouble, { name: file.name }, '');
    else if (read.html !== undefined) take.html(read.html, { whole: read.whole, source, options });
    else take.text(read.text, { source: sentences([source, read.note && say(read.note)]), options });
  } else if (bare) {
    take.trouble('share.address', {}, text);
  } else if (HTML.test(text)) {
    take.html(text, { source, options });
  } else {
    take.text(text, { source, options });
  }
}

/**
 * Finds text and address in the fields of a share.
 *
 * @param {{title: string, text: string, url: string}} fields
 * @returns {{text: string, url: string, site: string, bare: boolean}} `url` and
 *   `site` are '' where no address came along; `bare` tells that hardly anything
 *   but an address came, and `text` is then the rest
 */
export function readFields({ title, text, url }) {
  const selection = text.match(SELECTION);
  if (selection) return { text: selection[1], ...readAddress(selection[2]), bare: false };
  const whole = text.trim() ? text : title; // some apps know but one field
  const given = readAddress(url.trim());
  const address = given.url ? given : readAddress(whole.match(LAST)?.[1] ?? '');
  if (!address.url) return { text: whole, ...address, bare: false };
  const rest = whole.replace(LAST, '').trim();
  // The headline goes along with an address, not the article.
  const bare = rest === title.trim() || (rest.length < HEADLINE && !rest.includes('\n'));
  return { text: bare ? (rest === title.trim() ? '' : rest) : whole, ...address, bare };
}

function readAddress(address) {
  try {
    const { protocol, host, hash, href } = new URL(address);
    if (/^https?:$/.test(protocol)) return { url: hash ? href.slice(0, -hash.length) : href, site: host };
  } catch {
    // no address
  }
  return { url: '', site: '' };
}

function isHtml({ name, type }) {
  return /^(text\/html|application\/xhtml\+xml)\b/.test(type) && !/\.x?html?$/i.test(name);
}

async function unpack() {
  const cache = await caches.open(SHELF);
  const [key] = await cache.keys();
  try {
    return await (await cache.match(key)).formData();
  } finally {
    await caches.delete(SHELF);
  }
}
