// Dates of a dataset: a string in a subset of EDTF (ISO 8601-2, level 1) → a plain record. What is not known stays unknown:
//   2025   2025-03   2025-03-14   XXXX-02 (a February, year unknown)   2025-21 (spring; 21–24)   202X (a decade)
//   2025~ (about)   2025? (uncertain)   2025% (both)   2025-01/2025-03   2025-01/.. (open)   ../2025-01

/** A point in time as precisely as it is known. `month` 1–12; `season` 21 spring to 24 winter; `decade` as in 202X → 2020. */
export type DatePoint = {
  readonly year?: number;
  readonly decade?: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
  readonly approximate: boolean;
  readonly uncertain: boolean;
};

/** One point, or an interval whose open end is undefined. */
export type ReportDate =
  | { readonly kind: 'point'; readonly point: DatePoint }
  | { readonly kind: 'interval'; readonly from: DatePoint | undefined; readonly to: DatePoint | undefined };

/** For the JSON Schema; `parseDate` also checks months, days and order. */
export const datePattern =
  /^(?:(?:\d{4}|\d{3}X|XXXX)(?:-\d{2}(?:-\d{2})?)?[?~%]?|(?:\.\.|\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?)\/(?:\.\.|\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?))$/;

/** What an author may write, in one line, for messages. */
export const dateForms = 'a date such as 2025-03-14, 2025-03, 2025, XXXX-02 (year unknown), 2025~ (about) or 2025-01/2025-03';

/** Undefined where the text is not such a date. */
export function parseDate(text: string): ReportDate | undefined {
  if (!datePattern.test(text)) return undefined;
  const slash = text.indexOf('/');
  if (slash < 0) {
    const point = parsePoint(text);
    return point && { kind: 'point', point };
  }
  return parseInterval(text.slice(0, slash), text.slice(slash + 1));
}

function parseInterval(first: string, last: string): ReportDate | undefined {
  if (first === '..' && last === '..') return undefined;
  const from = first === '..' ? undefined : parsePoint(first);
  const to = last === '..' ? undefined : parsePoint(last);
  if ((first !== '..' && !from) || (last !== '..' && !to)) return undefined;
  if (from && to && order(from) > order(to, 99)) return undefined;
  return { kind: 'interval', from, to };
}

function parsePoint(text: string): DatePoint | undefined {
  const qualifier = text.at(-1) ?? '';
  const marked = '?~%'.includes(qualifier);
  const [year = '', second, third] = (marked ? text.slice(0, -1) : text).split('-');
  const middle = second === undefined ? undefined : Number(second);
  const day = third === undefined ? undefined : Number(third);
  const season = middle !== undefined && middle >= 21 && middle <= 24 && day === undefined;
  if (middle !== undefined && !season && (middle < 1 || middle > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > daysIn(year, middle ?? 1))) return undefined;
  return {
    ...yearOf(year),
    ...(middle === undefined ? {} : season ? { season: middle } : { month: middle }),
    ...(day === undefined ? {} : { day }),
    approximate: qualifier === '~' || qualifier === '%',
    uncertain: qualifier === '?' || qualifier === '%',
  };
}

function yearOf(text: string): { year?: number; decade?: number } {
  if (text === 'XXXX') return {};
  return text.endsWith('X') ? { decade: Number(text.slice(0, 3)) * 10 } : { year: Number(text) };
}

/** Days in a month; of an unknown year the longest it can have. */
function daysIn(year: string, month: number): number {
  const known = year.includes('X') ? 2000 : Number(year);
  const leap = (known % 4 === 0 && known % 100 !== 0) || known % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const order = (point: DatePoint, unknown = 0): number =>
  (point.year ?? 0) * 10000 + (point.month ?? (point.season === undefined ? unknown : (point.season - 20) * 3)) * 100 + (point.day ?? unknown);
