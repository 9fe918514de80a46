// The file of a known passage, written and read as core/template.go reads it. The
// engine is the judge of what is right; this is as much as the page has to know to
// write a file from a proposal, and to list files. No DOM here.

import { slotText } from './slots.js';

/**
 * @typedef {Object} Paragraph
 * @property {string} text as it stands in the passage, on one line
 * @property {(import('./slots.js').Slot & {on: boolean})[]} slots places in `text`; one
 *   that is not `on` counts word for word
 *
 * @typedef {Object} Proposal what is proposed of a passage that the reader has selected;
 *   the panel lets him change it
 * @property {string} path language/publisher/name, for {@link pathOf} to make again
 *   when the reader has changed kind or publisher
 * @property {string} publisher '' where it could be anybody's
 * @property {string} domain the publisher's, or ''
 * @property {string} kind
 * @property {string} language as "en"
 * @property {'passage'|'line'|'beside'} form
 * @property {Paragraph[]} paragraphs
 * @property {boolean} found whether the engine finds the passage again by it
 */

/** What stands for everybody in a file. */
export const GENERIC = 'generic';

/**
 * Writes the file of a passage.
 *
 * @param {Proposal} proposal
 * @returns {string} every word outside of slots means itself
 */
export function fileText({ publisher, domain, kind, language, form, paragraphs }) {
  const header = [`publisher: ${oneLine(publisher) || GENERIC}`];
  if (oneLine(publisher) && domain) header.push(`domain: ${oneLine(domain)}`);
  header.push(`kind: ${kind}`, `language: ${language}`);
  if (form !== 'passage') header.push(`match: ${form}`);
  // The reader has said that it is junk, and wants it gone, not marked.
  header.push('verdict: remove');
  return `${[header.join('\n'), ...paragraphs.map(paragraphText)].join('\n\n')}\n`;
}

/**
 * Reads of a file what a list shows. It never fails: what is not there is ''.
 *
 * @param {string} text
 * @returns {{publisher: string, domain: string, kind: string, language: string, form: string, first: string}}
 *   `first` is its first paragraph, slots as they stand
 */
export function readFile(text) {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => !line.trim());
  const header = {};
  for (const line of end < 0 ? lines : lines.slice(0, end)) {
    const [, key, value] = /^([^:]*):(.*)$/.exec(line) ?? [];
    if (key) header[key.trim()] ??= value.trim();
  }
  const { publisher = '', domain = '', kind = '', language = '', match = 'passage' } = header;
  const first = end < 0 ? '' : lines.slice(end).find((line) => line.trim()) ?? '';
  return { publisher: publisher === GENERIC ? '' : publisher, domain, kind, language, form: match, first: first.trim().replace(/^\\/, '') };
}

/**
 * @param {{language: string, publisher: string, kind: string}} of
 * @returns {string} a path, as "en/my-paper/own-appeal"; own.js makes it unique among the
 *   reader's. No passage of the library is called so: one of the same path would take
 *   its place
 */
export function pathOf({ language, publisher, kind }) {
  return `${language || 'en'}/${slug(publisher) || GENERIC}/own-${kind || 'other'}`;
}

/**
 * @param {string} name
 * @returns {string} small letters and figures of any script, joined by hyphens
 */
export function slug(name) {
  return (name.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('-').slice(0, 60);
}

const oneLine = (value) => value.replace(/\s+/g, ' ').trim();

function paragraphText({ text, slots }) {
  const parts = [];
  let at = 0;
  for (const slot of slots) {
    if (!slot.on) continue;
    parts.push(meantAsIs(text.slice(at, slot.start)), slotText(slot));
    at = slot.end;
  }
  const line = [...parts, meantAsIs(text.slice(at))].join('').replace(/\s+/g, ' ').trim()
    .replace(/\[[^[\]]*\]/g, (inside) => inside.replaceAll('|', '¦')); // else they were alternatives
  return /^\\|^-- .* --$/.test(line) ? `\\${line}` : line;
}

// A file has no way to write a brace or a bar between brackets that means itself. The
// engine compares words, so other signs in their places change nothing.
function meantAsIs(text) {
  return text.replaceAll('{', '(').replaceAll('}', ')');
}
