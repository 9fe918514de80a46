// Tells several articles in one text apart. No DOM here.

import { countWords } from '../state.js';

const LONGEST = 2_000_000; // UTF-16 code units; longer texts are not looked at
const FEWEST = 80; // words of an article
const BEGIN = 2000; // UTF-16 code units in which so many words stand; counting more would take time

// A line of dashes, asterisks or equals signs alone, or a form feed.
const RULE = /^[^\S\r\n]*(?:-{3,}|—{3,}|\*{3,}|={3,}|(?:[-*=] ){2,}[-*=])[^\S\r\n]*$|\f/gm;

/**
 * @param {string} text
 * @returns {string[]} the articles in it, without the lines between them; empty where
 *   it does not look like several
 */
export function splitArticles(text) {
  if (text.length > LONGEST) return [];
  const parts = [];
  let from = 0;
  for (const { 0: rule, index } of text.matchAll(RULE)) {
    parts.push(text.slice(from, index));
    from = index + rule.length;
  }
  if (!parts.length) return [];
  const articles = [...parts, text.slice(from)].map((part) => part.trim()).filter(Boolean);
  return articles.length > 1 && articles.every((part) => countWords(part.slice(0, BEGIN)) >= FEWEST) ? articles : [];
}
