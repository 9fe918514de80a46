// Offsets are UTF-16 code units, and what is kept is cut from the caller's own
// string, whatever is in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, joined, wasm } from './built.js';

const template = {
  name: 'en/the-harbour-post/appeal.txt',
  text: 'publisher: The Harbour Post\nkind: appeal\nlanguage: en\n\nOur reporters spend every winter on the quays '
    + 'so that you know what the port is up to. Please give {money} a month to keep them there.\n',
};
const appeal = 'Our reporters spend every winter on the quays so that you know what the port is up to. Please give $4 a month to keep them there.';
const cleaner = await api.createCleaner({ wasm: wasm('text'), pack: [], templates: [template] });

const around = {
  ascii: ['The ferry came in two hours late and nobody on board had noticed.', 'The café on deck was full, the captain said on the phone.'],
  emoji: ['The ferry 🚢🏴‍☠️👩‍👩‍👧 came in two hours late and nobody on board had noticed 🙂.', '🚢 The café on deck was full, the captain said.'],
  han: ['渡轮晚到两个小时，船上没有人注意到，船长在电话里说。', '甲板上的咖啡馆坐满了人，𠮷野家也在那里。'],
  cyrillic: ['Паром пришёл с опозданием на два часа, но никто на борту этого не заметил.', 'Кафе на палубе было полным, сказал капитан.'],
  combining: ['Le café\u0301 du pont e\u0301tait plein a\u0300 craquer, dit le capitaine au te\u0301le\u0301phone.', 'Z\u0338\u0322\u0350algo was there too, with all of his friends and family.'],
  'lone surrogates': ['The ferry \ud83d came \udea2 in two hours late and nobody on board had noticed.\udc00', '\ud800The café on deck was full, the captain said on the phone.\ud800'],
  controls: ['\ufeffThe ferry\u0000 came\u00ad in\u200b two\u00a0hours late and \u202enobody\u202c on board had noticed.', 'The café on deck was full,\r the captain said on the phone.'],
};

for (const [name, [before, after]] of Object.entries(around)) {
  for (const gap of ['\n\n', '\r\n\r\n', '\n']) {
    test(`${name}, paragraphs parted by ${JSON.stringify(gap)}`, () => {
      const text = before + gap + appeal + gap + after;
      const { text: kept, spans } = cleaner.clean(text);
      assert.equal(joined(text, spans), text);
      const removed = spans.filter((span) => span.verdict === 'remove');
      assert.equal(removed.map((span) => text.slice(span.start, span.end)).join('').trim(), appeal);
      assert.equal(kept, before + gap + after);
      for (const span of removed) {
        assert.deepEqual(
          [span.kind, span.template, span.publisher, span.evidence],
          ['appeal', 'en/the-harbour-post/appeal', 'The Harbour Post', 'match'],
        );
        assert.ok(span.score > 900 && span.score <= 1000, `score ${span.score}`);
      }
    });
  }
}

test('kept spans say nothing but where they are', () => {
  const { spans } = cleaner.clean(`${around.ascii[0]}\n\n${appeal}\n\n${around.ascii[1]}`);
  assert.deepEqual(Object.keys(spans[0]).sort(), ['end', 'start', 'verdict']);
  assert.deepEqual(Object.keys(spans[1]).sort(), ['end', 'evidence', 'kind', 'publisher', 'score', 'start', 'template', 'verdict']);
});

test('quoted ranges are UTF-16 code units', () => {
  const before = '🚢'.repeat(40) + around.emoji[0] + '\n\n';
  const text = `${before}${appeal}\n\n${around.emoji[1]}`;
  assert.equal(cleaner.clean(text).text.includes('quays'), false);
  const quoted = [[before.length, before.length + appeal.length]];
  assert.equal(cleaner.clean(text, { quoted }).text, text);
});

test('explain names the words of the template', () => {
  const text = `${around.emoji[0]}\n\n${appeal.replace('every', 'each')}\n\n${around.emoji[1]}`;
  const span = cleaner.clean(text).spans.find((s) => s.template);
  assert.ok(span, 'nothing was found');
  // A copy, as it comes back from a worker; and with another text cleaned since.
  cleaner.clean(around.ascii[0]);
  const edits = cleaner.explain(text, structuredClone(span));
  const words = (/** @type {string} */ op) => edits.filter((edit) => edit.op === op).map((edit) => edit.words).join(' ');
  assert.match(words('equal'), /winter on the quays/);
  assert.match(words('missing'), /every/);
  assert.match(words('added'), /each/);
  assert.deepEqual(cleaner.explain(text, { start: 0, end: 4, verdict: 'keep' }), []);
});
