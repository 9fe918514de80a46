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

test('tags in scripts and comments are none', () => {
  const html = `<script type="application/ld+json">"${'<div><a>'.repeat(400)}"</script><!-- ${'<div>'.repeat(400)} --><ul><li><a href="x">one</a></ul>`;
  assert.ok(shallow(html) === html);
});

test('its time is linear, whatever comes', () => {
  const start = performance.now();
  for (const html of ['<div'.repeat(1_000_000), '<div>'.repeat(1_000_000), '</div>'.repeat(1_000_000), '<'.repeat(1_000_000), '<!--'.repeat(250_000), '<script>'.repeat(120_000)]) shallow(html);
  assert.ok(performance.now() - start < 5000);
});
