// The two figures of Lighthouse that are the same each time. Performance, which is
// not, is measured by "make bench".

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look } from './lighthouse.js';

test('Lighthouse finds nothing that is missing in accessibility and best practices', { timeout: 120_000 }, async () => {
  const { scores, missed } = await look(['accessibility', 'best-practices']);
  assert.deepEqual(missed, []);
  assert.deepEqual(scores, { accessibility: 100, 'best-practices': 100 });
});
