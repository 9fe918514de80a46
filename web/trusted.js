// The page's one Trusted Types policy. The policy in index.html makes every
// script address a typed value, and only this file can make one: an address of
// this site, or a blob: that this page has just made. No HTML string ever
// becomes trusted here; DOMPurify has a policy of its own for that.

const accept = (address) => {
  const url = new URL(address, location.href);
  const own = url.protocol === 'blob:' || url.protocol === location.protocol;
  if (!own || url.origin !== location.origin) {
    throw new TypeError(`script address "${address}" is not of this site`);
  }
  return address;
};

const policy = globalThis.trustedTypes?.createPolicy('dehusk', { createScriptURL: accept });

/**
 * Marks a script address as trusted.
 *
 * @param {string} address an address of this site, or a blob: of this page
 * @returns {TrustedScriptURL|string} what a Worker constructor accepts; a plain
 *   string in browsers without Trusted Types
 * @throws {TypeError} where the address belongs to another site
 */
export function scriptAddress(address) {
  return policy ? policy.createScriptURL(address) : accept(address);
}
