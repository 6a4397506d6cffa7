import { describe, expect, it } from 'vitest';
import { BriefingError, type Diagnostic } from '../../main/diagnostic.ts';
import { readRecipients } from '../../main/select/recipients.ts';

function read(text: string, file = 'list.csv'): readonly [readonly object[] | string, readonly string[]] {
  const found: Diagnostic[] = [];
  try {
    return [readRecipients(new TextEncoder().encode(text), file, (one) => found.push(one)), found.map(({ code }) => code)];
  } catch (error) {
    return [(error as BriefingError).diagnostics.map(({ code }) => code).join(), found.map(({ code }) => code)];
  }
}

describe('lists of recipients', () => {
  it('are rows under the names of parameters', () => {
    expect(read('recipient,copies\nThe Minister,2\n\n"Müller, Anna",\n')).toEqual([[{ recipient: 'The Minister', copies: '2' }, { recipient: 'Müller, Anna' }], []]);
    expect(read('\uFEFFrecipient;city\r\nA;Kyiv\r\nB;Lviv')[0]).toEqual([{ recipient: 'A', city: 'Kyiv' }, { recipient: 'B', city: 'Lviv' }]);
    expect(read('recipient\nA\nB\n')[0]).toEqual([{ recipient: 'A' }, { recipient: 'B' }]);
  });

  it('can be JSON', () => {
    expect(read('[{ "recipient": "A", "copies": 2, "draft": true }, {}]', 'list.json')[0]).toEqual([{ recipient: 'A', copies: 2, draft: true }]);
    expect(read(' [{ "recipient": { "first": "A" } }]')[0]).toBe('wrong-type');
    expect(read('{ "recipient": "A" }', 'list.json')[0]).toBe('wrong-type');
  });

  it('tell what is not read, and refuse what is no list', () => {
    expect(read('recipient,\nA,x,y\n')).toEqual([[{ recipient: 'A' }], ['unnamed-column', 'long-row']]);
    expect(read('a,a\n1,2')[0]).toBe('repeated-column');
    expect(read('recipient,copies\n')[0]).toBe('no-recipients');
    expect(read('a,"b\n1,2')[0]).toBe('csv-syntax');
    expect(read('%PDF-1.7')[0]).toBe('not-text');
  });
});
