// What else can be done with the article than copy it: other forms, files, paper.

import { say } from '../words.js';
import { button, make } from './make.js';
import { Menu } from './menu.js';

/**
 * Makes the menu of the button Save. What it does with an article is loaded when it
 * is used.
 *
 * @param {Object<string, HTMLElement>} parts `save` and `saveMenu`
 * @param {() => import('../state.js').Article} articleNow
 * @param {(sentence: string) => void} told what happened
 */
export function saveMenu({ save, saveMenu: list }, articleNow, told) {
  const menu = new Menu(save, list);
  const outputs = () => import('../outputs.js');
  const title = async () => (await import('../title.js'));
  const file = (ending, type, contentOf) => async () => {
    const { fileName, titleOf } = await title();
    const article = articleNow();
    const name = fileName(titleOf(article), ending);
    (await outputs()).save(name, type, await contentOf(await outputs(), article));
    told(say('toast.saved', { name }));
  };
  const acts = [
    ['save.markdown', async () => {
      const { copyText, markdownOf } = await outputs();
      told(say(await copyText(await markdownOf(articleNow())) ? 'toast.copiedMarkdown' : 'toast.copyRefused'));
    }],
    ['save.txt', file('txt', 'text/plain', (out, article) => out.textOf(article))],
    ['save.md', file('md', 'text/markdown', (out, article) => out.markdownOf(article))],
    ['save.html', file('html', 'text/html', (out, article) => out.documentOf(article))],
    ['save.print', async () => print()],
  ];
  list.append(...acts.map(([key, act]) => make('li', {}, button(say(key), () => {
    menu.close();
    act().catch(() => told(say('toast.saveFailed')));
  }, { class: 'quiet' }))));
}
