// Nothing unsourced leaves in silence: what a careful editor would ask about the chosen content before it goes out. Findings carry
// the dataset path; the page and the template's line are added when the pages are known.

import { parseDate, type DatePoint } from '../dataset/date.ts';
import { referencesOf } from '../dataset/markdown.ts';
import { titleOf, type Figure, type ObjectKind } from '../dataset/report.ts';
import type { Reporter } from '../diagnostic.ts';
import type { Content, ContentSection, Placed } from './content.ts';

export type ReviewLimits = {
  /** Days after its as-of date beyond which a figure counts as old; counted to the report's own as-of date, else its date. */
  readonly oldestFigure: number;
};
export const defaultReviewLimits: ReviewLimits = { oldestFigure: 365 };

/** Codes: `unsourced`, `uncited-source`, `old-figure`, `conflicting-figures`, all warnings. */
export function reviewContent(content: Content, limits: ReviewLimits, report: Reporter): void {
  const warn = (code: string, data: string, message: string, hint: string): void =>
    report({ severity: 'warning', stage: 'select', code, message, hint, source: { data } });
  for (const kind of sourced) {
    for (const object of objectsOf(content, kind)) {
      if (!hasSource(object)) warn('unsourced', object.path, `${words[kind]} "${shorten(titleOf(object))}" has no source`, 'name one in its "sources"');
    }
  }
  for (const point of content.report.keyPoints) {
    if (!hasSource(point)) warn('unsourced', point.path, `the key point "${shorten(point.text)}" has no source`, 'name one in its "sources", or cite one with [@id]');
  }
  for (const section of content.sections) reviewSection(section, false, warn);
  for (const source of content.uncited) warn('uncited-source', source.path, `the source "${shorten(source.title ?? source.id)}" is never cited`, 'cite it with [@id] or name it in "sources", or take it out');
  reviewFigures(content, limits, warn);
}

const sourced = ['figures', 'quotes', 'tables', 'charts', 'timeline'] as const satisfies readonly ObjectKind[];
const words = { figures: 'the figure', quotes: 'the quote', tables: 'the table', charts: 'the chart', timeline: 'the event' } as const;
type Warn = (code: string, data: string, message: string, hint: string) => void;

type Objects = { readonly [Kind in (typeof sourced)[number]]: Content[Kind] };

/** The chosen objects of a kind, those that a text mentions included. */
function objectsOf<Kind extends keyof Objects>(content: Content, kind: Kind): Objects[Kind] {
  const listed: Objects[Kind] = content[kind];
  if (kind !== 'figures' && kind !== 'quotes') return listed;
  const paths = new Set(listed.map(({ path }) => path));
  const mentioned: readonly { readonly path: string }[] = Object.values(kind === 'figures' ? content.mentions.figures : content.mentions.quotes);
  return [...listed, ...mentioned.filter(({ path }) => !paths.has(path))] as unknown as Objects[Kind];
}

/** Sources named, or cited in any of its texts. */
function hasSource(object: object): boolean {
  const record = object as Readonly<Record<string, unknown>>;
  if (Array.isArray(record['sources']) && record['sources'].length > 0) return true;
  return Object.values(record).some((value) => typeof value === 'string' && value.includes('[@') && cites(value));
}

const cites = (text: string): boolean => referencesOf(text).some(({ kind }) => kind === 'citation');

/** Texts of a section are covered by its own sources and those of the sections around it. */
function reviewSection(section: ContentSection, covered: boolean, warn: Warn): void {
  const known = covered || (section.sources?.length ?? 0) > 0;
  for (const block of section.body) {
    if ((block.kind !== 'text' && block.kind !== 'callout') || known || hasSource(block)) continue;
    warn('unsourced', block.path, `the text "${shorten(block.text)}" has no source`, 'cite one with [@id], or name one in "sources" of the text or its section');
  }
  for (const inner of section.sections) reviewSection(inner, known, warn);
}

function reviewFigures(content: Content, limits: ReviewLimits, warn: Warn): void {
  const figures = objectsOf(content, 'figures');
  const today = dayOf(content.report.asOf ?? content.report.date);
  for (const figure of figures) {
    const day = dayOf(figure.asOf);
    if (today === undefined || day === undefined || today - day <= limits.oldestFigure) continue;
    warn('old-figure', figure.path, `the figure "${shorten(figure.label)}" is ${today - day} days older than the report`, `its as-of date is ${figure.asOf}; figures up to ${limits.oldestFigure} days old pass`);
  }
  const told = new Map<string, Placed<Figure>>();
  for (const figure of figures) {
    const key = JSON.stringify([figure.label.toLowerCase().replace(/\s+/g, ' ').trim(), figure.unit?.toLowerCase(), figure.asOf]);
    const other = told.get(key);
    if (other === undefined) told.set(key, figure);
    else if (String(other.value) !== String(figure.value)) {
      warn('conflicting-figures', figure.path, `"${shorten(figure.label)}" is ${figure.value} here and ${other.value} in ${other.path}`, 'correct one of them, or tell them apart by their labels or as-of dates');
    }
  }
}

/** Days since 1970 of the last day that a date can mean; undefined where the year is not known. */
function dayOf(text: string | undefined): number | undefined {
  const date = text === undefined ? undefined : parseDate(text);
  const point: DatePoint | undefined = date?.kind === 'interval' ? date.to : date?.point;
  if (point?.year === undefined) return undefined;
  const { year, month = 12 } = point;
  return Math.floor(Date.UTC(year, month - 1, point.day ?? new Date(Date.UTC(year, month, 0)).getUTCDate()) / 86_400_000);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
