// Every way a text comes in by hand: pasted anywhere, dropped, opened as a
// file, typed, or the example.

import { LONG } from './paragraphs.js';
import { takeEarly } from '../early.js';
import { readFile } from '../file.js';
import { isField } from './keys.js';

const SETTLED = 250; // ms without a key before typed text is cleaned

/**
 * Listens for texts.
 *
 * @param {Object} parts the elements `text`, `open`, `file`, `example`
 * @param {Object} take what to do with what comes
 * @param {(text: string) => void} take.text a whole text
 * @param {(html: string, more: {plain?: string, whole?: boolean}) => void} take.html HTML, as a
 *   file or a paste holds it; of a paste also what it is as a text
 * @param {(files: File[]) => void} take.many several files
 * @param {(text: string) => void} take.typed the box changed, and focus stays there
 * @param {(key: string, values: Object) => void} take.trouble a file that is not a text
 * @param {(key: string) => void} take.note something to say about the text
 */
export function listen({ text, open, file, example }, take) {
  const files = async (list) => {
    const [one, ...more] = list;
    if (!one) return;
    if (more.length) {
      take.many([...list]);
      return;
    }
    const read = await readFile(one);
    if (read.trouble) take.trouble(read.trouble, { name: one.name });
    else if (read.html !== undefined) take.html(read.html, { whole: read.whole });
    else take.text(read.text, read.note);
  };

  const given = (data) => {
    const plain = data.getData('text/plain');
    const html = data.getData('text/html');
    // Office programs put a picture of the text beside it.
    const pictures = [...data.files].every(({ type }) => type.startsWith('image/'));
    if (data.files.length && !((plain || html) && pictures)) return files(data.files);
    // What was copied is no whole page, though on some systems it is wrapped like one.
    if (html) return take.html(html, { whole: false, ...(plain && { plain }) });
    return plain ? take.text(plain) : take.trouble('trouble.empty', {});
  };

  document.addEventListener('paste', (event) => {
    const plain = event.clipboardData.getData('text/plain').trim();
    // Into any other field one pastes a name or an address, not an article.
    if (event.target !== text && isField(event.target) && (event.target.type !== 'url' || !/\s/.test(plain))) return;
    // Into text that the reader is writing, a paste goes as everywhere else,
    // unless it would make the box too heavy for the browser.
    const writing = event.target === text && text.value !== '';
    if (writing && event.clipboardData.getData('text/plain').length <= LONG) return;
    event.preventDefault();
    given(event.clipboardData);
  });

  document.addEventListener('dragover', (event) => {
    if (!ours(event, text)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('dropping');
    if (!ours(event, text)) return;
    event.preventDefault();
    given(event.dataTransfer);
  });

  open.addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    await files(file.files);
    file.value = ''; // so that the same file can be opened again
  });

  example.addEventListener('click', async () => {
    const answer = await fetch(new URL('example.txt', document.baseURI)).catch(() => null);
    if (answer?.ok) take.text(await answer.text());
    else take.trouble('trouble.file', { name: 'example.txt' });
  });

  let timer = 0;
  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => take.typed(text.value), SETTLED);
  });

  const early = takeEarly();
  if (early.data) given(early.data);
  else if (early.typed) take.typed(early.typed);
}

// A drop into the box that is no file is the browser's own business, and so is
// a link that the reader drags away from the page.
function ours(event, text) {
  const types = event.dataTransfer.types;
  if (types.includes('Files')) return true;
  return types.includes('text/plain') && event.target !== text;
}
