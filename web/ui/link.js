// The bookmarklets as links to be dragged to the bookmarks bar.

import { addressOf } from '../bookmarklet/address.js';

/**
 * Fills in the address of this very page, since a saved bookmark must know where
 * it leads; the page's own policy keeps a link from running here. The scripts are
 * in the reader's language and are loaded after the rest.
 *
 * @param {{article: HTMLAnchorElement, hide: HTMLAnchorElement}} links
 * @param {(key: string) => void} clicked told what to say to who clicks instead of dragging
 */
export async function setLinks(links, clicked) {
  for (const link of Object.values(links)) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      clicked('toast.dragMe');
    });
  }
  const { default: scripts } = await import(new URL(`bookmarklet/${document.documentElement.lang}.js`, document.baseURI).href);
  const home = (location.origin + location.pathname).replaceAll("'", '%27');
  for (const [name, link] of Object.entries(links)) {
    link.href = addressOf(scripts[name].replace('%HOME%', () => home));
  }
}
