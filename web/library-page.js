// The library page: finds its elements and joins the parts to each other.

import { Engine } from './engine.js';
import { allowAgain, change, dueForBackup, forgetTexts, list, listNever, neverAgain, noteBackup, offPaths, putBack, remove, save, setOn, setShippedOn, takeIn } from './own.js';
import { entriesOf, search } from './library.js';
import { exportAll, exportOne, readFiles } from './own-files.js';
import { onChange } from './store.js';
import { blamed, merge } from './teach/bundle.js';
import { pathOf, readFile } from './teach/format.js';
import { ImportView } from './ui/library-import.js';
import { LibraryList } from './ui/library-list.js';
import { showNever, showReminder } from './ui/library-notes.js';
import { LibraryToast } from './ui/library-toast.js';
import { make } from './ui/make.js';
import { listen } from './ui/library-pick.js';
import { say } from './words.js';

const parts = Object.fromEntries([...document.querySelectorAll('[id]')].map((element) => [element.id, element]));
const called = (kind) => say(`kind.${kind}`);

let checker; // an engine that knows nothing, so that it is quick to judge a file
const clean = (text, options) => (checker ??= new Engine({ pack: [] })).clean(text, options);

let shipped = { passages: [], mined: [] };
let entries = [];
let turn = 0;

const toast = new LibraryToast(parts);
const view = new LibraryList(parts, {
  check,
  save: (entry, text) => kept(async () => {
    if (!entry.path) return void await save({ path: pathOf(readFile(text)), text });
    const before = (await list()).find(({ path }) => path === entry.path);
    await change(entry.path, text);
    toast.say(say('library.saved'), () => putBack(before));
  }),
  copy: (entry) => kept(async () => {
    await change(entry.path, entry.text);
    view.openNext(entry.path);
  }),
  turn: (entry, on) => kept(async () => {
    const set = (to) => (entry.own ? setOn(entry.path, to) : setShippedOn(entry.path, to));
    await set(on);
    toast.say(say(on ? 'library.turnedOn' : 'library.turnedOff'), () => set(!on));
  }),
  remove: (entry) => kept(async () => {
    const before = await remove(entry.path);
    toast.say(say('library.removed'), () => putBack(before));
  }),
  exported: (entry) => exportOne(entry),
});
const imports = new ImportView(parts.imported, {
  mine: () => undefined,
  theirs: ({ path, theirs }) => kept(async () => {
    const before = (await list()).find((one) => one.path === path);
    await change(path, theirs);
    toast.say(say('library.saved'), () => putBack(before));
  }),
  both: ({ path, theirs }) => kept(() => save({ path, text: theirs })),
});

// What the engine says of a file: '' where it takes it.
async function check(path, text) {
  const name = path || 'new';
  try {
    await clean('', { templates: [{ name, text }] });
    return '';
  } catch (error) {
    const blame = blamed(error.message, new Set([name]));
    if (!blame) return say('library.unchecked');
    const [, line, what] = /^:(\d+): ([\s\S]*)$/.exec(error.message.slice(name.length)) ?? [];
    return line ? say('library.line', { n: Number(line), what }) : error.message.slice(name.length + 2);
  }
}

// Does what keeps something, and says so where there is no room.
async function kept(act) {
  try {
    await act();
    return true;
  } catch {
    toast.say(say('teach.noRoom'));
    return false;
  }
}

async function take(files) {
  let found;
  try {
    found = await readFiles(files, clean);
  } catch {
    toast.say(say('library.unchecked'));
    return;
  }
  const same = new Map(shipped.passages.map(({ path, text }) => [path, text.trim()]));
  const known = found.good.filter(({ path, text }) => same.get(path) === text.trim());
  const merged = merge(found.good.filter((one) => !known.includes(one)), await list());
  merged.same.push(...known);
  if (!await kept(() => takeIn(merged.fresh))) return;
  if (merged.fresh.length) toast.say(say('library.added', { n: merged.fresh.length }), () => Promise.all(merged.fresh.map(({ path }) => remove(path))));
  imports.show(merged, found.refused);
}

async function exportEverything() {
  const own = await list();
  if (!own.length) {
    toast.say(say('library.nothingToExport'));
    return;
  }
  await exportAll(own);
  await noteBackup();
}

async function refresh() {
  const mine = ++turn;
  const [own, off, never, due] = await Promise.all([list(), offPaths(), listNever(), dueForBackup()]);
  if (mine !== turn) return;
  entries = entriesOf({ ...shipped, own, off }, called);
  look(false);
  showNever(parts.never, never, (record) => kept(async () => {
    await allowAgain(record.key);
    toast.say(say('library.allowed'), () => neverAgain(record));
  }));
  showReminder(parts.reminder, due, { exported: exportEverything, later: noteBackup });
}

function look(anew) {
  const found = search(entries, { words: parts.words.value, kind: parts.kind.value, which: parts.which.value });
  parts.found.textContent = say('library.found', { n: found.length });
  view.show(found, anew);
}

parts.search.addEventListener('submit', (event) => event.preventDefault());
parts.search.addEventListener('input', () => look(true));
parts.add.addEventListener('click', () => view.draft());
parts.exportAll.addEventListener('click', exportEverything);
parts.forget.addEventListener('click', async () => {
  await forgetTexts();
  toast.say(say('library.forgotten'));
});
listen(parts, take);
onChange(refresh);
await refresh(); // one's own are there at once, and where the rest does not come

try {
  shipped = await (await fetch('./library.json')).json();
  const kinds = [...new Set(shipped.passages.map(({ text }) => readFile(text).kind))].map((kind) => [kind, called(kind)]);
  parts.kind.append(...kinds.sort(([, a], [, b]) => a.localeCompare(b)).map(([kind, label]) => make('option', { value: kind }, label)));
  await refresh();
} catch {
  toast.say(say('library.unloaded'));
}
document.body.dataset.ready = 'yes';
