// The line between the page that is being read and the tab of Dehusk that a
// bookmarklet opens. receive.js is the other end and describes the messages.

export const HOME = '%HOME%';
export const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');

/**
 * Opens the tab, inside the click, and gives it what it asks for.
 *
 * @param {string} task what the tab is to do: 'article' or 'hide'
 * @param {string} features of the window, as `open` takes them
 * @param {Object} content what is sent once the tab is ready
 * @param {(data: Object) => void} hear told what the tab answers
 * @param {() => void} silence told when no answer came in 1.5 s, or no tab opened
 * @returns {{tab: Window|null, wait: (time: number) => void}} `wait` waits again,
 *   for so many ms
 */
export function call(task, features, content, hear, silence) {
  const { origin } = new URL(HOME);
  let tab = null;
  try {
    tab = open(`${HOME}#${new URLSearchParams({ dehusk: 1, task, nonce, from: location.origin })}`, '_blank', features);
  } catch {
    // Firefox throws where a sandbox forbids it.
  }
  let timer;
  const wait = (time) => { timer = setTimeout(silence, time); };
  addEventListener('message', (event) => {
    const { data } = event;
    if (event.source !== tab || event.origin !== origin || !data || data.nonce !== nonce) return;
    clearTimeout(timer);
    if (data.dehusk === 'ready') tab.postMessage({ dehusk: task, protocol: 1, nonce, url: location.href, ...content }, origin);
    else hear(data);
  });
  wait(tab ? 1500 : 0);
  return { tab, wait };
}
