// The page's few keys, and what they do.

import { keys } from '../words.js';

/**
 * @param {Object<string, HTMLElement>} parts `help` (a dialog), `helpButton`, `helpPaste`, `helpUndo`
 * @returns {() => void} opens it
 */
export function makeHelp({ help, helpButton, helpPaste, helpUndo }) {
  helpPaste.textContent = keys('V');
  helpUndo.textContent = keys('Z');
  const open = () => help.showModal();
  helpButton.addEventListener('click', open);
  help.addEventListener('click', (event) => { if (event.target === help) help.close(); }); // beside it
  return open;
}
