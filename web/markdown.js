// An article as Markdown. Loaded only when it is asked for.

import { Turndown, gfm } from './vendor/markdown.js';

const service = new Turndown({ headingStyle: 'atx', hr: '---', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*' });
service.use(gfm);
service.keep(['sub', 'sup']); // Markdown has no sign of its own for them
service.addRule('lines', {
  filter: (node) => node.nodeName === 'PRE' && node.firstElementChild?.nodeName !== 'CODE',
  replacement: (_, node) => {
    for (const br of node.querySelectorAll('br')) br.replaceWith('\n');
    return `\n\n\`\`\`\n${node.textContent.replace(/\n$/, '')}\n\`\`\`\n\n`;
  },
});

// What is text in the article is to be text in Markdown, not a tag.
const { escape } = service;
service.escape = (text) => escape(text).replace(/&(?=[#\w]+;)/g, '&amp;').replace(/</g, '&lt;');

/**
 * @param {HTMLElement} tree as outputs.js gives it
 * @returns {string}
 */
export function toMarkdown(tree) { return service.turndown(tree); }
