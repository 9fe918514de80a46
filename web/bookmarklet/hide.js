// The bookmarklet that cleans the page that is being read, in place: it sends the
// page's text to a window of Dehusk, gets ranges of it back, and hides what stands
// there. Pressed again it shows everything.

import { call } from './call.js';
import { note } from './note.js';
import { walk } from './walk.js';

// What the page shows: its text nodes with what they hold; 1 for the end of a line,
// 2 for that of a block.
function read() {
  const nodes = [];
  const parts = [];
  const put = (part, node) => {
    parts.push(part);
    nodes.push(node);
  };
  walk(document.body, (element, { display }) => {
    if (element.localName === 'br') put(1);
    if (/^inline|contents/.test(display)) return undefined;
    put(2);
    return () => put(2);
  }, (node) => put(node.data, node));
  return { nodes, parts };
}

// Hides text nodes, with the elements that hold nothing else; gives what was hidden
// with the style that it had.
function hide(gone) {
  const done = new Map();
  const empty = (element) => {
    if (element.localName === 'body' || element.nodeType !== 1 || element.querySelector('img,video,audio,iframe,object,canvas')) return false;
    const texts = document.createTreeWalker(element, 4);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      if (!gone.has(text) && text.data.trim() && !text.parentNode.closest('script,style')) return false;
    }
    return true;
  };
  for (const node of gone) {
    let element = 0;
    for (let above = node.parentNode; above && empty(above); above = above.parentNode) element = above;
    if (!element) {
      element = document.createElement('span');
      node.replaceWith(element);
      element.append(node);
      done.set(element, 0); // made here
    } else if (!done.has(element)) done.set(element, element.getAttribute('style'));
    element.hidden = true;
    element.style.setProperty('display', 'none', 'important'); // a site's own style may show what is hidden
  }
  return done;
}

if (!document.dehusk || !document.dehusk()) {
  const { nodes, parts } = read();
  const { tab } = call('hide', 'popup,width=420,height=240', { parts }, ({ cuts, whys, words }) => {
    const close = { [words.close]: () => undefined };
    let add; // to what is said
    const remove = () => { if (add) add('p', '').parentNode.remove(); };
    const changed = () => {
      remove();
      add = note(words.changed, close);
    };
    if (nodes.some((node, i) => node && (node.data !== parts[i] || !node.isConnected))) {
      changed();
      return;
    }
    const gone = new Set();
    for (const [i, from, to] of cuts.reverse()) {
      if (to < nodes[i].length) nodes[i].splitText(to);
      gone.add(from ? nodes[i].splitText(from) : nodes[i]);
    }
    const done = hide(gone);
    let same = true;
    const whole = () => same && [...done.keys()].every((element) => element.isConnected);
    const undo = () => {
      const all = whole();
      watch.disconnect();
      document.dehusk = remove();
      for (const [element, style] of done) {
        element.hidden = false;
        element.style.cssText = style; // as an attribute a policy may refuse it
        if (style === null) element.removeAttribute('style');
        if (style === 0) {
          const around = element.parentNode;
          element.replaceWith(...element.childNodes);
          around.normalize();
        }
      }
      return all;
    };
    add = note(words.hidden, gone.size ? {
      [words.show]: () => { if (!undo()) changed(); },
      [words.why]: () => whys.map((why) => add('p', why)),
      ...close,
    } : close);
    const watch = new MutationObserver((changes) => {
      if (whole() && !changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.textContent.length > 200))) return;
      same = false;
      watch.disconnect();
      changed();
    });
    if (gone.size) {
      document.dehusk = undo;
      watch.observe(document.body, { childList: true, subtree: true });
    }
  }, () => {
    if (tab) tab.close();
    note('%mark.apart%', { ['%mark.close%']: () => undefined });
  });
}
