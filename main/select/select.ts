// The second stage: a report and a selection → the content that a template fills itself from. What is asked for and cannot be
// had is reported; what must not be shown is left out, and reported too.

import { compareMarking } from '../dataset/marking.ts';
import { objectKinds, shownBy, type KeyPoint, type ObjectKind, type Report, type ReportMeta, type Section } from '../dataset/report.ts';
import { nearest, type Reporter } from '../diagnostic.ts';
import { expandBody, expandLoose, type ObjectName } from './body.ts';
import { createChosen, type Chosen, type Named } from './chosen.ts';
import { collectReferences } from './citations.ts';
import type { Content, ContentSection, Placed } from './content.ts';
import type { Selection, SelectionItem, SelectOptions } from './selection.ts';

/** A selection's item with what it names. */
type Wanted = { readonly item: SelectionItem; readonly named: Named; readonly children: readonly Wanted[] | undefined };
/** One section to expand: as its own `wanted` says, or all of it. */
type Task = { readonly section: Section; readonly wanted: Wanted | undefined };

/**
 * `selection` undefined: everything, in report order. Codes: `unknown-selection` (error), `selected-twice`, `selection-ignored`,
 * `marking-lowered`, `marking-unordered`, `mention-left-out` (warnings), `left-out-marking`, `left-out-internal`,
 * `left-out-audience` (infos).
 */
export function selectContent(report: Report, selection: Selection | undefined, options: SelectOptions, reporter: Reporter): Content {
  const chosen = createChosen(report, options, reporter);
  const meta = selectMeta(report.report, chosen);
  const sections = selection ? expandSelection(selection, chosen) : expandAll(report, chosen);
  const shown = selection ? new Set<string>() : shownInSections(report.sections, report);
  const lists = Object.fromEntries(objectKinds.map((kind) => [kind, selection ? chosen.list(kind) : inReportOrder(kind, shown, chosen)]));
  const content = { ...(lists as unknown as Pick<Content, ObjectKind>), report: meta, sections };
  return { ...content, ...collectReferences(content, chosen) };
}

function selectMeta(meta: ReportMeta, chosen: Chosen): Content['report'] {
  if (compareMarking(meta.marking, chosen.marking) !== 'within') {
    const message = `the report is marked ${meta.marking}, this document ${chosen.marking}: what carries no marking of its own is shown`;
    chosen.tell('warning', 'marking-lowered', message, 'report.marking');
  }
  const keyPoints = (meta.keyPoints ?? []).flatMap((point, index): Placed<KeyPoint>[] => {
    const path = `report.keyPoints.${index}`;
    return chosen.permits(point, path, point.text) ? [chosen.place(point, path)] : [];
  });
  return { ...chosen.place(meta, 'report'), keyPoints, ...(chosen.marking === undefined ? {} : { marking: chosen.marking }) };
}

function expandAll(report: Report, chosen: Chosen): ContentSection[] {
  return expandTasks(report.sections.map((section) => ({ section, wanted: undefined })), 1, '', new Set(), chosen);
}

/** What only sections show that were left out goes with them; what no section shows stays. */
function inReportOrder(kind: ObjectKind, shown: ReadonlySet<string>, chosen: Chosen): readonly unknown[] {
  const here = new Set(chosen.list(kind).map(({ path }) => path));
  return chosen.report[kind].flatMap(({ id }) => {
    const path = `${kind}.${id}`;
    return here.has(path) || !shown.has(path) ? (chosen.find(kind, id) ?? []) : [];
  });
}

/** Paths of all objects that a section of the report shows. */
function shownInSections(sections: readonly Section[], report: Report, paths = new Set<string>()): ReadonlySet<string> {
  for (const section of sections) {
    for (const block of section.body ?? []) {
      const shown = shownBy(block);
      if (shown) for (const id of shown.ids ?? report[shown.kind].map((object) => object.id)) paths.add(`${shown.kind}.${id}`);
    }
    shownInSections(section.sections ?? [], report, paths);
  }
  return paths;
}

function expandSelection(selection: Selection, chosen: Chosen): ContentSection[] {
  const taken = new Set<string>();
  const all = resolveItems(selection, taken, chosen);
  const wanted = all.filter(({ item, named }) => item.listed !== true || named.kind === 'sections');
  const result: ContentSection[] = [];
  let count = 0;
  for (let index = 0; index < wanted.length; index += 1) {
    const loose: ObjectName[] = [];
    for (let next = wanted[index]; next && next.named.kind !== 'sections'; next = wanted[++index]) loose.push(next.named);
    if (loose.length > 0) result.push(...looseSection(loose, chosen));
    const named = wanted[index]?.named;
    if (named?.kind !== 'sections') continue;
    const expanded = expandSection({ section: named.section, wanted: wanted[index] }, 1, `${count + 1}`, taken, chosen);
    if (!expanded) continue;
    result.push(expanded);
    count += 1;
  }
  for (const { item, named } of all) if (item.listed === true && named.kind !== 'sections') chosen.choose(named.kind, named.id);
  return result;
}

/** Items with what they name. A section that is named anywhere is `taken`: it is not shown a second time where it belongs. */
function resolveItems(items: Selection, taken: Set<string>, chosen: Chosen): Wanted[] {
  return items.flatMap((item): Wanted[] => {
    const named = chosen.names.get(item.id);
    if (!named) {
      const meant = nearest(item.id, chosen.names.keys());
      chosen.tell('error', 'unknown-selection', `the report has nothing called "${item.id}"`, undefined, meant === undefined ? undefined : `did you mean "${meant}"?`);
      return [];
    }
    if (named.kind !== 'sections') {
      if (item.title !== undefined || item.children) chosen.tell('warning', 'selection-ignored', `"${item.id}" is no section; its title and children in the selection are ignored`, `${named.kind}.${named.id}`);
      return [{ item, named, children: undefined }];
    }
    const path = `sections.${named.section.id}`;
    if (taken.has(path)) {
      chosen.tell('warning', 'selected-twice', `section "${named.section.id}" is selected twice; it stands where it is named first`, path);
      return [];
    }
    taken.add(path);
    return [{ item, named, children: item.children && resolveItems(item.children, taken, chosen) }];
  });
}

function looseSection(names: readonly ObjectName[], chosen: Chosen): ContentSection[] {
  const body = expandLoose(names, chosen);
  const first = body[0];
  return first ? [{ path: first.path, id: first.path.slice(first.path.indexOf('.') + 1), title: '', number: '', level: 1, body, sections: [] }] : [];
}

function expandTasks(tasks: readonly Task[], level: number, prefix: string, taken: ReadonlySet<string>, chosen: Chosen): ContentSection[] {
  const result: ContentSection[] = [];
  for (const task of tasks) {
    const expanded = expandSection(task, level, `${prefix}${result.length + 1}`, taken, chosen);
    if (expanded) result.push(expanded);
  }
  return result;
}

function expandSection({ section, wanted }: Task, level: number, number: string, taken: ReadonlySet<string>, chosen: Chosen): ContentSection | undefined {
  const path = `sections.${section.id}`;
  if (!chosen.permits(section, path, section.title) || !suitsAudience(section, path, chosen)) return undefined;
  const children = wanted?.children;
  const objects = children?.flatMap(({ named }) => (named.kind === 'sections' ? [] : [named]));
  const body = expandBody(section, objects, chosen);
  const { body: _, sections: __, ...own } = chosen.place(section, path);
  const title = wanted?.item.title ?? section.title;
  const sections = expandTasks(children ? tasksOf(children) : ownTasks(section, taken), level + 1, `${number}.`, taken, chosen);
  return { ...own, title, level, number, body, sections };
}

const tasksOf = (children: readonly Wanted[]): Task[] =>
  children.flatMap((wanted) => (wanted.named.kind === 'sections' ? [{ section: wanted.named.section, wanted }] : []));

const ownTasks = (section: Section, taken: ReadonlySet<string>): Task[] =>
  (section.sections ?? []).filter(({ id }) => !taken.has(`sections.${id}`)).map((below) => ({ section: below, wanted: undefined }));

function suitsAudience(section: Section, path: string, chosen: Chosen): boolean {
  const { audience } = chosen;
  if (audience === undefined || !section.audience || section.audience.includes(audience)) return true;
  chosen.tell('info', 'left-out-audience', `“${section.title}” is written for ${section.audience.join(', ')}, not for ${audience}, and is left out`, path);
  return false;
}
