/**
 * Writes a script as the address of a bookmark.
 *
 * @param {string} script
 * @returns {string} what cannot stand in an address as it is, is percent-encoded;
 *   the less, the shorter
 */
export function addressOf(script) {
  return `javascript:${script.replace(/[%#"<>`\s]/g, (sign) => encodeURIComponent(sign))}`;
}
