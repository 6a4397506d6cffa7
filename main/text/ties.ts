// Spaces at which a line had better not break though it may: between a number and its unit, an initial and a name, a title or an
// abbreviation and what it belongs to. Authors who want to be sure write a non-breaking space.

const unit = /(?:[%‰°]|(?:km|cm|mm|m|kg|g|t|ha|l|kW|MW|GW|kWh|MWh|GWh|TWh|Hz|h|min|s|am|pm|a\.m\.|p\.m\.|m|bn|mn|tn|million|billion|trillion|thousand|per|percent|pt|January|February|March|April|May|June|July|August|September|October|November|December|млн|млрд|тис|грн|року|рр|Millionen|Milliarden|Mio|Mrd|Prozent|Euro|millions|milliards|pour)(?![\p{L}\p{N}]))/uy;
const abbreviation = /(?:^|[\s(“"'‘])(?:\p{Lu}|No|Nos|Art|art|Arts|p|pp|Fig|Figs|Dr|Mr|Mrs|Ms|Prof|St|Lt|Gen|Col|Sgt|cf|vol|ch|para|§|Nr|Abs|S|Rn|Az|Bd|Kap|Ziff|n°|c|ca|approx)\.$/u;
/** Words that take a number behind them. */
const counted = /(?:^|[\s(])(?:page|pages|figure|table|section|chapter|article|No|Article|Figure|Table|Section|Chapter|Page|Annex|Part|Satz|Kapitel|Seite|Artikel|Abschnitt|Abbildung|Tabelle|§|§§|№|p|стор|ст)$/u;

/** A letter with a stop, as in `z. B.`, `d. h.`, `p. ex.`: with another behind it, it is half an abbreviation. */
const halfAbbreviation = /(?:^|[^\p{L}\p{N}.])\p{L}\.$|(?:^|[^\p{L}\p{N}])(?:\p{L}\. ?)+$/u;
const shortened = /\p{L}{1,4}\.(?![\p{L}\p{N}])/uy;
/** What follows the day of a date, or the thousands of a number. */
const afterDay = /(?:\d|Jan(?:uar|\.)|Feb(?:ruar|\.)|März|April|Mai|Juni|Juli|Aug(?:ust|\.)|Sept(?:ember|\.)|Okt(?:ober|\.)|Nov(?:ember|\.)|Dez(?:ember|\.))/uy;
const day = /(?:^|[^\p{L}\p{N}.,])\d{1,2}\.$|\d\. \d{1,2}\.$/u;
const thousands = /\d{3}(?!\d)/y;
const leadingDigits = /(?:^|[^\p{L}\p{N}.,])\d{1,3}(?: \d{3})*$/u;
/** Signs that stand between what they relate. */
const relations = new Set('=<>≤≥≈±×'.split('').map((sign) => sign.charCodeAt(0)));

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether the break at `at`, behind spaces, parts what belongs together. */
export function isTied(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) end--;
  if (end === at || end === 0) return false;
  const before = text.charCodeAt(end - 1);
  const after = text.charCodeAt(at);
  if (isDash(after) && text.charCodeAt(at + 1) === 0x20) return true;
  if (isRelation(before) || isRelation(after)) return true;
  if (isDigit(before)) return testAt(unit, text, at) || (isDigit(after) && testAt(thousands, text, at) && leadingDigits.test(text.slice(Math.max(0, end - 14), end)));
  if (before === 0x2e) {
    const head = text.slice(Math.max(0, end - 10), end);
    if ((isDigit(after) || isUpper(after)) && abbreviation.test(head)) return true;
    return (testAt(shortened, text, at) && halfAbbreviation.test(head)) || (testAt(afterDay, text, at) && day.test(head));
  }
  return isDigit(after) && counted.test(text.slice(Math.max(0, end - 10), end));
}

/** Letters are none, which saves looking up most. */
const isRelation = (code: number): boolean => (code < 0x40 || code > 0x7f) && relations.has(code);
const isDash = (code: number): boolean => code === 0x2013 || code === 0x2014;

function testAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function isUpper(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code > 0x7f && /\p{Lu}/u.test(String.fromCharCode(code)));
}
