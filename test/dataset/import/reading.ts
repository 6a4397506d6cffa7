// Imports for the tests: what came out in short, and all words of a dataset in the order of reading.

import { loadReport } from '../../../main/dataset/load.ts';
import { importReport, type ImportOptions, type Understood } from '../../../main/dataset/import/import.ts';
import type { Block, Report, Section } from '../../../main/dataset/report.ts';
import { BriefingError, type Diagnostic } from '../../../main/diagnostic.ts';
import { printReport } from '../../../main/select/reduce.ts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export type Read = { readonly report: Report; readonly understood: Understood; readonly diagnostics: readonly Diagnostic[]; readonly codes: readonly string[] };

/** Imports a text or bytes, and loads what came out, which must be without a finding. */
export function read(input: string | Uint8Array, file = 'article.txt', options: ImportOptions = {}): Read {
  const diagnostics: Diagnostic[] = [];
  const { report, understood } = importReport(typeof input === 'string' ? bytes(input) : input, file, options, (one) => diagnostics.push(one));
  const findings: Diagnostic[] = [];
  const loaded = loadReport(bytes(printReport(report)), 'report.json', (one) => findings.push(one));
  if (findings.some(({ severity }) => severity === 'error')) throw new BriefingError(findings);
  return { report: loaded.report, understood, diagnostics, codes: diagnostics.map(({ code }) => code) };
}

/** The findings of an import that is refused. */
export function refusal(input: string | Uint8Array, file = 'article.txt', options: ImportOptions = {}): readonly Diagnostic[] {
  try {
    read(input, file, options);
  } catch (error) {
    if (error instanceof BriefingError) return error.diagnostics;
    throw error;
  }
  return [];
}

/** `# Section`, then its blocks: texts as they are, objects as `<quote speaker: words>` and the like. */
export function outline({ report }: Read): string[] {
  const block = (one: Block): string => {
    if (one.kind === 'text') return one.text;
    const id = 'id' in one ? one.id : '';
    const quote = report.quotes.find((other) => other.id === id);
    if (quote !== undefined) return `<quote ${[quote.speaker, quote.role, quote.date].filter((part) => part !== undefined).join(', ')}: ${quote.text}>`;
    return `<${one.kind} ${id}>`;
  };
  const section = (one: Section, depth: number): string[] =>
    [`${'#'.repeat(depth)} ${one.title}`, ...(one.body ?? []).map(block), ...(one.sections ?? []).flatMap((below) => section(below, depth + 1))];
  return report.sections.flatMap((one) => section(one, 1));
}

export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every word that a reader of the dataset comes upon, in order. */
export function wordsOf({ report }: { report: Report }): string[] {
  const words: string[] = [];
  const add = (...texts: readonly (string | number | null | undefined)[]): void => {
    for (const text of texts) if (text !== null && text !== undefined) words.push(...wordsIn(String(text)));
  };
  const block = (one: Block): void => {
    if (one.kind === 'text') return add(one.text);
    const id = 'id' in one ? one.id : '';
    for (const { text, speaker, role } of report.quotes.filter((quote) => quote.id === id)) add(text, speaker, role);
    for (const { title, columns, rows, note } of report.tables.filter((table) => table.id === id)) add(title, ...columns.flatMap(({ label, unit }) => [label, unit]), ...rows.flat(), note);
    for (const { alt, file, title } of report.images.filter((image) => image.id === id)) add(alt, file, title);
  };
  const section = (one: Section): void => {
    add(one.title);
    (one.body ?? []).forEach(block);
    (one.sections ?? []).forEach(section);
  };
  add(report.report.title, report.report.subtitle, ...(report.report.authors ?? []), ...(report.report.keywords ?? []), report.report.bottomLine);
  report.sections.forEach(section);
  return words;
}

/** The first word of `some` that does not stand in `all` behind those before it; undefined where all do. */
export function firstLost(some: readonly string[], all: readonly string[]): string | undefined {
  let at = 0;
  for (const word of some) {
    const found = all.indexOf(word, at);
    if (found < 0) return word;
    at = found + 1;
  }
  return undefined;
}
