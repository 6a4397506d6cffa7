// The YAML block at the head of a Markdown file → what the dataset knows of it. Names are those of Pandoc, Jekyll, Hugo and
// Quarto, and the dataset's own. What has no place in the dataset is left over, never dropped.

import { parseDocument } from 'yaml';
import type { Reporter } from '../../diagnostic.ts';
import { parseDate } from '../date.ts';
import type { ReportMeta, Source } from '../report.ts';
import { meta as metaSchema, source as sourceSchema } from '../schema.ts';
import { dateOfText } from './dates-in-words.ts';

export type FrontMatter = {
  readonly meta: Partial<ReportMeta>;
  readonly sources: readonly Source[];
  readonly leftOver: readonly (readonly [name: string, value: string])[];
};

/** Characters; larger is no front matter. */
const limit = 64 * 1024;

/** Splits the file; `yaml` is undefined where there is no front matter. `lines`: how many the block takes. */
export function splitFrontMatter(text: string): { readonly yaml: string | undefined; readonly body: string; readonly lines: number } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(0, limit));
  if (match === null || !/^[\p{L}_$"'][^\n]*:/mu.test(match[1] ?? '')) return { yaml: undefined, body: text, lines: 0 };
  return { yaml: match[1] ?? '', body: text.slice(match[0].length), lines: match[0].split('\n').length - 1 };
}

/** Undefined, and a report (`front-matter-syntax`), where the block is no YAML. Else reports `front-matter-kept`. */
export function readFrontMatter(yaml: string, file: string, report: Reporter): FrontMatter | undefined {
  const document = parseDocument(yaml, { schema: 'core', prettyErrors: false, uniqueKeys: false });
  const error = document.errors[0];
  const value: unknown = error === undefined ? safely(() => document.toJS({ maxAliasCount: 50 })) : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report({ severity: 'warning', stage: 'dataset', code: 'front-matter-syntax', message: `the front matter is not YAML and stays text${error === undefined ? '' : `: ${error.message}`}`, source: { file, line: 2, column: 1 } });
    return undefined;
  }
  const { meta, sources, leftOver } = sort(value as Readonly<Record<string, unknown>>);
  if (leftOver.length > 0) {
    const names = leftOver.map(([name]) => `“${name}”`).join(', ');
    report({ severity: 'info', stage: 'dataset', code: 'front-matter-kept', message: `the dataset has no field for ${names}; ${leftOver.length === 1 ? 'it is' : 'they are'} kept in a section of their own`, source: { file, line: 1 } });
  }
  return { meta, sources, leftOver };
}

function safely(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Other names for the dataset's fields. */
const names: Readonly<Record<string, keyof ReportMeta>> = {
  title: 'title', subtitle: 'subtitle', lang: 'language', language: 'language', date: 'date', published: 'date', asof: 'asOf', 'as-of': 'asOf', as_of: 'asOf',
  author: 'authors', authors: 'authors', by: 'authors', keywords: 'keywords', tags: 'keywords', series: 'series', issue: 'issue', number: 'issue', version: 'version',
  status: 'status', marking: 'marking', classification: 'marking', notice: 'notice', organisation: 'organisation', organization: 'organisation', publisher: 'organisation',
  institution: 'organisation', recipients: 'recipients', to: 'recipients', distribution: 'distribution', abstract: 'bottomLine', summary: 'bottomLine', bottomline: 'bottomLine',
  'bottom-line': 'bottomLine', description: 'message', message: 'message',
};
const lists: ReadonlySet<string> = new Set(['authors', 'keywords', 'recipients', 'distribution']);

function sort(value: Readonly<Record<string, unknown>>): FrontMatter {
  const meta: Record<string, unknown> = {};
  const leftOver: [string, string][] = [];
  let sources: readonly Source[] = [];
  for (const [name, raw] of Object.entries(value)) {
    const field = names[name.toLowerCase()];
    const read = field === undefined || meta[field] !== undefined ? undefined : convert(field, raw);
    const found = name.toLowerCase() === 'references' || name.toLowerCase() === 'sources' ? sourcesIn(raw) : undefined;
    if (field !== undefined && read !== undefined && metaSchema.shape[field].safeParse(read).success) meta[field] = read;
    else if (found !== undefined) sources = found;
    else if (raw !== null && raw !== '') leftOver.push([name, printed(raw)]);
  }
  return { meta: meta as Partial<ReportMeta>, sources, leftOver };
}

/** A value as the field wants it; undefined where it cannot be had. */
function convert(field: keyof ReportMeta, raw: unknown): unknown {
  if (lists.has(field)) return namesIn(raw);
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const text = String(raw).trim();
  if (field === 'date' || field === 'asOf') return parseDate(text) === undefined ? dateOfText(text) : text;
  if (field === 'issue') return raw;
  return field === 'status' ? text.toLowerCase() : text.replace(/\s*\n\s*/g, field === 'bottomLine' ? '\n' : ' ');
}

function namesIn(raw: unknown): readonly string[] | undefined {
  const list = typeof raw === 'string' ? raw.split(/\s*[,;]\s*/) : Array.isArray(raw) ? raw : [raw];
  const found = list.map((item: unknown) => (typeof item === 'object' && item !== null && Object.keys(item).length === 1 && 'name' in item ? item.name : item));
  return found.length > 0 && found.every((item) => typeof item === 'string' && item.trim() !== '') ? (found as string[]) : undefined;
}

/** CSL-JSON items, as Pandoc writes them in front matter. */
function sourcesIn(raw: unknown): readonly Source[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  const sources = raw.map((item: unknown) => sourceSchema.safeParse(item));
  const ids = new Set(sources.map(({ data }) => data?.id));
  return sources.every(({ success }) => success) && ids.size === sources.length ? sources.map(({ data }) => data as Source) : undefined;
}

/** A value as words: lists and records on one line. */
function printed(raw: unknown): string {
  if (Array.isArray(raw)) return raw.map(printed).join(', ');
  if (typeof raw === 'object' && raw !== null) return Object.entries(raw).map(([name, value]) => `${name}: ${printed(value)}`).join('; ');
  return String(raw);
}
