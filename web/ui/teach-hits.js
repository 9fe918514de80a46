// What else a new passage would take out, to be read before it is saved.

import { say } from '../words.js';
import { make } from './make.js';

const READ = 3; // so many passages of a text are shown at once

/**
 * Shows what was found.
 *
 * @param {HTMLElement} host
 * @param {import('../teach/preview.js').Hits[]|null|undefined} hits null while it is
 *   looked for; undefined where that was not possible
 */
export function showHits(host, hits) {
  const said = host.querySelector('[role="status"]') ?? make('p', { role: 'status' });
  host.replaceChildren(said);
  if (!hits?.length) {
    said.className = 'hint';
    said.textContent = say(hits ? 'teach.previewNothing' : hits === null ? 'teach.previewWait' : 'teach.previewFailed');
    return;
  }
  said.className = 'label';
  said.textContent = say('teach.previewTaken');
  for (const { title, here, passages } of hits) {
    const n = passages.length;
    host.append(make('h3', {}, here ? say('teach.previewHere', { n }) : say('teach.previewThere', { n, title: title || say('teach.untitled') })));
    for (const passage of passages.slice(0, READ)) host.append(make('blockquote', { dir: 'auto' }, passage));
    if (n > READ) {
      const rest = make('details', {}, make('summary', {}, say('teach.previewMore', { n: n - READ })));
      for (const passage of passages.slice(READ)) rest.append(make('blockquote', { dir: 'auto' }, passage));
      host.append(rest);
    }
  }
}
