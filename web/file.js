// Files to text, byte for byte: a BOM stays, line ends stay, and what is no
// text is told apart before it is shown.

const HTML = /\.x?html?$/i;
const MAIL = /\.eml$/i;

/**
 * Reads a file that was dropped or opened.
 *
 * @param {{name: string, arrayBuffer: () => Promise<ArrayBuffer>}} file as a File is
 * @returns {Promise<{text?: string, html?: string, whole?: boolean, title?: string, note?: string, trouble?: string}>}
 *   `html` for .html and .htm and for most mails, else `text`; `whole` is false where
 *   the HTML is no page in which an article must be found; `title` is what a mail calls
 *   itself; `note` and `trouble` are keys of i18n/en.json, `trouble` where there is
 *   nothing to show
 */
export async function readFile(file) {
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { trouble: 'trouble.file' };
  }
  if (MAIL.test(file.name)) return readMail(bytes);
  const { text, clean } = decode(bytes);
  if (!clean && looksBinary(bytes)) return { trouble: 'trouble.binary' };
  if (!text.trim()) return { trouble: 'trouble.empty' };
  if (HTML.test(file.name)) return { html: text };
  return clean ? { text } : { text, note: 'article.replaced' };
}

async function readMail(bytes) {
  if (looksBinary(bytes)) return { trouble: 'trouble.binary' };
  try {
    const mail = await (await import('./mail.js')).readMail(bytes);
    if (!(mail.html ?? mail.text).trim()) return { trouble: 'trouble.empty' };
    return mail.html === undefined ? mail : { ...mail, whole: false };
  } catch {
    return { trouble: 'trouble.file' };
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {{text: string, clean: boolean}} `clean` is false where bytes had to
 *   be replaced by U+FFFD
 */
export function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes), clean: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes), clean: true };
  try {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes), clean: true };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), clean: false };
  }
}

// PDF, pictures and office files: not UTF-8, and NULs within the first pages.
function looksBinary(bytes) {
  return bytes.subarray(0, 65_536).includes(0);
}
