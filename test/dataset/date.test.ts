import { expect, it } from 'vitest';
import { parseDate } from '../../main/dataset/date.ts';
import { compareMarking } from '../../main/dataset/marking.ts';

const plain = { approximate: false, uncertain: false };
it.each([
  ['2025-03-14', { year: 2025, month: 3, day: 14, ...plain }],
  ['2024-02-29', { year: 2024, month: 2, day: 29, ...plain }],
  ['XXXX-02', { month: 2, ...plain }],
  ['202X', { decade: 2020, ...plain }],
  ['2025-21', { year: 2025, season: 21, ...plain }],
  ['2025~', { year: 2025, approximate: true, uncertain: false }],
  ['2025-03%', { year: 2025, month: 3, approximate: true, uncertain: true }],
])('%s', (text, point) => expect(parseDate(text)).toEqual({ kind: 'point', point }));

it('intervals, open ones too', () => {
  expect(parseDate('2025-01/2025-03')).toMatchObject({ from: { month: 1 }, to: { month: 3 } });
  expect(parseDate('2025-12/2025')).toBeDefined();
  expect(parseDate('2025/..')).toMatchObject({ to: undefined });
});

it.each(['2025-02-30', '2023-02-29', '2025-13', '2025-00', '25', 'March', '', '2025-3-1', '2025-05/2025-04', '../..', '2025-21-01'])('%s is no date', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

it.each([
  ['Restricted', 'internal', 'above'], ['internal', 'RESTRICTED ', 'within'], [undefined, 'public', 'within'], ['confidential', undefined, 'within'],
  ['EYES ONLY', 'public', 'unordered'], ['EYES ONLY', 'eyes only', 'within'], ['public', 'EYES ONLY', 'within'], ['internal', 'EYES ONLY', 'unordered'],
] as const)('%s in a document marked %s: %s', (own, limit, order) => expect(compareMarking(own, limit)).toBe(order));
