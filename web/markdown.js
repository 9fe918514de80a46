// An article as Markdown. Loaded only when it is asked for.

import { Turndown, gfm } from './vendor/markdown.js';

const service = new Turndown({ headingStyle: 'atx', hr: '---', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*' });
service.use(gfm);

/**
 * @param {HTMLElement} tree as outputs.js gives it
 * @returns {string}
 */
export function toMarkdown(tree) { return service.turndown(tree); }
