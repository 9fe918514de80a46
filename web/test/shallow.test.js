// Nesting is cut down, text never.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shallow } from '../shallow.js';

const nested = (n, inside) => `${'<div class="a">'.repeat(n)}${inside}${'</div>'.repeat(n)}`;

test('ordinary HTML is left as it is', () => {
  for (const html of ['', 'a < b', '<p>One<p>Two', nested(299, '<b>x</b>'), '<div>'.repeat(300)]) assert.ok(shallow(html) === html, html.slice(0, 40));
});

test('below 300 levels containers go, and words keep apart', () => {
  const html = shallow(nested(1000, 'one<b>two</b><i> </i>three'));
  assert.equal(html.match(/<div/g).length, 300);
  assert.equal(html.match(/<\/div/g).length, 300);
  assert.equal(html.replace(/<br>/g, '|').replace(/<[^>]*>/g, ''), '|one|two|three|');
});

test('its time is linear, whatever comes', () => {
  const start = performance.now();
  for (const html of ['<div'.repeat(1_000_000), '<div>'.repeat(1_000_000), '</div>'.repeat(1_000_000), '<'.repeat(1_000_000)]) shallow(html);
  assert.ok(performance.now() - start < 5000);
});
