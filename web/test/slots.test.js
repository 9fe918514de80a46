// Where a passage will differ from copy to copy. What is not expected here is not found.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSlots, slotText } from '../teach/slots.js';
import { facts } from './engine.js';

const found = (text, language) => findSlots(text, facts[language], facts.en).map((slot) => `${slot.name} ${text.slice(slot.start, slot.end)}`);

for (const [language, text, expected] of [
  ['en', 'from just $5 a month', ['money $5']],
  ['en', '5 €, €5 a month, US$5.50, EUR 5 or 5 dollars', ['money 5 €', 'money €5', 'money US$5.50', 'money EUR 5', 'money 5 dollars']],
  ['en', 'before May 12, 2024, or on Sunday, 12 May', ['date May 12, 2024', 'date Sunday, 12 May']],
  ['en', 'on 2024-05-12 and 12/05/2024', ['date 2024-05-12', 'date 12/05/2024']],
  ['en', 'In 2024. May 5 it is.', ['number 2024', 'date May 5']],
  ['en', 'read by 1,500 people and 1 000 000 owls', ['number 1,500', 'number 1 000 000']],
  ['en', 'go to https://owl.example/give?x=1, or write to a.b@owl.example.', ['url https://owl.example/give?x=1', 'url a.b@owl.example']],
  ['en', 'see owl.example/help for more', ['url owl.example/help']],
  ['en', 'Dear Anna,\nthank you', ['name Anna']],
  ['en', 'COVID-19, 5G, F16, 24/7 and #1', []],
  ['en', 'May we ask for a few dollars in March?', []],
  ['en', 'He met Anna, a friend.', []],
  ['en', 'The U.S. paper e.g. prints', []],
  ['de', 'Liebe Anna,\nab 5 Euro, bis zum 12. Mai 2024, 1.000 Leser', ['name Anna', 'money 5 Euro', 'date 12. Mai 2024', 'number 1.000']],
  ['ru', 'от 500 рублей до 12 мая 2024 года', ['money 500 рублей', 'date 12 мая 2024']],
  ['zh', '请在2024年5月12日之前每月捐5万元，支持我们300名记者。', ['date 2024年5月12日', 'money 5万元', 'number 300']],
  ['ar', 'تبرع بمبلغ 5 دولارات قبل 12 مايو 2024 أو ٥٠ ريالا', ['money 5 دولارات', 'date 12 مايو 2024', 'money ٥٠ ريالا']],
]) {
  test(`${language}: ${text}`, () => assert.deepEqual(found(text, language), expected));
}

test('slots are ordered, do not overlap and break no word', () => {
  const text = 'Dear Anna,\nGive $5 or 5 € by May 12, 2024 at https://owl.example/12/May/2024, 5 of 7 of us ask.';
  const slots = findSlots(text, facts.en);
  assert.equal(slots.length, 7);
  for (const [i, { start, end }] of slots.entries()) {
    assert.ok(start < end && start >= (slots[i - 1]?.end ?? 0));
    assert.doesNotMatch(text.slice(start - 1, start + 1), /^[\p{L}\p{N}]{2}$/u);
    assert.doesNotMatch(text.slice(end - 1, end + 1), /^[\p{L}\p{N}]{2}$/u);
  }
});

test('a slot that holds more than a template lets it stands twice', () => {
  const [slot] = findSlots('2024年5月12日', facts.zh);
  assert.equal(slotText(slot), '{date} {date}');
  assert.equal(slotText({ name: 'money', words: 2 }), '{money}');
});
