// Elements, made without a string of HTML: whatever comes in is text.

/**
 * @param {string} tag
 * @param {Object<string, string|boolean|null>} [attributes] `true` sets an
 *   empty attribute, `false` and `null` set none
 * @param {...(Node|string)} children strings become text nodes
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/**
 * @param {string} label
 * @param {() => void} pressed
 * @param {Object<string, string|boolean|null>} [attributes]
 * @returns {HTMLButtonElement}
 */
export function button(label, pressed, attributes = {}) {
  const element = make('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', pressed);
  return element;
}
