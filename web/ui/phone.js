// On a phone, where a bookmarklet is a pain: how to share an article with the
// page, in three steps with pictures, in the place of the links to drag.

import { canBeSharedWith } from '../share.js';
import { fill, say } from '../words.js';
import { make } from './make.js';

// Taken by scripts/phone-pictures.mjs.
const WIDTH = 450;
const HEIGHT = 800;

const SHARE = {
  lead: 'phone.lead',
  steps: [['phone.install', 'start', 'phone.startPicture'], ['phone.choose', 'selected', 'phone.selectedPicture'], ['phone.read', 'cleaned', 'phone.cleanedPicture']],
  hints: ['phone.address', 'phone.private'],
};

const COPY = {
  lead: 'phone.copyLead',
  steps: [['phone.copy', 'selected', 'phone.selectedPicture'], ['phone.paste', 'start', 'phone.startPicture'], ['phone.read', 'cleaned', 'phone.cleanedPicture']],
  hints: [],
};

/**
 * Tells whether the device is held in the hand.
 *
 * @returns {boolean}
 */
export function isPhone() {
  return matchMedia('(pointer: coarse) and (hover: none)').matches;
}

/**
 * Explains what works on this phone: sharing, or, where its browser knows no share
 * with a page, copying.
 *
 * @param {HTMLElement} section filled anew
 * @param {HTMLElement} link leads there
 */
export function explainOnPhone(section, link) {
  const { lead, steps, hints } = canBeSharedWith() ? SHARE : COPY;
  link.dataset.say = 'phone.nav';
  section.replaceChildren(
    make('h2', { 'data-say': 'phone.heading' }),
    make('p', { 'data-say': lead }),
    make('ol', { class: 'steps' }, ...steps.map(([key, name, seen]) => make('li', {}, make('p', { 'data-say': key }), picture(name, say(seen))))),
    ...hints.map((key) => make('p', { class: 'hint', 'data-say': key })),
  );
  fill(section.ownerDocument);
}

// `loading` comes before `src`, or the picture would be loaded at once.
function picture(name, alt) {
  return make('img', { loading: 'lazy', width: String(WIDTH), height: String(HEIGHT), alt, src: new URL(`pictures/${name}.webp`, document.baseURI).href });
}
