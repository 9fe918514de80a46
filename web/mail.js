// A mail that was saved as a file (.eml). Loaded only when one comes.

import PostalMime from './vendor/mail.js';

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<{html?: string, text?: string, title: string}>} its words, as HTML
 *   where it has any, else as a text; `title` is its subject and who it is from, ''
 *   where it names neither
 * @throws {Error} where it is no mail
 */
export async function readMail(bytes) {
  const { html, text, subject, from } = await PostalMime.parse(bytes);
  const title = [subject, from?.name || from?.address].filter(Boolean).map((part) => part.replace(/\s+/g, ' ').trim()).join(' · ');
  return html?.trim() ? { html, title } : { text: text ?? '', title };
}
