import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, refusal, wordsIn, wordsOf, firstLost } from './reading.ts';

const table = (text: string, file = 'data.csv') => {
  const result = read(text, file);
  const [found] = result.report.tables;
  return { ...result, table: found, columns: found?.columns, rows: found?.rows };
};

describe('delimiters', () => {
  it.each([
    ['commas', 'Place,Boats\nEllby,2\n'], ['semicolons', 'Place;Boats\nEllby;2\n'], ['tabs', 'Place\tBoats\nEllby\t2\n'], ['bars', 'Place|Boats\nEllby|2\n'],
    ['a byte order mark', '\ufeffPlace,Boats\r\nEllby,2'], ['quotation marks', '"Place","Boats"\n"Ellby","2"'],
  ])('%s', (_, text) => {
    expect(table(text)).toMatchObject({ columns: [{ label: 'Place' }, { label: 'Boats' }], rows: [['Ellby', 2]], codes: expect.arrayContaining(['title-from-file-name']) });
  });

  it('commas within semicolons, quoted delimiters, lines and marks', () => {
    expect(table('Place;Share;Note\n"Ell;by";1,5;"said ""no"",\nthen left"\nBryn;12,25;*').rows).toEqual([['Ell;by', 1.5, 'said "no", then left'], ['Bryn', 12.25, '\\*']]);
  });
});

describe('numbers', () => {
  const column = (...cells: readonly string[]) => {
    const { columns, rows, codes } = table(`x;Value\n${cells.map((cell) => `a;${cell}`).join('\n')}`);
    return { values: rows?.map((row) => row[1]), column: columns?.[1], doubtful: codes.includes('doubtful-number') };
  };

  it.each([
    ['decimal commas', ['1,5', '10,25'], [1.5, 10.25]], ['decimal points', ['1.5', '1,234.5'], [1.5, 1234.5]], ['points and a comma', ['1.234,5', '2'], [1234.5, 2]],
    ['spaces', ['1 234', '12 345 678'], [1234, 12345678]], ['no-break spaces', ['1\u00a0234,5', '1\u202f000'], [1234.5, 1000]], ['apostrophes', ['1’234', '5'], [1234, 5]],
    ['minus signs', ['-1', '−2', '–3'], [-1, -2, -3]], ['missing values', ['1', 'n/a', '–', ''], [1, 'n/a', '–', null]], ['several thousands', ['1,234,567', '2'], [1234567, 2]],
  ])('%s', (_, cells, values) => expect(column(...cells)).toMatchObject({ values, doubtful: false }));

  it.each([
    ['codes with zeros', ['007', '012']], ['long numbers', ['12345678901234567890', '1']], ['a plus', ['+5', '-3']], ['words among them', ['1', 'two']], ['ranges', ['1–2', '3']],
    ['ordinals', ['1.', '2.']], ['addresses', ['192.168.0.1', '1']], ['some shares', ['5%', '6']], ['minus zero', ['-0', '1']],
  ])('%s stay text', (_, cells) => expect(column(...cells).values?.every((value) => typeof value === 'string')).toBe(true));

  it('what can mean two numbers is told', () => {
    expect(column('1,234', '5,678')).toMatchObject({ values: [1.234, 5.678], doubtful: true });
    expect(table('x,Value\na,"1,234"\nb,"5,678"')).toMatchObject({ rows: [['a', 1234], ['b', 5678]], codes: expect.arrayContaining(['doubtful-number']) });
  });

  it('units and shares', () => {
    expect(table('Area (km²),Share,Cost [€],Seen (2031)\n1,5 %,2.50,3').columns).toEqual([{ label: 'Area', unit: 'km²' }, { label: 'Share', unit: '%' }, { label: 'Cost', unit: '€', decimals: 2 }, { label: 'Seen (2031)' }]);
  });

  it('years and codes have no mark for thousands', () => {
    expect(table('Year,Boats,Post code\n2030,2000,1000\n2031,2100,1001').rows).toEqual([['2030', 2000, '1000'], ['2031', 2100, '1001']]);
  });
});

describe('what stands around', () => {
  it('title, notes, totals, empty lines, short rows', () => {
    const result = table('Boats of the region,,\n,,\nPlace,Boats,Crew\nEllby,2,4\nBryn,3\nTotal,5,4\n\nSource: invented for this test,,\n');
    expect(result.table).toEqual({
      id: 'boats-of-the-region', title: 'Boats of the region', columns: [{ label: 'Place' }, { label: 'Boats' }, { label: 'Crew' }],
      rows: [['Ellby', 2, 4], ['Bryn', 3, null], ['Total', 5, 4]], totals: 1, note: 'Source: invented for this test', sources: ['data'],
    });
    expect(result.report.report.title).toBe('Boats of the region');
    expect(result.codes).toContain('ragged-row');
  });

  it('a table without names of columns', () => {
    expect(table('Ellby,2\nBryn,3')).toMatchObject({ columns: [{ label: '' }, { label: '' }], rows: [['Ellby', 2], ['Bryn', 3]], codes: expect.arrayContaining(['no-header']) });
  });

  it('years may name columns', () => {
    expect(table('Place,2030,2031\nEllby,1,2').columns?.map(({ label }) => label)).toEqual(['Place', '2030', '2031']);
  });
});

describe('refused', () => {
  it('an open quotation mark', () => expect(refusal('a,b\n"c,d\n', 'a.csv')).toMatchObject([{ code: 'csv-syntax', severity: 'error' }]));
  it('more cells than anyone prints', () => expect(refusal(`${'a,'.repeat(300)}\n`.repeat(400), 'a.csv')).toMatchObject([{ code: 'table-too-large' }]));
});

describe('nothing is lost', () => {
  const cell = fc.oneof(fc.constantFrom('', 'Ellby', 'a "b"', 'c, d', '*e*', 'line\nbreak', 'Марія', '5', '6', '7 %'), fc.string({ maxLength: 6 }));
  it('of the words of any table, in order', () => {
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const text = rows.map((row) => row.map((one) => (/[",\n\r]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(',')).join('\n');
      if (!/\S/.test(text.replace(/[",]/g, '')) || refusal(text, 'a.csv', { kind: 'csv' }).length > 0) return;
      const words = wordsIn(rows.flat().join('\n').replaceAll('%', ' ')).filter((word) => !/^\d+$/.test(word));
      expect(firstLost(words, wordsOf(read(text, 'a.csv', { kind: 'csv' })))).toBeUndefined();
    }), { numRuns: 1000 });
  });
});
