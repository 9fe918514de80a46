// The article as it goes out: as plain text, as HTML, as Markdown, as a file. What
// is seen is what goes out; the addresses of pictures, which the page does not ask
// for, are in it again.

import { keptText, paragraphBreak, removedRanges } from './state.js';
import { titleOf } from './title.js';

const INERT = document.implementation.createHTMLDocument('');

// Above this length (UTF-16 code units) a bare text is not also set as HTML.
const LARGE = 5_000_000;

/**
 * @param {import('./state.js').Article} article
 * @returns {Promise<HTMLElement|null>} the article as a tree of a document without a
 *   window; null where it is too large for that
 */
export async function treeOf(article) {
  if (article.rich) {
    const { keptTree } = await import('./rich.js');
    return keptTree(article.rich, removedRanges(article));
  }
  const text = keptText(article);
  return text.length > LARGE ? null : paragraphs(text);
}

function paragraphs(text) {
  const root = INERT.createElement('div');
  for (const part of text.split(paragraphBreak(text))) {
    if (!part.trim()) continue;
    const paragraph = INERT.createElement('p');
    for (const [i, line] of part.split(/\r\n|\r|\n/).entries()) paragraph.append(...(i ? [INERT.createElement('br')] : []), line);
    root.append(paragraph);
  }
  return root;
}

// As HTML for the clipboard: there a link that names no host, or a place in the article
// itself, would be made one into this page.
function clipboardHtml(tree, url) {
  for (const link of tree.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href');
    if (/^[a-z][a-z0-9+.-]*:/i.test(address)) continue;
    if (URL.canParse(address, url || undefined)) link.setAttribute('href', new URL(address, url).href);
    else link.removeAttribute('href');
  }
  return tree.innerHTML;
}

/**
 * @param {import('./state.js').Article} article
 * @returns {string} what is kept of the text, as it came
 */
export function textOf(article) { return keptText(article); }

/**
 * @param {import('./state.js').Article} article
 * @returns {Promise<string>} Markdown; a bare text is given as it is, since it may be
 *   Markdown already
 */
export async function markdownOf(article) {
  if (!article.rich) return keptText(article);
  const { toMarkdown } = await import('./markdown.js');
  return `${toMarkdown(await treeOf(article))}\n`;
}

/**
 * @param {import('./state.js').Article} article
 * @returns {Promise<string>} a whole HTML document
 */
export async function documentOf(article) {
  const page = document.implementation.createHTMLDocument(titleOf({ text: keptText(article), rich: article.rich }));
  const set = page.createElement('meta');
  set.setAttribute('charset', 'utf-8');
  page.head.prepend(set);
  const tree = await treeOf(article);
  if (tree) page.body.append(...page.importNode(tree, true).childNodes);
  else page.body.append(page.createElement('pre')).textContent = keptText(article);
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/**
 * Lets the browser save a file.
 *
 * @param {string} name
 * @param {string} type
 * @param {BlobPart} content
 */
export function save(name, type, content) {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Copies the article, rich and plain together; where the browser knows only plain
 * text, plain.
 *
 * @param {import('./state.js').Article} article
 * @param {string} [url] its address, where it is known
 * @returns {Promise<boolean>} false where the browser refuses
 */
export async function copyArticle(article, url = '') {
  const plain = keptText(article);
  // Safari lets a copy happen only where it begins within the click: so the parts
  // are promises, and nothing is waited for before. Strings, not blobs: a blob's byte
  // order mark would be lost.
  const html = treeOf(article).then((tree) => (tree ? clipboardHtml(tree, url) : plain));
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain, 'text/html': html })]);
    return true;
  } catch {
    html.catch(() => undefined);
    return copyText(plain);
  }
}

/**
 * Copies a text.
 *
 * @param {string} text
 * @returns {Promise<boolean>} false where the browser refuses
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
