// Spaces at which a line had better not break though it may: between a number and its unit, an initial and a name, a title or an
// abbreviation and what it belongs to. Authors who want to be sure write a non-breaking space.

const unit = /(?:[%‰°]|(?:km|cm|mm|m|kg|g|t|ha|l|kW|MW|GW|kWh|MWh|GWh|TWh|Hz|h|min|s|am|pm|a\.m\.|p\.m\.|m|bn|mn|tn|million|billion|trillion|thousand|per|percent|pt|January|February|March|April|May|June|July|August|September|October|November|December|млн|млрд|тис|грн|року|рр|Millionen|Milliarden|Mio|Mrd|Prozent|Euro|millions|milliards|pour)(?![\p{L}\p{N}]))/uy;
const abbreviation = /(?:^|[\s(“"'‘])(?:\p{Lu}|No|Nos|Art|art|Arts|p|pp|Fig|Figs|Dr|Mr|Mrs|Ms|Prof|St|Lt|Gen|Col|Sgt|cf|vol|ch|para|§|Nr|Abs|S|n°|c|ca|approx)\.$/u;
/** Words that take a number behind them. */
const counted = /(?:^|[\s(])(?:page|pages|figure|table|section|chapter|article|No|Article|Figure|Table|Section|Chapter|Page|Annex|Part|§|№|p|стор|ст)$/u;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether the break at `at`, behind spaces, parts what belongs together. */
export function isTied(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) end--;
  if (end === at || end === 0) return false;
  const before = text.charCodeAt(end - 1);
  const after = text.charCodeAt(at);
  if (isDigit(before)) {
    unit.lastIndex = at;
    return unit.test(text);
  }
  if (before === 0x2e) return (isDigit(after) || isUpper(after)) && abbreviation.test(text.slice(Math.max(0, end - 10), end));
  return isDigit(after) && counted.test(text.slice(Math.max(0, end - 10), end));
}

function isUpper(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code > 0x7f && /\p{Lu}/u.test(String.fromCharCode(code)));
}
