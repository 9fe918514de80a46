// HTML without excessive nesting. Browsers flatten it at 512 levels, and what
// then has to go through such a tree takes minutes; nothing that is meant to be
// read is nested like that.

const DEEPEST = 300;

// Comments, and elements whose content is no mark-up: tags in them are none.
const SKIPPED = /<!--[^]*?(?:-->|$)|<(?<raw>script|style|textarea|title)\b[^]*?(?:<\/\k<raw>\s*>|$)/;
const CONTAINER = /<(?<end>\/?)(?:div|span|section|article|main|aside|nav|header|footer|blockquote|q|ul|ol|dl|table|details|fieldset|center|font|big|small|a|b|i|u|s|em|strong|sub|sup|ins|del|mark|code|pre)(?=[\s/>])[^<>]*>/;
const TAGS = new RegExp(`${SKIPPED.source}|${CONTAINER.source}`, 'gi');

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
  for (const tag of html.matchAll(TAGS)) {
    if (tag.groups.end === undefined) continue;
    const closes = tag.groups.end === '/';
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
