// The page: finds its elements and joins the parts to each other. Nothing else.

import { Engine } from './engine.js';
import { History } from './history.js';
import { Session } from './session.js';
import { ArticleView } from './ui/article.js';
import { listen } from './ui/paste.js';
import { setLinks } from './ui/link.js';
import { Options } from './ui/options.js';
import { explainOnPhone, isPhone } from './ui/phone.js';
import { Toast } from './ui/toast.js';
import { Start } from './ui/start.js';
import { findCuts } from './bookmarklet/ranges.js';
import { receive } from './bookmarklet/receive.js';
import { listenForShares, takeShared } from './share.js';
import { say } from './words.js';

const parts = Object.fromEntries([...document.querySelectorAll('[id]')].map((element) => [element.id, element]));

const engine = new Engine();
const history = new History(() => toast.refresh());
const toast = new Toast(parts, history);
const start = new Start(parts);
const view = new ArticleView(parts.article, {
  decide: (piece, state) => session.decide(piece, state),
  explain: (text, span) => engine.explain(text, span),
  reasons: (text, span) => engine.reasons(text, span),
});
const options = new Options(parts, () => engine.kinds(), (wanted) => session.useOptions(wanted));
const session = new Session({
  engine, view, start, toast, history, options, count: parts.count, box: parts.text, copyButton: parts.copy,
});

listen(parts, {
  text: (text, note) => session.take({ text, source: note && say(note) }),
  html: (html) => session.takeHtml({ html }),
  typed: (text) => session.typed(text),
  trouble: (key, values) => session.trouble(key, {}, values),
});

parts.copy.addEventListener('click', () => session.copyOut());
parts.new.addEventListener('click', () => session.putAway());
parts.retry.addEventListener('click', () => session.retry());
if (isPhone()) explainOnPhone(parts.bookmarklet, document.querySelector('nav a[href="#bookmarklet"]'));
else setLinks({ article: parts['bookmarklet-link'], hide: parts['hide-link'] }, (key) => toast.say(say(key)));

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (event.target === parts.text && parts.text.value && !parts.text.readOnly) return; // the box undoes its own typing
  if (event.target.matches?.('input[type="url"]')) return; // and so does any other field
  const key = event.key.toLowerCase();
  const redo = (key === 'z' && event.shiftKey) || key === 'y';
  if (redo ? history.redo() : key === 'z' && history.undo()) event.preventDefault();
});

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
    const answer = await findCuts(engine, page);
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
listenForShares();
