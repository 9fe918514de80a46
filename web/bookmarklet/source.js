// The bookmarklet: runs on the page that is being read, under that page's
// policy. So it loads nothing, makes no HTML and no style sheet; it only reads,
// opens a tab and sends. The build takes out comments and white space and puts
// in the words (%mark.…%); the Dehusk page puts in its own address (%HOME%).
// receive.js is the other side and describes the messages.
(() => {
  const HOME = "%HOME%";
  const PROTOCOL = 1;
  const origin = new URL(HOME).origin;
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const picked = getSelection();
  const selection = picked.toString().trim() !== '';
  const text = selection ? picked.toString() : document.body.innerText;

  // A copy without what the reader does not see, in a document where nothing
  // runs. The copy has the same elements in the same order, so that the style
  // of each can be asked of the original.
  const inert = document.implementation.createHTMLDocument('');
  const copy = (node, live) => {
    const root = inert.createElement('div');
    root.append(inert.importNode(node, true));
    const copies = root.querySelectorAll('*');
    if (copies.length === live.length) {
      live.forEach((element, i) => {
        if (getComputedStyle(element).display === 'none' && !element.closest('head')) copies[i].remove();
      });
    }
    root.querySelectorAll('script,style').forEach((element) => element.remove());
    return root.innerHTML;
  };
  const copyRange = (range) => {
    const top = range.commonAncestorContainer;
    const inside = top.querySelectorAll ? [...top.querySelectorAll('*')] : [];
    return copy(range.cloneContents(), inside.filter((element) => range.intersectsNode(element)));
  };
  let html = '';
  if (selection) for (let i = 0; i < picked.rangeCount; i++) html += copyRange(picked.getRangeAt(i));
  else html = copy(document.documentElement, [...document.querySelectorAll('*')]);

  const call = new URLSearchParams({ dehusk: PROTOCOL, nonce, from: location.origin });
  const tab = open(HOME + '#' + call, '_blank');
  let note;

  const hear = (event) => {
    const data = event.data;
    if (event.source !== tab || event.origin !== origin || !data || data.dehusk !== 'ready' || data.nonce !== nonce) return;
    removeEventListener('message', hear);
    clearTimeout(timer);
    if (note) note.remove();
    const { href: url } = location;
    tab.postMessage({ dehusk: 'article', protocol: PROTOCOL, nonce, html, url, title: document.title, selection }, origin);
  };

  // What is said on the foreign page: in words, with the clipboard as the way out.
  const tell = (words) => {
    const add = (parent, tag, content) => {
      const element = document.createElement(tag);
      element.style.cssText = 'all:revert;font:16px/1.5 system-ui;color:#1d1b18;margin:4px';
      element.textContent = content;
      parent.append(element);
      return element;
    };
    note = add(document.documentElement, 'div', '');
    note.style.cssText += ';position:fixed;z-index:2147483647;top:12px;right:12px;max-width:340px;padding:12px;background:#fbfaf6;border:2px solid #1f5138';
    note.setAttribute('role', 'alert');
    const said = add(note, 'p', words);
    add(note, 'button', "%mark.copy%").onclick = async () => {
      let done = true;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = add(note, 'textarea', text);
        area.select();
        // eslint-disable-next-line no-restricted-syntax -- where the page forbids the clipboard, this is what is left
        done = document.execCommand('copy');
        area.remove();
      }
      said.textContent = done ? "%mark.copied%" : "%mark.refused%";
    };
    if (!tab) add(note, 'button', "%mark.open%").onclick = () => open(HOME, '_blank', 'noopener');
    add(note, 'button', "%mark.close%").onclick = () => note.remove();
  };

  addEventListener('message', hear);
  const timer = setTimeout(() => tell("%mark.cutOff%"), 1500);
  if (!tab) {
    clearTimeout(timer);
    tell("%mark.noTab%");
  }
})();
