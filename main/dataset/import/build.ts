// Article → Report: the pieces stand in sections, each object in its list, everything has an id. The first paragraph of a text
// is its bottom line, as news and good memoranda are written.

import type { Block, Image, Quote, Report, ReportMeta, Section, Source, Table } from '../report.ts';
import type { Article, Piece } from './article.ts';
import { escapeLine } from './escape.ts';
import { ownWordsOf, type OwnWords } from './language.ts';
import { createIds, slug } from './slug.ts';

export type BuildOptions = {
  readonly title: string;
  readonly language: string;
  /** Leave the first paragraph where it stands. */
  readonly keepLead: boolean;
  /** The name of the file, which is the source of all that it says, unless it cites sources itself. */
  readonly file: string;
};

/** A section while it grows. */
type Open = { readonly level: number; readonly section: { id: string; title: string; body: Block[]; sections: Section[]; sources?: string[] } };
type NewId = ReturnType<typeof createIds>;
type Lists = { readonly quotes: Quote[]; readonly tables: Table[]; readonly images: Image[]; /** What every claim of the file carries. */ readonly claim: { readonly sources?: string[] } };

/** The dataset that the article is. It loads without errors: ids are unique, and what is named exists. */
export function buildReport(article: Article, options: BuildOptions): Report {
  const words = ownWordsOf(options.language);
  const { lead, pieces } = options.keepLead || article.meta.bottomLine !== undefined ? { lead: undefined, pieces: article.pieces } : takeLead(article.pieces);
  const source = article.sources.length > 0 ? undefined : sourceOf(options, words);
  const lists: Lists = { quotes: [], tables: [], images: [], claim: source === undefined ? {} : { sources: [source.id] } };
  const newId = createIds();
  const sections = [...sectionsOf(pieces, words, lists, newId), ...detailsOf(article.leftOver, words, lists, newId)];
  const { title: _, ...meta } = article.meta;
  const report: ReportMeta = {
    id: slug(options.title, 'report'), title: options.title, ...meta, language: options.language,
    ...(lead === undefined ? {} : { bottomLine: lead }),
  };
  const { quotes, tables, images } = lists;
  return { report, sections, quotes, tables, images, figures: [], charts: [], timeline: [], questions: [], actors: [], glossary: [], sources: source === undefined ? article.sources : [source] };
}

/** The imported file as a source, to be completed by whoever knows more of it. */
function sourceOf({ title, file }: BuildOptions, words: OwnWords): Source {
  return { id: slug(file.replace(/\.[^.]*$/, ''), 'file'), type: 'document', title, note: `${words.imported} ${file}` };
}

/** The first paragraph, if it is a few sentences of text and others follow. */
function takeLead(pieces: readonly Piece[]): { lead: string | undefined; pieces: readonly Piece[] } {
  const [first, second] = pieces;
  const isLead = first?.kind === 'text' && first.form === 'paragraph' && second !== undefined && first.text.length >= 60 && first.text.length <= 900
    && /[.!?…]["”»’)\]]*$/.test(first.text) && !first.text.startsWith('[^');
  return isLead ? { lead: first.text, pieces: pieces.slice(1) } : { lead: undefined, pieces };
}

/** What stands before the first heading gets a section of its own. */
function sectionsOf(pieces: readonly Piece[], words: OwnWords, lists: Lists, newId: NewId): Section[] {
  const objectId = objectIds(pieces, newId);
  const top: Open = { level: 0, section: { id: '', title: '', body: [], sections: [] } };
  const open: Open[] = [top];
  const begin = (level: number, title: string): void => {
    while ((open.at(-1) as Open).level >= level) open.pop();
    const section: Open['section'] = { id: newId(title, 'section'), title, ...lists.claim, body: [], sections: [] };
    (open.at(-1) as Open).section.sections.push(section);
    open.push({ level, section });
  };
  const hasHeads = pieces.some(({ kind }) => kind === 'heading');
  for (const piece of pieces) {
    if (piece.kind === 'heading') begin(piece.level, piece.title);
    else {
      if (open.length === 1) begin(1, hasHeads ? words.introduction : pieces.every(({ kind }) => kind === 'table') ? words.data : words.text);
      (open.at(-1) as Open).section.body.push(blockOf(piece, words, lists, objectId));
    }
  }
  return tidy(top.section.sections);
}

/** Objects share one name space with sections, and leave them the names that links to headings use. */
function objectIds(pieces: readonly Piece[], newId: NewId): NewId {
  const titles = new Set(pieces.flatMap((piece) => (piece.kind === 'heading' ? [slug(piece.title, 'section')] : [])));
  return (name, fallback) => {
    const base = slug(name, fallback);
    return newId(titles.has(base) ? `${fallback}-${base}` : base, fallback);
  };
}

/** Without empty lists. Level by level down to the depth of six headings. */
function tidy(sections: readonly Section[]): Section[] {
  return sections.map(({ body = [], sections: below = [], ...own }) => ({ ...own, ...(body.length > 0 ? { body } : {}), ...(below.length > 0 ? { sections: tidy(below) } : {}) }));
}

function blockOf(piece: Exclude<Piece, { kind: 'heading' }>, words: OwnWords, lists: Lists, newId: NewId): Block {
  switch (piece.kind) {
    case 'text':
      return { kind: 'text', text: piece.text };
    case 'quote': {
      const id = newId(piece.quote.speaker, 'quote');
      lists.quotes.push({ id, ...piece.quote, ...lists.claim });
      return { kind: 'quote', id };
    }
    case 'table': {
      const title = piece.table.title ?? `${words.table} ${lists.tables.length + 1}`;
      const id = newId(title, 'table');
      lists.tables.push({ id, ...piece.table, title, ...lists.claim });
      return { kind: 'table', id };
    }
    default: {
      const id = newId(piece.image.file.replace(/\.\w+$/, '').replace(/^.*\//, ''), 'image');
      lists.images.push({ id, ...piece.image });
      return { kind: 'image', id };
    }
  }
}

/** Front matter that has no other place, as a section that a briefing may leave out. */
function detailsOf(leftOver: Article['leftOver'], words: OwnWords, lists: Lists, newId: NewId): Section[] {
  if (leftOver.length === 0) return [];
  const [section, table] = [newId(words.details, 'section'), newId('front matter', 'table')];
  const rows = leftOver.map(([name, value]) => [escapeLine(name), escapeLine(value.replace(/\s+/g, ' '))]);
  lists.tables.push({ id: table, title: words.details, columns: [{ label: '' }, { label: '' }], rows, ...lists.claim });
  return [{ id: section, title: words.details, optional: true, priority: 'low', body: [{ kind: 'table', id: table }] }];
}
