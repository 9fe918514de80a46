// What is said on the page that is being read: a small box at its corner. No
// style sheet and no HTML, which a policy would refuse.

/**
 * Shows a sentence and buttons.
 *
 * @param {string} words
 * @param {Object<string, () => void>} buttons by what stands on them; each closes
 *   the box unless it gives true
 * @returns {(tag: string, words: string) => HTMLElement} adds to the box
 */
export function note(words, buttons) {
  let box = document.documentElement;
  const add = (tag, content) => {
    const element = document.createElement(tag);
    element.style.cssText = 'all:revert;font:16px/1.5 system-ui;color:#1d1b18;margin:4px';
    element.textContent = content;
    box.append(element);
    return element;
  };
  box = add('div', '');
  box.style.cssText += 'position:fixed;z-index:2147483647;top:9px;right:9px;max-width:340px;max-height:80%;overflow:auto;padding:9px;background:#fbfaf6;border:2px solid';
  box.role = 'alert';
  box.dir = 'auto';
  add('p', words);
  for (const name in buttons) {
    add('button', name).onclick = () => { if (!buttons[name]()) box.remove(); };
  }
  return add;
}
