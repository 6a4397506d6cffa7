// File names from patterns: `{report.title} – {template} – {date}`. Whatever the fields hold, the name is one that Windows, macOS
// and Linux take, the same on each. In: pattern and the fields' texts. Out: the name, without an extension.

import { nearest, type Reporter } from './diagnostic.ts';

/** Texts by field name (`report.title`); undefined where the briefing has none. */
export type FileNameFields = Readonly<Record<string, string | undefined>>;

/** A piece of a pattern, where a field's text is its name; then of the name to be, where it is what the field holds. */
type Piece = { readonly kind: 'text' | 'field'; readonly text: string };

/** Bytes in UTF-8, so that name, extension and a number fit the 143 that the narrowest file systems have, and a path the 260 of Windows. */
const longest = 120;
/** Stands for a name of which nothing is left. */
const nameless = 'briefing';

/**
 * The name, safe and never empty. A field without a text goes, with the dash or bracket around it; long texts are shortened, the
 * longest first. Reports `unknown-field` and `file-name-pattern`, both errors.
 */
export function fillFileName(pattern: string, fields: FileNameFields, report: Reporter): string {
  const pieces = parsePattern(pattern, report).map(({ kind, text }): Piece => {
    if (kind === 'text') return { kind, text: harmless(text) };
    if (!Object.hasOwn(fields, text)) reportUnknown(text, Object.keys(fields), report);
    return { kind, text: harmless(fields[text] ?? '').trim() };
  });
  return safeName(joined(shortened(withoutEmpty(pieces))));
}

/** `{field}`, and `{{` and `}}` for braces themselves. */
function parsePattern(pattern: string, report: Reporter): readonly Piece[] {
  const parts: Piece[] = [];
  const broken = pattern.replace(/\{\{|\}\}|\{([^{}]*)\}|[^{}]+/g, (found, field: string | undefined) => {
    const text = found === '{{' || found === '}}' ? found.charAt(0) : found;
    parts.push(field === undefined ? { kind: 'text', text } : { kind: 'field', text: field.trim() });
    return '';
  });
  if (broken !== '') {
    report({
      severity: 'error', stage: 'select', code: 'file-name-pattern', message: `the file name pattern "${pattern}" has a brace "${broken.charAt(0)}" without its other`,
      hint: 'fields stand in braces: {report.title}; a brace itself is {{ or }}',
    });
  }
  return parts;
}

function reportUnknown(name: string, known: readonly string[], report: Reporter): void {
  const near = nearest(name, known);
  report({
    severity: 'error', stage: 'select', code: 'unknown-field', message: `the file name pattern has a field {${name}} that this briefing has not`,
    hint: near === undefined ? `there are ${known.map((one) => `{${one}}`).join(', ')}` : `did you mean {${near}}?`,
  });
}

/** No character that a system forbids in names, that divides paths, or that is not seen (controls, directions of writing). */
function harmless(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/:(?= )/g, ' –')
    .replace(/[/\\|:]/g, '-')
    .replace(/"/g, "'")
    .replace(/[<>?*]|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '');
}

/** Signs that only part what stands beside them. */
const separator = /^[\s–—,;.+_·-]*$/;

/** Fields without a text go, and the separator before them with them (at the start, the one after). */
function withoutEmpty(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  let dropNext = false;
  for (const piece of pieces) {
    if (piece.kind === 'field' && piece.text === '') {
      const before = kept.at(-1);
      if (before?.kind === 'text' && separator.test(before.text)) kept.pop();
      else dropNext = before === undefined;
      continue;
    }
    if (!(dropNext && piece.kind === 'text' && separator.test(piece.text))) kept.push(piece);
    dropNext = false;
  }
  return kept;
}

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** The longest fields give way, so that what stands behind them is still read. */
function shortened(pieces: readonly Piece[]): readonly Piece[] {
  const all = pieces.map((piece) => ({ ...piece }));
  for (let over = bytesOf(joined(all)) - longest; over > 0; over = bytesOf(joined(all)) - longest) {
    const field = all.filter(({ kind }) => kind === 'field').sort((a, b) => bytesOf(b.text) - bytesOf(a.text))[0];
    if (field === undefined || bytesOf(field.text) < 8) break;
    field.text = `${cut(field.text.replace(/…$/, ''), Math.max(4, bytesOf(field.text) - over - 3)).trimEnd()}…`;
    if (bytesOf(field.text) <= 8) break;
  }
  return all;
}

/** The start of a text, at most so many bytes of it, ending between two characters as readers see them. */
function cut(text: string, bytes: number): string {
  let [end, used] = [0, 0];
  for (const { segment, index } of new Intl.Segmenter('en').segment(text)) {
    used += bytesOf(segment);
    if (used > bytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Device names of Windows, with any extension (learn.microsoft.com, Naming Files, Paths, and Namespaces). */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** What any text becomes as a name: see the head of the file. */
export function safeName(text: string): string {
  const plain = cut(harmless(text).replace(/\(\s*\)|\[\s*\]/g, '').replace(/ {2,}/g, ' '), longest)
    .replace(/^[\s.\-–—~]+|[\s.\-–—]+$/g, '');
  if (plain === '') return nameless;
  return reserved.test(plain) ? `_${plain}` : plain;
}

/** The name with a number where another has it already; `taken` learns it. Systems that ignore case see no two the same. */
export function uniqueName(name: string, taken: Set<string>): string {
  const key = (one: string): string => one.normalize('NFC').toLowerCase();
  let unique = name;
  for (let number = 2; taken.has(key(unique)); number++) unique = `${name} (${number})`;
  taken.add(key(unique));
  return unique;
}
