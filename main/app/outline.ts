// The report as the tree on the desk shows it: sections with their subsections and the objects that their bodies show, then the
// objects that no section shows.

import type { Briefing } from '../briefing.ts';
import type { ItemKind, ReportItem } from '../contract.ts';

export type Report = NonNullable<Briefing['trees']['dataset']>['report'];
type Section = Report['sections'][number];
type Block = NonNullable<Section['body']>[number];

const objectKinds = ['quotes', 'figures', 'tables', 'charts', 'timeline', 'questions', 'actors', 'glossary', 'images'] as const;
type ObjectKind = (typeof objectKinds)[number];
type AnyObject = Report[ObjectKind][number];

export function outlineOf(report: Report): readonly ReportItem[] {
  const shown = new Set<string>();
  const sections = report.sections.map((section) => sectionItem(section, report, shown));
  const rest = objectKinds.flatMap((kind) =>
    report[kind].filter((object) => !shown.has(`${kind}.${object.id}`)).map((object) => objectItem(kind, object, undefined)),
  );
  return [...sections, ...rest];
}

function sectionItem(section: Section, report: Report, shown: Set<string>): ReportItem {
  const path = `sections.${section.id}`;
  const objects = (section.body ?? []).flatMap((block) => blockItems(block, path, report, shown));
  const unique = objects.filter((item, index) => objects.findIndex((other) => other.key === item.key) === index);
  return {
    key: path, path, kind: 'sections', title: section.title, ...traits(section),
    children: [...unique, ...(section.sections ?? []).map((child) => sectionItem(child, report, shown))],
  };
}

const listOf: Readonly<Record<string, ObjectKind>> = { quote: 'quotes', figure: 'figures', table: 'tables', chart: 'charts', image: 'images' };

function blockItems(block: Block, parent: string, report: Report, shown: Set<string>): readonly ReportItem[] {
  const kind = listOf[block.kind] ?? objectKinds.find((one) => one === block.kind);
  if (kind === undefined) return [];
  const ids = 'id' in block ? [block.id] : 'ids' in block ? block.ids : undefined;
  const objects: readonly AnyObject[] = report[kind];
  return objects.filter((object) => ids?.includes(object.id) ?? true).map((object) => {
    shown.add(`${kind}.${object.id}`);
    return objectItem(kind, object, parent);
  });
}

function objectItem(kind: ItemKind, object: AnyObject, parent: string | undefined): ReportItem {
  const path = `${kind}.${object.id}`;
  return { key: parent === undefined ? path : `${parent}/${path}`, path, kind, title: titleOf(object), ...traits(object), children: [] };
}

function titleOf(object: AnyObject): string {
  if ('speaker' in object) return `${object.speaker}: “${object.text}”`;
  if ('label' in object) return object.label;
  if ('name' in object) return object.name;
  if ('term' in object) return object.term;
  if ('question' in object) return object.question;
  return object.title ?? object.id;
}

type Traits = Pick<ReportItem, 'audience' | 'marking' | 'priority' | 'themes'>;

/** What the tree filters by, where the object has it. */
function traits(object: object): Traits {
  const { audience, marking, priority, theme } = object as Readonly<Record<string, unknown>>;
  const list = (value: unknown): readonly string[] | undefined =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
  const audiences = list(audience);
  const subjects = list(theme);
  return {
    ...(audiences !== undefined && { audience: audiences }),
    ...(typeof marking === 'string' && { marking }),
    ...(typeof priority === 'string' || typeof priority === 'number' ? { priority: String(priority) } : {}),
    ...(subjects !== undefined && { themes: subjects }),
  };
}
