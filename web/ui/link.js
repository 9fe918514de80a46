// The bookmarklet as a link to be dragged to the bookmarks bar.

import source from '../bookmarklet/source.min.js';

/**
 * Fills in the address of this very page, since a saved bookmark must know
 * where it leads; the page's own policy keeps the link from running here.
 *
 * @param {HTMLAnchorElement} link
 * @param {(key: string) => void} clicked told what to say to who clicks instead of dragging
 */
export function setLink(link, clicked) {
  const home = location.origin + location.pathname;
  link.href = `javascript:${encodeSource(source.replace('"%HOME%"', () => JSON.stringify(home)))}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    clicked('toast.dragMe');
  });
}

// Bookmarks keep what is percent-encoded; the fewer, the shorter.
function encodeSource(text) {
  return text.replace(/[%#"<>`{}|\\^\s]/g, (one) => encodeURIComponent(one));
}
