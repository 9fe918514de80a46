// Keeps the history of this tab on the device, so that it is there after a reload,
// and the last texts, for who teaches. Nothing that fails here may disturb: what is
// not kept is only not there later.

const TAB = 'dehusk-tab'; // in sessionStorage, which lasts as long as the tab
const LONGEST = 20_000_000; // UTF-16 code units of all texts of a history
const OLDEST = 30 * 24 * 3600 * 1000; // ms; a tab that is older comes back empty
const TEXTS = 10;
const LONG = 1_000_000;

const store = () => import('./store.js');

/** Writes the history of this tab, one state after another, the last one surely. */
export class Keeper {
  /** @param {import('./history.js').History} history */
  constructor(history) {
    this.history = history;
    this.busy = null;
    this.again = false;
  }

  /** Called after every step. */
  save() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = this.#write().catch(() => undefined).then(() => {
      this.busy = null;
      if (this.again) {
        this.again = false;
        this.save();
      }
    });
  }

  /**
   * @returns {Promise<{moments: import('./history.js').Moment[], at: number}|null>}
   *   what this tab held before it was loaded anew; null where it held nothing
   */
  async load() {
    const tab = tabOf(false);
    if (!tab) return null;
    const { get } = await store();
    const kept = await get('sessions', tab);
    // A tab that was duplicated brings the name of its history along: there it begins
    // one of its own.
    if (!await hold(tab)) forget();
    return kept?.moments.length ? kept : null;
  }

  async #write() {
    const { moments, at } = this.history;
    const empty = moments.every(({ reading, trouble }) => !reading && !trouble?.text);
    const tab = tabOf(!empty);
    if (!tab) return;
    const { all, put, remove } = await store();
    const docs = new Set(moments.map(({ reading }) => reading?.doc).filter(Boolean));
    const size = [...docs].reduce((sum, { text, html }) => sum + text.length + html.length, 0);
    if (empty || size > LONGEST) {
      await remove('sessions', tab);
      return;
    }
    await put('sessions', { tab, when: Date.now(), at, moments: bare(moments) });
    const old = (await all('sessions')).filter(({ when }) => when < Date.now() - OLDEST);
    if (old.length) await remove('sessions', ...old.map((session) => session.tab));
  }
}

// A tree of a document can't be kept; its HTML is. What moments share stays shared.
function bare(moments) {
  const docs = new Map();
  const readings = new Map();
  const once = (map, one, make) => {
    if (!map.has(one)) map.set(one, make());
    return map.get(one);
  };
  return moments.map((moment) => ({
    ...moment,
    reading: moment.reading && once(readings, moment.reading, () => ({
      ...moment.reading, doc: once(docs, moment.reading.doc, () => ({ ...moment.reading.doc, rich: null, whole: null })),
    })),
  }));
}

function tabOf(make) {
  try {
    if (make && !sessionStorage.getItem(TAB)) {
      sessionStorage.setItem(TAB, crypto.randomUUID());
      hold(sessionStorage.getItem(TAB));
    }
    return sessionStorage.getItem(TAB) ?? '';
  } catch {
    return ''; // no storage in this browser
  }
}

function forget() {
  try {
    sessionStorage.removeItem(TAB);
  } catch {
    // nothing to forget
  }
}

// Holds the history of a tab as long as the page is there; false where another does.
function hold(tab) {
  return new Promise((resolve) => {
    if (!navigator.locks) resolve(true);
    else navigator.locks.request(`${TAB} ${tab}`, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock && new Promise(() => {});
    }).catch(() => resolve(true));
  });
}

let last = Promise.resolve();

/**
 * Keeps a text among the last ten.
 *
 * @param {{title: string, text: string, options: Object}} given
 * @returns {Promise<void>} one text after the other; never rejects
 */
export function keepText(given) {
  last = last.then(() => keepOne(given));
  return last;
}

async function keepOne({ title, text, options }) {
  if (text.length > LONG) return;
  try {
    const { all, put, remove } = await store();
    const texts = await all('texts');
    const old = texts.filter((one) => one.text === text);
    const rest = texts.filter((one) => one.text !== text);
    const newest = texts.at(-1)?.when ?? 0;
    await put('texts', { when: Math.max(Date.now(), newest + 1), title, text, options });
    const gone = [...old, ...rest.slice(0, Math.max(0, rest.length - TEXTS + 1))].map(({ when }) => when);
    if (gone.length) await remove('texts', ...gone);
  } catch {
    // no room: the preview has a text less
  }
}
