// The bookmarklet that opens the article in Dehusk. It runs on the page that is
// being read, under that page's policy: so it loads nothing, makes no HTML and no
// style sheet; it only reads, opens a tab and sends. Where nothing can be sent, it
// goes along in the address of the tab, which erases it; else by the clipboard.

import { HOME, call, nonce } from './call.js';
import { note } from './note.js';
import { walk } from './walk.js';

// Longer addresses do not arrive.
const LONGEST = 1.9e6;

const picked = getSelection();
const selected = picked.toString().trim();

// A copy of what is seen, in a document where nothing runs.
function copy(range) {
  const inert = document.implementation.createHTMLDocument('');
  const top = inert.createElement('div');
  let into = top;
  const outside = (node) => range && !range.intersectsNode(node);
  walk(document.documentElement, (element) => {
    const around = into;
    if (outside(element)) return undefined;
    into = element.contentDocument ? inert.createElement('div') : inert.importNode(element, false);
    around.append(into);
    return () => { into = around; };
  }, (text) => {
    if (outside(text)) return;
    const end = range && text === range.endContainer ? range.endOffset : text.length;
    into.append(text.data.slice(range && text === range.startContainer ? range.startOffset : 0, end));
  });
  return top.innerHTML;
}

let html = '';
if (selected) for (let i = 0; i < picked.rangeCount; i++) html += copy(picked.getRangeAt(i));
else html = copy();

const content = { html, title: document.title, selection: !!selected };
let turned; // the tab was sent to an address that carries the article
let remove = () => undefined; // what is said

// The address that carries the article; '' where it is too long.
async function address() {
  const packed = new Blob([JSON.stringify({ ...content, nonce, url: location.href })]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of new Uint8Array(await new Response(packed).arrayBuffer())) binary += String.fromCharCode(byte);
  const link = `${HOME}#dehusk=1&z=${encodeURIComponent(btoa(binary))}`;
  return link.length < LONGEST && URL.canParse(link) ? link : ''; // Firefox parses but a megabyte
}

const { tab, wait } = call('article', '', content, () => remove(), async () => {
  const link = await address();
  const cutOff = tab && tab.closed;
  if (tab && !cutOff && !turned && link) { // it loads slowly, or cannot know us
    turned = true;
    tab.location = link;
    wait(4000);
    return;
  }
  const copyOut = async () => {
    const text = selected || document.body.innerText;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      // eslint-disable-next-line no-restricted-syntax -- where the page forbids the clipboard, this is what is left
      if (!document.execCommand('copy')) say('%mark.refused%', {});
      area.remove();
    }
  };
  if (cutOff && link) say('%mark.cutOff%', { ['%mark.open%']: () => { open(link, '_blank', 'noopener'); } });
  else say(tab ? '%mark.paste%' : '%mark.noTab%', { ['%mark.copy%']: () => { copyOut(); } });
});

function say(words, buttons) {
  const add = note(words, { ...buttons, ['%mark.close%']: () => undefined });
  remove = () => add('p', '').parentNode.remove();
}
