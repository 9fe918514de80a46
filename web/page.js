// The page: finds its elements and joins the parts to each other. Nothing else.

import { Desk } from './desk.js';
import { engine } from './early.js';
import { History } from './history.js';
import { Keeper, keepText } from './keep.js';
import { Known } from './known.js';
import { ManyTexts } from './many/use.js';
import { Session } from './session.js';
import { ArticleView } from './ui/article.js';
import { Bar } from './ui/bar.js';
import { isField, Keys, letterOf } from './ui/keys.js';
import { listen } from './ui/paste.js';
import { makeHelp } from './ui/help.js';
import { setLinks } from './ui/link.js';
import { Options } from './ui/options.js';
import { explainOnPhone, isPhone } from './ui/phone.js';
import { saveMenu } from './ui/save.js';
import { Toast } from './ui/toast.js';
import { Start } from './ui/start.js';
import { Walk } from './ui/walk.js';
import { offerUpdate } from './ui/update.js';
import { findCuts } from './bookmarklet/ranges.js';
import { receive } from './bookmarklet/receive.js';
import { copyOut, never } from './acts.js';
import { keepOffline } from './offline.js';
import { takeShared } from './share.js';
import { Teaching } from './teaching.js';
import { say } from './words.js';

const parts = Object.fromEntries([...document.querySelectorAll('[id]')].map((element) => [element.id, element]));

const history = new History(() => {
  toast.refresh();
  keeper.save();
  many.stepped();
  teaching.stepped();
});
const keeper = new Keeper(history);
const toast = new Toast(parts, { history, undo: () => desk.undo(), redo: () => desk.redo() });
const start = new Start(parts);
const known = new Known(() => many.again(() => session.readAgain({ sentence: say('toast.rules') })));
const view = new ArticleView(parts.article, {
  decide: (pieces, state) => desk.decide(pieces, state),
  never: (piece) => never({ desk, known }, piece),
  explain: (text, span) => engine.explain(text, span),
  reasons: (text, span) => engine.reasons(text, span),
});
const bar = new Bar(parts, { decide: (pieces, state) => desk.decide(pieces, state), go: (piece) => view.focus(piece) });
const options = new Options(parts, () => engine.kinds(), (wanted) => many.again(() => session.readAgain({ wanted })));
const desk = new Desk({ view, start, toast, history, bar, box: parts.text, told: (wanted) => session.told(wanted), change: (act) => known.change(act) });
const session = new Session({ engine, desk, known, start, options, keepText });
const many = new ManyTexts(parts.many, { session, desk, known, toast });

listen(parts, {
  text: (text, note) => many.offer(text, () => session.take({ text, source: note && say(note) })),
  html: (html, more) => many.offer(more.plain ?? '', () => session.takeHtml({ html, ...more })),
  many: (files) => many.add(files),
  typed: (text) => session.typed(text),
  trouble: (key, values) => session.trouble(key, {}, values),
});

parts.copy.addEventListener('click', () => copyOut({ desk, session, start, toast, box: parts.text }));
parts.new.addEventListener('click', () => session.putAway());
parts.retry.addEventListener('click', () => session.retry());
saveMenu(parts, () => desk.article, (sentence) => toast.say(sentence));
if (isPhone()) explainOnPhone(parts.bookmarklet, document.querySelector('nav a[href="#bookmarklet"]'));
else setLinks({ article: parts['bookmarklet-link'], hide: parts['hide-link'] }, (key) => toast.say(say(key)));

const walk = new Walk(view);
const help = makeHelp(parts);
const teaching = new Teaching({ region: parts.article, host: document.body, desk, session, known });
new Keys({ n: () => walk.go(1), p: () => walk.go(-1), u: () => desk.undo(), t: () => teaching.take(), '?': help }, parts.singleKeys);

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || parts.help.open) return;
  if (event.target === parts.text && parts.text.value && !parts.text.readOnly) return; // the box undoes its own typing
  if (event.target !== parts.text && isField(event.target)) return; // and so does any other field
  const key = letterOf(event);
  const redo = (key === 'z' && event.shiftKey) || key === 'y';
  if (redo ? desk.redo() : key === 'z' && desk.undo()) event.preventDefault();
});

// For the page that a bookmarklet cleans in place the reader's own rules hold as well.
const byRules = {
  clean: async (text, wanted) => {
    await known.ready();
    engine.own = known.templates;
    const result = await engine.clean(text, wanted);
    return { ...result, spans: known.apply(text, result.spans) };
  },
};

receive({
  waiting: (site) => {
    start.state('wait');
    start.wait(say('wait.bookmarklet', { site }));
  },
  article: ({ html, url, site, selection, link }) => session.takeHtml({
    html,
    whole: !selection,
    options: { url },
    source: say(link ? (site ? 'article.fromLink' : 'article.fromNamelessLink') : selection ? 'article.fromSelection' : 'article.from', { site }),
  }),
  hide: async (page) => {
    const answer = await findCuts(byRules, page);
    start.wait(say('wait.hidden', { site: page.site }));
    return answer;
  },
  trouble: (key, values) => session.trouble(key, {}, values),
});

takeShared({
  text: (text, more) => session.take({ text, ...more }),
  html: (html, more) => session.takeHtml({ html, ...more }),
  trouble: (key, values, text) => session.trouble(key, { text }, values),
});

// What this tab held before it was loaded anew, unless something came meanwhile.
keeper.load().then(async (kept) => {
  if (!kept || session.turn !== 0) return;
  await desk.resume(kept);
  session.given ??= desk.given; // for Try again
  await known.ready();
  // As when one comes back from the library.
  if (session.turn === 0 && desk.reading && desk.reading.known !== known.stamp) session.readAgain({ sentence: say('toast.rules') });
}).catch(() => undefined);

// Not before the engine is there: what the reader waits for comes first.
engine.kinds().catch(() => undefined).then(() => keepOffline((use) => offerUpdate(parts.update, use)));
