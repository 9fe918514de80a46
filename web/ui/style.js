// Styles of what is not there from the start come with it.

const loaded = new Map();

/**
 * Loads a style sheet of this site, once.
 *
 * @param {string} name as "./teach.css"
 * @returns {Promise<void>} settles when it is there, or will not come: what is shown then
 *   is plain but works
 */
export function addStyle(name) {
  if (!loaded.has(name)) {
    loaded.set(name, new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL(name, document.baseURI).href;
      link.addEventListener('load', () => resolve());
      link.addEventListener('error', () => resolve());
      document.head.append(link);
    }));
  }
  return loaded.get(name);
}
