// The objects of a report while a selection is carried out: finds them, keeps back what this document must not show, gives
// each its path, and remembers which were chosen.

import { markings, compareMarking } from '../dataset/marking.ts';
import { referencesOf } from '../dataset/markdown.ts';
import { objectKinds, titleOf, type ObjectKind, type Report, type ReportObjects, type Section } from '../dataset/report.ts';
import type { Diagnostic, Reporter } from '../diagnostic.ts';
import type { Placed } from './content.ts';
import type { SelectOptions } from './selection.ts';

/** What an id names. */
export type Named = { readonly kind: 'sections'; readonly section: Section } | { readonly kind: ObjectKind; readonly id: string };
type Marked = { readonly marking?: string; readonly internalOnly?: boolean };

export type Chosen = {
  readonly report: Report;
  /** The document's marking; undefined if there is none to compare with. */
  readonly marking: string | undefined;
  readonly audience: string | undefined;
  readonly names: ReadonlyMap<string, Named>;
  /** May it be shown? Says so, once for each path, if it may not. */
  readonly permits: (object: Marked, path: string, title: string) => boolean;
  /** The object with its path, or undefined if there is none or it is kept back. Remembered as chosen. */
  readonly choose: <Kind extends ObjectKind>(kind: Kind, id: string) => Placed<ReportObjects[Kind]> | undefined;
  /** As `choose`, but only looked up: for what a text mentions. */
  readonly find: <Kind extends ObjectKind>(kind: Kind, id: string) => Placed<ReportObjects[Kind]> | undefined;
  /** Those chosen so far, in the order of choosing. */
  readonly list: <Kind extends ObjectKind>(kind: Kind) => readonly Placed<ReportObjects[Kind]>[];
  /** A copy with its path; mentions of what is kept back are cut out of its texts. */
  readonly place: <T extends object>(object: T, path: string) => Placed<T>;
  readonly tell: (severity: Diagnostic['severity'], code: string, message: string, data: string | undefined, hint?: string) => void;
};

/** Everything that selection needs to know of a report and of what the document may show. */
export function createChosen(report: Report, options: SelectOptions, reporter: Reporter): Chosen {
  const marking = options.marking ?? report.report.marking;
  const tell: Chosen['tell'] = (severity, code, message, data, hint) =>
    reporter({ severity, stage: 'select', code, message, ...(hint === undefined ? {} : { hint }), ...(data === undefined ? {} : { source: { data } }) });
  const objects = new Map<string, ReportObjects[ObjectKind]>();
  for (const kind of objectKinds) for (const object of report[kind]) if (!objects.has(`${kind}.${object.id}`)) objects.set(`${kind}.${object.id}`, object);
  const permits = createPermits(marking, options.internal === true, tell);
  const found = new Map<string, Placed<ReportObjects[ObjectKind]> | undefined>();
  const chosen = new Map<string, Placed<ReportObjects[ObjectKind]>>();
  const place = createPlace((path) => {
    const object = objects.get(path);
    return object === undefined || permits(object, path, titleOf(object));
  }, tell);
  const find: Chosen['find'] = (kind, id) => {
    const path = `${kind}.${id}`;
    if (!found.has(path)) {
      const object = objects.get(path);
      found.set(path, object && permits(object, path, titleOf(object)) ? place(object, path) : undefined);
    }
    return found.get(path) as Placed<ReportObjects[typeof kind]> | undefined;
  };
  return {
    report, marking, audience: options.audience, names: namesOf(report), permits, find, place, tell,
    choose: (kind, id) => {
      const object = find(kind, id);
      if (object) chosen.set(object.path, object);
      return object;
    },
    list: (kind) => [...chosen.values()].filter(({ path }) => path.startsWith(`${kind}.`)) as unknown as Placed<ReportObjects[typeof kind]>[],
  };
}

function namesOf(report: Report): Map<string, Named> {
  const names = new Map<string, Named>();
  const add = (id: string, named: Named): void => {
    if (!names.has(id)) names.set(id, named);
    names.set(`${named.kind}.${id}`, names.get(`${named.kind}.${id}`) ?? named);
  };
  const addSections = (sections: readonly Section[]): void => {
    for (const section of sections) {
      add(section.id, { kind: 'sections', section });
      addSections(section.sections ?? []);
    }
  };
  addSections(report.sections);
  for (const kind of objectKinds) for (const { id } of report[kind]) add(id, { kind, id });
  return names;
}

function createPermits(limit: string | undefined, internal: boolean, tell: Chosen['tell']): Chosen['permits'] {
  const verdicts = new Map<string, boolean>();
  const judge = (object: Marked, path: string, title: string): boolean => {
    if (object.internalOnly === true && !internal) {
      tell('info', 'left-out-internal', `“${title}” is for internal use only and is left out`, path);
      return false;
    }
    const order = compareMarking(object.marking, limit);
    if (order === 'above') tell('info', 'left-out-marking', `“${title}” is marked ${object.marking}, above this document (${limit}), and is left out`, path);
    if (order === 'unordered') {
      const message = `“${title}” is marked ${object.marking}, which cannot be compared with this document’s marking (${limit}); it is left out`;
      tell('warning', 'marking-unordered', message, path, `ordered markings: ${markings.join(', ')}`);
    }
    return order === 'within';
  };
  return (object, path, title) => {
    const known = verdicts.get(path);
    if (known !== undefined) return known;
    const verdict = judge(object, path, title);
    verdicts.set(path, verdict);
    return verdict;
  };
}

const mention = /:(?:figure|quote)\[/;

function createPlace(maySay: (path: string) => boolean, tell: Chosen['tell']): Chosen['place'] {
  const cut = (text: string, path: string): string => {
    let result = text;
    for (const reference of referencesOf(text).reverse()) {
      if (reference.kind !== 'mention' || maySay(`${reference.name}s.${reference.id}`)) continue;
      tell('warning', 'mention-left-out', `the text shows “${reference.id}”, which is left out; “[…]” stands in its place`, path);
      result = `${result.slice(0, reference.offset)}[…]${result.slice(reference.end)}`;
    }
    return result;
  };
  return (object, path) => {
    const copy: Record<string, unknown> = { ...object, path };
    for (const [key, value] of Object.entries(object)) {
      if (typeof value === 'string' && mention.test(value)) copy[key] = cut(value, path);
    }
    if (Array.isArray(copy['rows'])) copy['rows'] = cutRows(copy['rows'] as unknown[][], (text) => cut(text, path));
    return copy as unknown as Placed<typeof object>;
  };
}

const cutRows = (rows: readonly (readonly unknown[])[], cut: (text: string) => string): unknown[][] =>
  rows.map((row) => row.map((cell) => (typeof cell === 'string' && mention.test(cell) ? cut(cell) : cell)));
