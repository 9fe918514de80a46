// The Dehusk side of the bookmarklet; source.js is the other. Protocol 1:
//
//   1. The bookmarklet opens this page with #dehusk=1&nonce=…&from=<its origin>.
//   2. This page sends its opener {dehusk: 'ready', protocol, nonce}, to that
//      origin and no other.
//   3. The bookmarklet sends {dehusk: 'article', protocol, nonce, html, url,
//      title, selection}, to this page's origin and no other.
//
// A message counts only from the opener, from the origin of step 1, with the
// nonce of step 1, once. A saved bookmark never changes, so an older protocol
// must be understood here or refused in words.

const PROTOCOL = 1;
const PATIENCE = 5000; // ms; the article is on its way as soon as "ready" is heard

/**
 * Takes the article that a bookmarklet opened this page for; does nothing where
 * none did.
 *
 * @param {Object} take
 * @param {(site: string) => void} take.waiting an article is on its way from there
 * @param {(article: {html: string, url: string, site: string, selection: boolean}) => void} take.article
 *   `html` is as the foreign page sent it: not to be trusted; `url` is of the
 *   origin that really sent it
 * @param {(key: string, values: {site: string}) => void} take.trouble a key of i18n/en.json
 */
export function receive(take) {
  const call = new URLSearchParams(location.hash.slice(1));
  if (!call.has('dehusk')) return;
  history.replaceState(null, '', location.pathname + location.search);

  const from = originOf(call.get('from'));
  const site = from ? new URL(from).host : '';
  if (call.get('dehusk') !== String(PROTOCOL)) return take.trouble('trouble.protocol', { site });
  const opener = window.opener;
  if (!opener || !from) return take.trouble(from ? 'trouble.cutOff' : 'trouble.noOrigin', { site });

  const nonce = call.get('nonce');
  const timer = setTimeout(() => {
    stop();
    take.trouble('trouble.noArticle', { site });
  }, PATIENCE);
  const stop = () => {
    clearTimeout(timer);
    removeEventListener('message', hear);
    window.opener = null;
  };
  const hear = ({ source, origin, data }) => {
    if (source !== opener || origin !== from || data?.dehusk !== 'article' || data.nonce !== nonce) return;
    if (typeof data.html !== 'string') return;
    stop();
    const url = originOf(data.url) === from ? data.url : from;
    take.article({ html: data.html, url, site, selection: data.selection === true });
  };

  addEventListener('message', hear);
  take.waiting(site);
  opener.postMessage({ dehusk: 'ready', protocol: PROTOCOL, nonce }, from);
}

// The origin of an address, '' where it has none that a message could be pinned to.
function originOf(address) {
  try {
    const { origin } = new URL(address);
    return origin === 'null' ? '' : origin;
  } catch {
    return '';
  }
}
