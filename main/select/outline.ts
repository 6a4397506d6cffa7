// The report as a tree to choose from: sections with the objects that their blocks show, then their subsections; at the end,
// objects that no section shows.

import { objectKinds, shownBy, titleOf, type ObjectKind, type Report, type ReportObjects, type Section } from '../dataset/report.ts';

/** `path` is a dataset path, `number` a section's ("2.1"). An object that several sections show is in each of them. */
export type OutlineItem = {
  readonly path: string;
  readonly id: string;
  readonly kind: 'sections' | ObjectKind;
  readonly title: string;
  readonly number?: string;
  readonly audience?: readonly string[];
  readonly marking?: string;
  readonly priority?: string;
  readonly themes?: readonly string[];
  readonly optional?: boolean;
  readonly internalOnly?: boolean;
  readonly children: readonly OutlineItem[];
};

type Shown = { readonly kind: ObjectKind; readonly object: ReportObjects[ObjectKind] };

export function outlineReport(report: Report): readonly OutlineItem[] {
  const objects = new Map<string, Shown>(objectKinds.flatMap((kind) => report[kind].map((object) => [object.id, { kind, object }] as const)));
  const placed = new Set<string>();
  const sections = report.sections.map((section, index) => sectionItem(section, `${index + 1}`, report, objects, placed));
  return [...sections, ...[...objects.values()].filter(({ object }) => !placed.has(object.id)).map(objectItem)];
}

/** The tree as indented lines: kind, id, title. */
export function dumpOutline(items: readonly OutlineItem[], indent = ''): string {
  return items
    .map((item) => {
      const name = `${indent}${item.path}  ${item.number === undefined ? '' : `${item.number} `}${item.title}`;
      const notes = [item.priority, item.marking, item.audience?.join(', '), item.optional ? 'optional' : undefined, item.internalOnly ? 'internal only' : undefined];
      const said = notes.filter((note) => note !== undefined).join('; ');
      return `${name}${said === '' ? '' : `  (${said})`}\n${dumpOutline(item.children, `${indent}  `)}`;
    })
    .join('');
}

function sectionItem(section: Section, number: string, report: Report, objects: ReadonlyMap<string, Shown>, placed: Set<string>): OutlineItem {
  const { id, title, audience, marking, priority, theme, optional } = section;
  const shown = objectsIn(section, report).flatMap((shownId) => objects.get(shownId) ?? []);
  shown.forEach(({ object }) => placed.add(object.id));
  const below = (section.sections ?? []).map((child, index) => sectionItem(child, `${number}.${index + 1}`, report, objects, placed));
  return {
    path: `sections.${id}`, id, kind: 'sections', title, number, children: [...shown.map(objectItem), ...below],
    ...(audience && { audience }), ...(marking !== undefined && { marking }), ...(priority && { priority }),
    ...(theme !== undefined && { themes: [theme] }), ...(optional !== undefined && { optional }),
  };
}

/** Ids in the order of the body, each once. */
function objectsIn(section: Section, report: Report): string[] {
  const ids = (section.body ?? []).flatMap((block) => {
    const shown = shownBy(block);
    return shown ? (shown.ids ?? report[shown.kind].map(({ id }) => id)) : [];
  });
  return [...new Set(ids)];
}

function objectItem({ kind, object }: Shown): OutlineItem {
  const priority = 'priority' in object ? object.priority : undefined;
  const internalOnly = 'internalOnly' in object ? object.internalOnly : undefined;
  return {
    path: `${kind}.${object.id}`, id: object.id, kind, title: titleOf(object), children: [],
    ...(object.marking !== undefined && { marking: object.marking }), ...(priority && { priority }), ...(internalOnly !== undefined && { internalOnly }),
  };
}
