// Template files that must be refused, in the words in which Go refuses them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { api, root, wasm } from './built.js';

const folder = join(root, 'core', 'coretest', 'refused');
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
const cleaner = await api.createCleaner({ wasm: wasm('text'), pack: [] });

test('there are files to be refused', () => assert.ok(names.length > 20, `${names.length} files in ${folder}`));

for (const name of names) {
  test(name, () => {
    // The first line is the message, all below it the template file.
    const file = readFileSync(join(folder, name), 'utf8');
    const end = file.indexOf('\n');
    const [message, text] = [file.slice(0, end), file.slice(end + 1)];
    assert.throws(() => cleaner.clean('a', { templates: [{ name, text }] }), { message: `${name}:${message}` });
    assert.equal(cleaner.clean('a').text, 'a');
  });
}
