// HTML without excessive nesting. Browsers flatten it at 512 levels, and what
// then has to go through such a tree takes minutes; nothing that is meant to be
// read is nested like that.

const DEEPEST = 300;

const CONTAINER = /<(\/?)(?:div|span|section|article|main|aside|nav|header|footer|blockquote|q|ul|ol|dl|table|details|fieldset|center|font|big|small|a|b|i|u|s|em|strong|sub|sup|ins|del|mark|code|pre)(?=[\s/>])[^<>]*>/gi;

/**
 * Takes containers out of HTML that stand deeper than 300 levels, in favour of a
 * line break before the next words. All text stays. It goes by the tags as they
 * are written, so it must run before HTML is made harmless, not after.
 *
 * @param {string} html
 * @returns {string} the same string where nothing is nested that deeply
 */
export function shallow(html) {
  let depth = 0;
  let kept = null; // parts, once something is dropped
  let from = 0;
  for (const tag of html.matchAll(CONTAINER)) {
    const closes = tag[1] === '/';
    const tooDeep = depth > DEEPEST || (!closes && depth === DEEPEST);
    depth = Math.max(0, depth + (closes ? -1 : 1));
    if (!tooDeep) continue;
    kept ??= [];
    const before = html.slice(from, tag.index);
    if (before.trim()) kept.push(before, '<br>');
    from = tag.index + tag[0].length;
  }
  return kept ? [...kept, html.slice(from)].join('') : html;
}
