import { describe, expect, it } from 'vitest';
import { describeUnderstood } from '../../../main/dataset/import/import.ts';
import { bytes, outline, read, refusal } from './reading.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('what is no text is refused, saying what it is', () => {
  it.each([
    ['nothing', '', 'file-empty', 'empty'], ['spaces', ' \n\t ', 'file-empty', 'no words'], ['a mark only', '\ufeff', 'file-empty', 'no words'],
    ['PDF', '%PDF-1.7\n', 'not-text', 'a PDF file'], ['Word', 'PK\u0003\u0004', 'not-text', '.docx'], ['RTF', '{\\rtf1 a}', 'not-text', 'RTF'],
    ['HTML', '<!DOCTYPE html><p>a', 'not-text', 'web page'], ['a dataset', '{ "report": {} }', 'not-text', 'a dataset already'],
    ['zero bytes', 'a\u0000b\u0000c\u0000d\u0000e\u0000f\u0000g\u0000h\u0000i\u0000j\u0000k\u0000', 'not-text', 'control characters'],
  ])('%s', (_, text, code, message) => {
    const [diagnostic] = refusal(text);
    expect(diagnostic).toMatchObject({ severity: 'error', code, source: { file: 'article.txt' } });
    expect(diagnostic?.message).toContain(message);
  });

  it('a picture', () => expect(refusal(latin('\x89PNG\r\n'))[0]?.message).toContain('PNG'));
  it('binary', () => expect(refusal(Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) & 255))).toMatchObject([{ code: 'not-text' }]));

  it('200 MB, unread', () => {
    const start = performance.now();
    expect(refusal(new Uint8Array(200 * 1024 * 1024))).toMatchObject([{ code: 'file-too-large' }]);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('more paragraphs than any article has', () => expect(refusal('a.\n'.repeat(60_000))).toMatchObject([{ code: 'too-many-pieces' }]));
});

describe('encodings', () => {
  const text = 'Café “Ellby” – naïve. '.repeat(3);
  it('Windows-1252 is read, and told', () => {
    const file = latin('Caf\xe9 \x93Ellby\x94 \x96 na\xefve. Nobody came to the harbour.');
    const { report, diagnostics, understood } = read(file, 'a.txt');
    expect(JSON.stringify(report)).toContain('Café “Ellby” – naïve.');
    expect(diagnostics).toContainEqual(expect.objectContaining({ severity: 'warning', code: 'guessed-encoding' }));
    expect(understood.encoding).toBe('windows-1252');
  });
  it('Windows-1251 is told from it', () => {
    const { understood, report } = read(Uint8Array.from([0xcc, 0xb3, 0xf1, 0xf2, 0xee, 0x20, 0xc1, 0xf0, 0xe8, 0xed, 0x2e]));
    expect([understood.encoding, understood.language.tag, JSON.stringify(report).includes('Місто Брин.')]).toEqual(['windows-1251', 'uk', true]);
  });
  it('UTF-16 with its mark', () => {
    const little = new Uint8Array(new Uint16Array([0xfeff, ...[...text].map((one) => one.charCodeAt(0))]).buffer);
    expect(read(little).understood.encoding).toBe('utf-16le');
  });
  it('the author may say', () => {
    expect(JSON.stringify(read(latin('Caf\xe9.'), 'a.txt', { encoding: 'iso-8859-2' }).report)).toContain('Café.');
    expect(refusal('a', 'a.txt', { encoding: 'x-none' })).toMatchObject([{ code: 'unknown-encoding' }]);
    expect(refusal(latin('\xe9'), 'a.txt', { encoding: 'utf-8' })).toMatchObject([{ code: 'unknown-encoding' }]);
  });
  it('stray control characters are left out, and told', () => {
    expect(read('One\u0007 two.').codes).toContain('control-characters');
  });
});

describe('kinds', () => {
  const kindOf = (text: string, file: string): string => read(text, file).understood.kind;
  it.each([
    ['a.csv', 'One sentence, and another.', 'csv'], ['a.md', 'One.', 'markdown'], ['a.txt', 'One sentence.\nAnother, with a comma.\nA third, too.', 'text'],
    ['a.txt', '# One\n\na\n\n## Two\n\nb', 'markdown'], ['a.txt', '---\ntitle: a\n---\nb', 'markdown'], ['a.txt', 'See **this** and [that](https://a.org).', 'markdown'],
    ['a', 'a;b\n1;2\n3;4', 'csv'], ['a.txt', 'a\tb\n1\t2', 'csv'], ['a.txt', 'a,b,c\n1,2,3\n4,5,6', 'csv'], ['a.txt', 'Dear all, yes, no.\nDear you, no, yes.\nDear me, oh, my.', 'text'],
    ['a.txt', '# 1 of the list of songs', 'text'], ['a.txt', 'Snake_case and 2 * 3 * 4.', 'text'],
  ])('%s %j', (file, text, kind) => expect(kindOf(text, file)).toBe(kind));

  it('the author may say', () => expect(read('# a', 'a.md', { kind: 'text' }).understood.kind).toBe('text'));
});

describe('language', () => {
  it.each([
    ['The boat of the village is in the harbour, and the council is on the island.', 'en'], ['Das Boot des Dorfes ist im Hafen, und der Rat ist auf der Insel.', 'de'],
    ['Le bateau du village est dans le port et le conseil est sur une île.', 'fr'], ['Човен села стоїть у гавані, а рада її на острові.', 'uk'], ['Łódź jest w porcie, a rada na wyspie i nie jest do niej daleko.', 'pl'],
  ])('%s', (text, tag) => expect(read(text).understood.language).toEqual({ tag, from: 'text' }));

  it('is English where the text does not tell, which is told', () => {
    expect(read('Boat 7.')).toMatchObject({ understood: { language: { tag: 'en', from: 'default' } }, codes: expect.arrayContaining(['language-unknown']) });
    expect(read('Boat 7.', 'a.txt', { language: 'nb' }).report.report.language).toBe('nb');
  });
});

it('what was understood, for people', () => {
  const text = '# Ferries\n\nThe first paragraph is long enough to be the bottom line of the report, and is cut.\n\n## Now\n\na\n\n- b\n\n### Later\n\n| c |\n|---|\n| d |\n';
  expect(describeUnderstood(read(text, 'f.md').understood)).toBe([
    '  read as      Markdown, utf-8, language en (text), 24 words',
    '  title        Ferries (heading)',
    '  bottom line  The first paragraph is long enough to be the bottom line of the report, and is …',
    '  sections     Now (1 paragraph, 1 list)',
    '                 Later (1 table)',
    '',
  ].join('\n'));
});

it('a megabyte takes no long time', () => {
  const line = 'Ada Holt said: “We *will* build [it], as_we_said, in 2031.” And so on, sentence by sentence, for a long time.';
  const start = performance.now();
  expect(outline(read(`${line}\n`.repeat(9000))).length).toBe(9000);
  expect(performance.now() - start).toBeLessThan(5000);
});

it('bytes are read from any part of a buffer', () => {
  const whole = bytes('xxxOne sentence.yyy');
  expect(outline(read(whole.subarray(3, 16)))).toEqual(['# Text', 'One sentence.']);
});
