// What a reader sees of the page that is being read: also inside open shadow
// roots and in frames of the same site. Only looked at, never changed.

/**
 * Goes through a part of the page in the order of reading, without calls within
 * calls: pages nest as deep as they like.
 *
 * @param {Node} root
 * @param {(element: Element, style: CSSStyleDeclaration) => (() => void) | undefined} enter
 *   what it gives is called once the element is left
 * @param {(text: Text) => void} read
 */
export function walk(root, enter, read) {
  const ahead = [root];
  while (ahead.length) {
    const node = ahead.pop();
    if (typeof node === 'function') node();
    else if (node.nodeType === 3) read(node);
    else if (node.nodeType === 1 && !/^(script|style|noscript|template|textarea)$/.test(node.localName)) {
      const style = getComputedStyle(node);
      if (style.display === 'none' && !node.closest('head')) continue;
      const leave = enter(node, style);
      if (leave) ahead.push(leave);
      const below = childrenOf(node);
      for (let i = below.length; i--;) ahead.push(below[i]);
    }
  }
}

// A slot shows what the page put there; a frame of another site shows nothing.
function childrenOf(element) {
  const slotted = element.assignedNodes ? element.assignedNodes() : '';
  const frame = element.contentDocument;
  return slotted.length ? slotted : (element.shadowRoot || (frame && frame.body) || element).childNodes;
}
