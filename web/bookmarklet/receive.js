// The Dehusk side of the bookmarklets; article.js and hide.js are the other.
// Protocol 1:
//
//   1. A bookmarklet opens this page with #dehusk=1&task=…&nonce=…&from=<its
//      origin>.
//   2. This page sends its opener {dehusk: 'ready', protocol, nonce}, to that
//      origin and no other.
//   3. The bookmarklet sends, to this page's origin and no other, for the task
//      "article" {dehusk: 'article', protocol, nonce, url, html, title, selection},
//      for "hide" {dehusk: 'hide', protocol, nonce, url, parts}.
//   4. This page answers {dehusk: 'taken', nonce}, or for "hide" {dehusk: 'ranges',
//      nonce, cuts, whys, words}.
//
// A message counts only from the opener, from the origin of step 1, with the
// nonce of step 1, once. A saved bookmark never changes, so an older protocol
// must be understood here or refused in words.
//
// Where step 2 cannot be heard, the article comes in the address instead:
// #dehusk=1&z=<{html, url, …} as JSON, deflated, in base 64>. Anybody can write
// such a link, so nothing that it says of itself is believed.

const PROTOCOL = 1;
const PATIENCE = 5000; // ms; the article is on its way as soon as "ready" is heard
const LARGEST = 100_000_000; // characters in an address, inflated

/**
 * Takes what a bookmarklet opened this page for; does nothing where none did.
 *
 * @param {Object} take
 * @param {(site: string) => void} take.waiting something is on its way from there
 * @param {(article: {html: string, url: string, site: string, selection: boolean, link: boolean}) => void} take.article
 *   `html` is as the foreign page sent it: not to be trusted; `url` is of the
 *   origin that really sent it. Where `link` tells that it came in an address, `url`
 *   is '' and `site` only what the link says
 * @param {(page: {parts: (string|number)[], url: string, site: string}) => Promise<Object>} take.hide
 *   gives the rest of the answer: {cuts, whys, words}
 * @param {(key: string, values: {site: string}) => void} take.trouble a key of i18n/en.json
 */
export function receive(take) {
  let taken = false; // one thing for each time that the page is opened
  let stop = () => undefined;
  const look = () => {
    const call = new URLSearchParams(location.hash.slice(1));
    if (taken || !call.has('dehusk')) return;
    history.replaceState(null, '', location.pathname + location.search);
    if (window.top !== window) take.trouble('trouble.framed', { site: '' });
    else if (call.get('dehusk') !== String(PROTOCOL)) take.trouble('trouble.protocol', { site: originOf(call.get('from')).site });
    else if (call.has('z')) unpack(call.get('z'));
    else listen(call);
  };

  const unpack = async (packed) => {
    const { opener } = window;
    stop();
    taken = true;
    window.opener = null;
    try {
      const { html, url, selection, nonce } = JSON.parse(await inflate(packed));
      if (typeof html !== 'string') throw new TypeError('no HTML');
      const { origin, site } = originOf(url);
      if (origin) opener?.postMessage({ dehusk: 'taken', nonce }, origin);
      take.article({ html, url: '', site, selection: selection === true, link: true });
    } catch {
      take.trouble('trouble.link', { site: '' });
    }
  };

  const listen = (call) => {
    const { origin, site } = originOf(call.get('from'));
    const { opener } = window;
    const task = call.get('task') ?? 'article';
    if (!opener || !origin) {
      take.trouble(origin ? 'trouble.cutOff' : 'trouble.noOrigin', { site });
      return;
    }
    const nonce = call.get('nonce');
    const answer = (message) => opener.postMessage({ protocol: PROTOCOL, nonce, ...message }, origin);
    const hear = async ({ source, origin: from, data }) => {
      if (source !== opener || from !== origin || data?.dehusk !== task || data.nonce !== nonce) return;
      const url = originOf(data.url).origin === origin ? data.url : origin;
      const finish = () => {
        stop();
        taken = true;
        window.opener = null;
      };
      if (task === 'hide' && isParts(data.parts)) {
        finish();
        answer({ dehusk: 'ranges', ...await take.hide({ parts: data.parts, url, site }) });
        window.close(); // it was opened for nothing else
      } else if (task === 'article' && typeof data.html === 'string') {
        finish();
        answer({ dehusk: 'taken' });
        take.article({ html: data.html, url, site, selection: data.selection === true, link: false });
      }
    };
    const timer = setTimeout(() => {
      stop();
      take.trouble('trouble.noArticle', { site });
    }, PATIENCE);
    stop = () => {
      clearTimeout(timer);
      removeEventListener('message', hear);
    };
    addEventListener('message', hear);
    take.waiting(site);
    answer({ dehusk: 'ready' });
  };

  addEventListener('hashchange', look);
  look();
}

// The origin of an address and its host, '' where it has none that a message
// could be pinned to.
function originOf(address) {
  try {
    const { origin, host } = new URL(address);
    return origin === 'null' ? { origin: '', site: '' } : { origin, site: host };
  } catch {
    return { origin: '', site: '' };
  }
}

function isParts(parts) {
  return Array.isArray(parts) && parts.every((part) => typeof part === 'string' || part === 1 || part === 2);
}

// What was deflated and written in base 64. Throws where it is anything else, or
// would fill the memory.
async function inflate(packed) {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > LARGEST) throw new RangeError('too much');
  }
}
