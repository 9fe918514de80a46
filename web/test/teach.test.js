// From a selection to a file, against the real engine: what is proposed is accepted and
// finds its passage again, with another amount, and leaves the article alone.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileText, pathOf, readFile as readHeader, slug } from '../teach/format.js';
import { languageOf } from '../teach/language.js';
import { previewIn } from '../teach/preview.js';
import { propose } from '../teach/propose.js';
import { clean, facts } from './engine.js';

const ARTICLE = {
  en: 'The bridge reopened on Friday, the city said, after nine weeks of repairs that cost more than planned.\n\nTraffic should be back to normal next week, and the ferry will stop running on the day after.',
  de: 'Die Brücke ist seit Freitag wieder offen, wie die Stadt mitteilte, nach neun Wochen, in denen mehr ausgegeben wurde als geplant.\n\nDie Fähre fährt noch bis zum Ende der nächsten Woche, dann wird sie eingestellt.',
  ru: 'Мост снова открыт с пятницы, сообщили в городе, после девяти недель работ, которые стоили дороже, чем думали сначала.\n\nПаром будет ходить ещё до конца следующей недели, а потом его отправят на зимовку.',
  ar: 'أعيد فتح الجسر يوم الجمعة بعد تسعة أسابيع من أعمال الإصلاح التي كلفت أكثر مما كان مخططا له في البداية.\n\nوتستمر العبارة في العمل حتى نهاية الأسبوع المقبل ثم تتوقف بعد ذلك عن نقل الركاب.',
  zh: '市政府表示，这座桥在经过九个星期的维修之后，已于星期五重新开放，费用比原先计划的要高。\n\n渡轮还会运行到下个星期结束，之后就会停止服务，乘客可以改走大桥。',
};

// Each with a copy in which the amounts are others.
const PASSAGES = [
  ['en', 'We print this paper in a cellar under the old mill and live on what our neighbours give. Send us $9 a month before May 3, 2024 and the presses keep turning.',
    'We print this paper in a cellar under the old mill and live on what our neighbours give. Send us $120 a month before June 14, 2026 and the presses keep turning.'],
  ['en', 'Dear Anna,\nyour name is one of the 312 on the brass plate beside our printing press in the cellar of the mill.',
    'Dear Mehmet,\nyour name is one of the 4,018 on the brass plate beside our printing press in the cellar of the mill.'],
  ['en', 'Feed our mill cat for 4 euros', 'Feed our mill cat for 7.50 euros'],
  ['en', 'A paper of {braces}, [brackets|bars] and \\ slashes, which its 20 printers set by hand every night.',
    'A paper of {braces}, [brackets|bars] and \\ slashes, which its 31 printers set by hand every night.'],
  ['en', '-- Follow the owl of our old mill --', '-- Follow the owl of our old mill --'],
  ['de', 'Diese Zeitung wird im Keller der alten Mühle gedruckt und lebt von dem, was die Nachbarn geben. Schon mit 5 Euro im Monat drehen sich die Walzen bis zum 12. Mai weiter.',
    'Diese Zeitung wird im Keller der alten Mühle gedruckt und lebt von dem, was die Nachbarn geben. Schon mit 25 Euro im Monat drehen sich die Walzen bis zum 3. Juni weiter.'],
  ['ru', 'Эту газету печатают в подвале старой мельницы, и живёт она на то, что дают соседи. Присылайте нам 500 рублей в месяц до 12 мая 2024 года, и станки не остановятся.',
    'Эту газету печатают в подвале старой мельницы, и живёт она на то, что дают соседи. Присылайте нам 1 200 рублей в месяц до 3 июня 2026 года, и станки не остановятся.'],
  ['ar', 'تطبع هذه الصحيفة في قبو الطاحونة القديمة وتعيش على ما يقدمه الجيران كل شهر. أرسلوا إلينا 5 دولارات قبل 12 مايو 2024 كي تستمر المطابع في الدوران.',
    'تطبع هذه الصحيفة في قبو الطاحونة القديمة وتعيش على ما يقدمه الجيران كل شهر. أرسلوا إلينا 75 دولارا قبل 3 يونيو 2026 كي تستمر المطابع في الدوران.'],
  ['zh', '这份报纸在老磨坊的地窖里印刷，靠邻居们每个月的捐助维持。请在2024年5月12日之前每月捐出50元，让印刷机继续转动。',
    '这份报纸在老磨坊的地窖里印刷，靠邻居们每个月的捐助维持。请在2026年11月3日之前每月捐出1200元，让印刷机继续转动。'],
];

for (const [language, passage, other] of PASSAGES) {
  test(`${language}: ${passage.slice(0, 40)}`, async () => {
    const article = ARTICLE[language];
    const selection = { passage, before: `${article}\n\n`, after: '', publisher: 'The Old Mill' };
    const proposal = await propose(selection, { clean, facts });
    assert.equal(proposal.language, language);
    assert.equal(proposal.found, true);
    // The engine takes out by itself what asks for something; other kinds it marks.
    const file = fileText({ ...proposal, kind: 'appeal' });
    const templates = [{ name: proposal.path, text: file }];
    for (const copy of [passage, other]) {
      const alone = await clean(copy, { templates });
      assert.ok(alone.spans.every((span) => span.template === proposal.path && span.verdict !== 'keep'), 'alone');
      const { text } = await clean(`${article}\n\n${copy}\n`, { templates });
      assert.equal(text.trim(), article, 'at the end');
    }
    const plain = await clean(article, { templates });
    assert.equal(plain.text, article);
    assert.doesNotMatch(file, /\d/, 'every amount is a slot');
  });
}

test('a word alone is taken out only beside another passage, and a number alone not at all', async () => {
  const selected = (passage) => propose({ passage, before: `${ARTICLE.en}\n\n` }, { clean, facts });
  assert.deepEqual((({ form, found }) => ({ form, found }))(await selected('Gimme')), { form: 'beside', found: true });
  assert.equal((await selected('312')).found, false);
  assert.equal((await selected(' — ')).found, false);
});

test('kind, publisher and language come from what the engine knows', async () => {
  const known = 'Your support, no matter how small, makes a world of difference.';
  const proposal = await propose({ passage: known, before: `${ARTICLE.en}\n\n`, url: 'https://www.mill.example/1' }, { clean, facts });
  assert.deepEqual([proposal.kind, proposal.publisher, proposal.language, proposal.domain], ['appeal', 'The Moscow Times', 'en', 'mill.example']);
  assert.equal(proposal.path, 'en/the-moscow-times/own-appeal');
  const unknown = await propose({ passage: 'The owl sits on the mill and counts the mice of the town below.', url: 'https://www.mill.example/1' }, { clean, facts });
  assert.deepEqual([unknown.kind, unknown.publisher], ['other', 'mill.example']);
});

test('a passage that a width has broken is one paragraph; lines of their own are several', async () => {
  const wrapped = 'We print this paper in a cellar under the old\nmill and live on what our neighbours give us.\nRemind me later\nNo, thanks';
  const { paragraphs } = await propose({ passage: wrapped }, { clean, facts });
  assert.deepEqual(paragraphs.map(({ text }) => text), ['We print this paper in a cellar under the old mill and live on what our neighbours give us.', 'Remind me later', 'No, thanks']);
});

test('a slot that is switched off counts word for word', async () => {
  const proposal = await propose({ passage: PASSAGES[0][1] }, { clean, facts });
  proposal.paragraphs[0].slots[0].on = false;
  const file = fileText(proposal);
  assert.match(file, /Send us \$9 a month before \{date\} and/);
});

test('the preview tells what else goes, here and elsewhere, and not the selection itself', async () => {
  const passage = PASSAGES[0][1];
  const proposal = await propose({ passage, before: `${ARTICLE.en}\n\n` }, { clean, facts });
  const text = `${passage}\n\n${ARTICLE.en}\n\n${passage}`;
  const hits = await previewIn(fileText(proposal), {
    here: { text, start: 0, end: passage.length },
    texts: [{ title: 'Owls', text: `${ARTICLE.en}\n\n${PASSAGES[0][2]}` }, { title: 'Mills', text: ARTICLE.en }, { title: 'This one', text }],
  }, clean);
  assert.deepEqual(hits, [{ title: '', here: true, passages: [passage] }, { title: 'Owls', here: false, passages: [PASSAGES[0][2]] }]);
});

test('a file is read back for the list', () => {
  const text = '\ufeffpublisher: The Old Mill\r\ndomain: mill.example\r\nkind: appeal\r\nlanguage: en\r\nmatch: line\r\n\r\n\\-- Feed the cat for {money} --\r\n\r\nMore\r\n';
  assert.deepEqual(readHeader(text), { publisher: 'The Old Mill', domain: 'mill.example', kind: 'appeal', language: 'en', form: 'line', first: '-- Feed the cat for {money} --' });
  assert.deepEqual(readHeader('nothing of the kind'), { publisher: '', domain: '', kind: '', language: '', form: 'passage', first: '' });
  assert.equal(readHeader('publisher: generic\nkind: ad\nlanguage: en\n\nx').publisher, '');
});

test('paths are small letters of any script, joined by hyphens', () => {
  assert.equal(pathOf({ language: 'ru', publisher: 'Старая мельница: Ё', kind: 'ad' }), 'ru/старая-мельница-е/own-ad');
  assert.equal(pathOf({ language: '', publisher: ' ', kind: '' }), 'en/generic/own-other');
  assert.equal(slug('../..\\x'), 'x');
});

test('no passage of the library is called as an own one', async () => {
  const { passages } = JSON.parse(await readFile(new URL('../../build/site/library.json', import.meta.url), 'utf8'));
  assert.ok(passages.length > 700);
  assert.deepEqual(passages.filter(({ path }) => path.split('/')[2].startsWith('own-')), []);
});

test('a language is told by the words that every text has', () => {
  for (const [language, text] of Object.entries(ARTICLE)) assert.equal(languageOf(text, facts), language);
  assert.equal(languageOf('— 12 —', facts), '');
});
