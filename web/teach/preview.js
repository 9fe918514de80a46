// What a new passage would take out besides itself, in this text and in the last ones.
// No DOM here.

/**
 * @typedef {Object} Hits
 * @property {string} title the text's; '' for this one
 * @property {boolean} here whether it is the text that is shown
 * @property {string[]} passages what would go, or be marked, in it
 */

const NAME = 'own/tried/passage';

/**
 * Cleans texts as they would be with a new passage, and says what is found by it.
 *
 * @param {string} file the passage's, as format.js writes it
 * @param {Object} where
 * @param {{text: string, options?: Object, start?: number, end?: number}} [where.here] the
 *   text that is shown; `start` and `end` are the selection, which is no news
 * @param {{title: string, text: string, options?: Object}[]} where.texts the last ones
 * @param {(text: string, options: Object) => Promise<{spans: Object[]}>} clean the engine's
 * @returns {Promise<Hits[]>} only texts with hits; rejects as `clean` does
 */
export async function previewIn(file, { here, texts }, clean) {
  const all = [...(here ? [{ ...here, title: '', here: true }] : []), ...texts.filter(({ text }) => text !== here?.text).map((one) => ({ ...one, here: false }))];
  const list = [];
  for (const { text, title, options = {}, here: shown, start = -1, end = -1 } of all) {
    const { quoted, url, publisher } = options;
    const { spans } = await clean(text, { ...(quoted && { quoted }), ...(url && { url }), ...(publisher && { publisher }), templates: [{ name: NAME, text: file }] });
    const passages = spans.filter((span) => span.template === NAME && span.verdict !== 'keep' && !(span.start < end && start < span.end))
      .map((span) => text.slice(span.start, span.end).trim());
    if (passages.length) list.push({ title, here: shown, passages });
  }
  return list;
}
