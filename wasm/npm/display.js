// How elements are laid out, as far as text depends on it: the rules of
// core/htmltext, whose doc comment states them. Where the document is shown, the
// browser's computed style decides; elsewhere names, attributes and style
// attributes do.

/** @param {string} names */
export const set = (names) => new Set(names.trim().split(/\s+/));

const LINES = set(`html body div section article aside header footer nav main address hgroup search
  li dt dd tr thead tbody tfoot caption figcaption details summary form fieldset legend center
  dialog optgroup option frameset`);
const PARAGRAPHS = set('p h1 h2 h3 h4 h5 h6 blockquote ul ol dl menu dir figure table pre listing xmp hr');
const LISTS = set('ul ol dl menu dir');
const PRE = set('pre listing xmp');
const HIDDEN = set(`head title script style template noscript iframe noembed noframes svg object
  video audio canvas textarea select datalist meter progress rp annotation annotation-xml`);

/** White space in these is not shown. */
export const TABLE_PARTS = set('table thead tbody tfoot tr colgroup');

/**
 * @typedef {object} Display
 * @property {boolean} hidden none of its text appears
 * @property {boolean} absent nor does anything else of it
 * @property {boolean} veiled its own text is not shown, what is in it may be (computed visibility)
 * @property {boolean} pre white space is kept
 * @property {boolean} inList in a list, or one itself
 * @property {number} breaks line breaks that part it from its neighbours; 2 is a blank line, 0 inline
 */

/** @type {Display} */
export const OUTSIDE = { hidden: false, absent: false, veiled: false, pre: false, inList: false, breaks: 0 };

/** The name of an element, in lower case also where it was made by script. */
export const nameOf = (/** @type {Element} */ element) => element.localName.toLowerCase();

/**
 * Says how an element is laid out.
 *
 * @param {Element} element
 * @param {Display} around of the element around it
 * @param {Window | null} view the window that shows the document, null where none does
 * @returns {Display}
 */
export function displayOf(element, around, view) {
  const name = nameOf(element);
  const display = { ...around, breaks: PARAGRAPHS.has(name) ? 2 : LINES.has(name) ? 1 : 0 };
  if (LISTS.has(name)) {
    if (around.inList) display.breaks = 1;
    display.inList = true;
  }
  if (PRE.has(name)) display.pre = true;
  if (element.hasAttribute('popover') || (name === 'input' && element.getAttribute('type')?.toLowerCase() === 'hidden')) {
    display.absent = true;
  }
  // What is hidden until somebody looks for it is part of the text.
  const found = element.getAttribute('hidden')?.toLowerCase() === 'until-found';
  if (view) {
    applyComputed(display, view.getComputedStyle(element), found);
  } else {
    if ((element.hasAttribute('hidden') && !found) || (name === 'dialog' && !element.hasAttribute('open'))) display.absent = true;
    applyAttribute(display, element.getAttribute('style') ?? '');
  }
  display.hidden ||= display.absent || HIDDEN.has(name);
  return display;
}

/**
 * @param {Display} display
 * @param {CSSStyleDeclaration} style
 * @param {boolean} found hidden until it is found
 */
function applyComputed(display, style, found) {
  display.absent ||= style.display === 'none' || (!found && style.getPropertyValue('content-visibility') === 'hidden');
  display.veiled = style.visibility !== 'visible';
  display.pre = keepsSpace(style.whiteSpace);
  // What floats or is positioned counts as a block, also if it is a drop cap or
  // an sr-only word in a sentence.
  const lifted = style.cssFloat !== 'none' || style.position === 'absolute' || style.position === 'fixed';
  if (/^(inline|contents|ruby|table-cell)|math/.test(style.display)) display.breaks = 0;
  else if (!lifted) display.breaks ||= 1;
}

/**
 * Reads the few properties of a style attribute that decide about text. The
 * element's style object would do, but a policy may have emptied it.
 *
 * @param {Display} display
 * @param {string} declarations
 */
function applyAttribute(display, declarations) {
  for (const declaration of declarations.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim();
    const value = declaration.slice(colon + 1).split('!')[0].trim();
    if (property === 'display') {
      if (value === 'none') display.absent = true;
      else if (/^(block|flex|grid|list-item|flow-root)$/.test(value)) display.breaks ||= 1;
      else if (/^(inline(-block|-flex|-grid)?|contents)$/.test(value)) display.breaks = 0;
    } else if (property === 'visibility') {
      display.absent ||= value === 'hidden' || value === 'collapse';
    } else if (property === 'content-visibility') {
      display.absent ||= value === 'hidden';
    } else if (property === 'white-space') {
      if (keepsSpace(value)) display.pre = true;
      else if (value === 'normal' || value === 'nowrap') display.pre = false;
    }
  }
}

const keepsSpace = (/** @type {string} */ whiteSpace) => /^(pre|pre-wrap|break-spaces)$/.test(whiteSpace);
