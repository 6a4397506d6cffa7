// Dates as people write them in a text ("in February", "on 12 March 2025", "12 березня 2025 року") → EDTF. Only what is said
// plainly: a day of the week or "last month" is no date without knowing when the text was written.

const months: Readonly<Record<string, readonly string[]>> = {
  en: ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
  de: ['januar', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ukGenitive: ['січня', 'лютого', 'березня', 'квітня', 'травня', 'червня', 'липня', 'серпня', 'вересня', 'жовтня', 'листопада', 'грудня'],
  ukLocative: ['січні', 'лютому', 'березні', 'квітні', 'травні', 'червні', 'липні', 'серпні', 'вересні', 'жовтні', 'листопаді', 'грудні'],
};
const numbers = new Map(Object.values(months).flatMap((names) => names.map((name, index) => [name, index + 1] as const)));
const name = `(${[...numbers.keys()].join('|')})`;
const year = String.raw`(\d{4})`;
const end = String.raw`(?![\p{L}\p{N}])`;

/** Day, month and year, from the fullest form to the barest; the group names tell which is which. */
const forms: readonly (readonly [pattern: RegExp, order: readonly ('day' | 'month' | 'year')[]])[] = [
  [new RegExp(String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?${name}\.?,?\s+${year}${end}`, 'iu'), ['day', 'month', 'year']],
  [new RegExp(String.raw`(?<!\p{L})${name}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+${year}${end}`, 'iu'), ['month', 'day', 'year']],
  [/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u, ['year', 'month', 'day']],
  [new RegExp(String.raw`(?<!\p{L})(?:in|im|en|у|в)\s+${name},?\s+${year}${end}`, 'iu'), ['month', 'year']],
  [new RegExp(String.raw`(?<!\d)(?:on|am|le|the)\s+(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?${name}${end}`, 'iu'), ['day', 'month']],
  [new RegExp(String.raw`(?<!\p{L})(?:on)\s+${name}\s+(\d{1,2})(?:st|nd|rd|th)?${end}`, 'iu'), ['month', 'day']],
  [new RegExp(String.raw`(?<!\d)(\d{1,2})\s+(${months['ukGenitive']?.join('|')})${end}`, 'iu'), ['day', 'month']],
  [new RegExp(String.raw`(?<!\p{L})(?:in|im|en|у|в)\s+${name}${end}`, 'iu'), ['month']],
  [new RegExp(String.raw`(?<!\p{L})(?:in|en|у)\s+((?:19|20)\d{2})${end}`, 'iu'), ['year']],
];

/** The date of a sentence as EDTF, `XXXX` for a year that is not said; undefined where there is none, or more than one. */
export function dateInSentence(sentence: string): string | undefined {
  for (const [pattern, order] of forms) {
    const match = pattern.exec(sentence);
    if (match === null) continue;
    const rest = sentence.slice(0, match.index) + sentence.slice(match.index + match[0].length);
    if (forms.some(([other]) => other.test(rest))) return undefined;
    return edtf(order, match.slice(1));
  }
  return undefined;
}

/** The date that is all of a text: `12 March 2025`, `2025-03-12T08:00`; for front matter. */
export function dateOfText(text: string): string | undefined {
  const stamp = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text);
  if (stamp !== null) return stamp[1];
  const bare = new RegExp(`^${name}\\s+${year}$`, 'iu').exec(text);
  if (bare !== null) return edtf(['month', 'year'], bare.slice(1));
  const found = forms.slice(0, 3).find(([pattern]) => pattern.exec(text)?.[0].length === text.length);
  return found === undefined ? undefined : dateInSentence(text);
}

function edtf(order: readonly ('day' | 'month' | 'year')[], words: readonly (string | undefined)[]): string {
  const part = (name: 'day' | 'month' | 'year'): string | undefined => words[order.indexOf(name)];
  const month = part('month');
  const number = month === undefined ? undefined : (numbers.get(month.toLowerCase()) ?? Number(month));
  return [part('year') ?? 'XXXX', ...[number, part('day')].filter((value) => value !== undefined).map((value) => String(value).padStart(2, '0'))].join('-');
}
