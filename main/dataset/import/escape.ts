// Plain words as CommonMark that shows just these words: what Markdown would read as markup is escaped, and nothing else, so
// that the dataset stays readable. Addresses become links, since a reader would follow them.

/** Backslash, code, emphasis, link, citation or mention, table; `<` where it begins a tag or an address, `&` an entity. */
const special = /[\\`*[|]|_|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]{1,32};)/gu;
const lineStart = /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=[-\s]*$)|=(?==*\s*$)|>|~(?=~~))/;
const numberStart = /^(\d{1,9})([.)])(?=\s|$)/;
const word = /[\p{L}\p{N}]/u;

/** One line of plain text, at the start of a block or of a list item. Spaces at its ends are not kept. */
export function escapeLine(text: string): string {
  return escapeStart(escapeWords(text.trim()));
}

const escapeStart = (line: string): string => line.replace(numberStart, '$1\\$2').replace(lineStart, (mark) => `\\${mark}`);

/** Plain text in the run of a line. */
export function escapeWords(text: string): string {
  return text.replace(special, (mark, at: number) => (mark === '_' && withinWord(text, at) ? mark : `\\${mark}`));
}

function withinWord(text: string, at: number): boolean {
  return word.test(text[at - 1] ?? '') && word.test(text[at + 1] ?? '');
}

const address = /\bhttps?:\/\/[^\s<>"“”«»\\`|]+/g;

/** As `escapeLine`, with addresses of the web as links. */
export function escapeParagraph(text: string): string {
  const line = text.trim();
  let [escaped, from] = ['', 0];
  for (const match of line.matchAll(address)) {
    const url = match[0].replace(/[.,;:!?'’)\]]+$/, '');
    escaped += `${escapeWords(line.slice(from, match.index))}<${url}>`;
    from = match.index + url.length;
  }
  escaped += escapeWords(line.slice(from));
  return escapeStart(escaped);
}
