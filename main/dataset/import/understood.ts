// What an import made of a file, for people to check before they rely on it: as data for a preview, and as lines for a terminal.

import type { Report, Section } from '../report.ts';
import type { Article, ImportKind, TitleFrom } from './article.ts';

export type UnderstoodSection = { readonly id: string; readonly title: string; readonly level: number; readonly holds: string };

export type Understood = {
  readonly kind: ImportKind;
  readonly encoding: string;
  readonly language: { readonly tag: string; readonly from: 'front matter' | 'option' | 'text' | 'default' };
  readonly title: { readonly text: string; readonly from: TitleFrom };
  readonly words: number;
  /** The paragraph that became the bottom line; undefined if none did. */
  readonly bottomLine: string | undefined;
  /** Every section in order, with what it holds: "3 paragraphs, 1 quotation". */
  readonly sections: readonly UnderstoodSection[];
  /** How many of each kind the whole article has. */
  readonly counts: Readonly<Record<string, number>>;
};

/** Numbers of the things in a list of kinds, in words: "3 paragraphs, 1 list". */
function inWords(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${count === 1 ? kind : plural(kind)}`).join(', ');
}

const plural = (kind: string): string => (kind === 'code' ? 'pieces of code' : `${kind}s`);

export function understand(article: Article, report: Report, facts: Pick<Understood, 'kind' | 'encoding' | 'language' | 'title' | 'words'>): Understood {
  const forms = new Map(article.pieces.flatMap((piece) => (piece.kind === 'text' ? [[piece.text, piece.form] as const] : [])));
  const holds = (section: Section): string =>
    inWords((section.body ?? []).map((block) => (block.kind === 'text' ? (forms.get(block.text) ?? 'paragraph') : block.kind === 'quote' ? 'quotation' : block.kind === 'image' ? 'picture' : block.kind)));
  const walk = (sections: readonly Section[], level: number): UnderstoodSection[] =>
    sections.flatMap((section) => [{ id: section.id, title: section.title, level, holds: holds(section) }, ...walk(section.sections ?? [], level + 1)]);
  const counts: Record<string, number> = { sections: 0, paragraphs: 0, lists: 0, 'block quotes': 0, quotations: report.quotes.length, tables: report.tables.length, pictures: report.images.length, sources: report.sources.length };
  for (const piece of article.pieces) if (piece.kind === 'text') counts[plural(piece.form)] = (counts[plural(piece.form)] ?? 0) + 1;
  const sections = walk(report.sections, 1);
  return { ...facts, bottomLine: article.meta.bottomLine ?? report.report.bottomLine, sections, counts: { ...counts, sections: sections.length } };
}

const kindNames: Readonly<Record<ImportKind, string>> = { text: 'plain text', markdown: 'Markdown', csv: 'a table (CSV)' };

/** Some lines of plain text, the last with a line end. */
export function describeUnderstood({ kind, encoding, language, title, words, bottomLine, sections }: Understood): string {
  const line = (name: string, value: string): string => `  ${name.padEnd(13)}${value}\n`;
  const outline = sections.map(({ title, level, holds }, index) => line(index === 0 ? 'sections' : '', `${'  '.repeat(level - 1)}${title}${holds === '' ? '' : ` (${holds})`}`));
  const short = bottomLine === undefined || bottomLine.length <= 80 ? bottomLine : `${bottomLine.slice(0, 80).replace(/\s+\S*$/, '')} …`;
  return [
    line('read as', `${kindNames[kind]}, ${encoding}, language ${language.tag} (${language.from}), ${words} words`),
    line('title', `${title.text} (${title.from})`),
    ...(short === undefined ? [] : [line('bottom line', short)]),
    ...outline,
  ].join('');
}
