// Bytes of an article (plain text, Markdown) or a table (CSV) and its file name → a dataset, and what was understood. Nothing
// of the text is lost and nothing is made up; where a choice had to be made, a diagnostic says which.

import type { Reporter } from '../../diagnostic.ts';
import type { Report } from '../report.ts';
import type { Article, ImportKind } from './article.ts';
import { buildReport } from './build.ts';
import { readCsv } from './csv.ts';
import { decodeText, refuse } from './decode.ts';
import { detectKind } from './detect.ts';
import { languageOf } from './language.ts';
import { readMarkdown } from './markdown-article.ts';
import { readPlainText } from './plain-text.ts';
import { understand, type Understood } from './understood.ts';

export type { ImportKind } from './article.ts';
export { describeUnderstood, type Understood } from './understood.ts';
export const importKinds = ['text', 'markdown', 'csv'] as const satisfies readonly ImportKind[];

/** What the author decides; found out where left out. */
export type ImportOptions = {
  readonly kind?: ImportKind;
  readonly encoding?: string;
  readonly title?: string;
  readonly language?: string;
  /** Leave the first paragraph in its section instead of making it the bottom line. */
  readonly keepLead?: boolean;
};
export type Imported = { readonly report: Report; readonly understood: Understood };

/** More pieces than any article has; each becomes an object of the dataset. */
const pieceLimit = 50_000;

/**
 * `file`: a name, for the kind, the title and messages. Throws BriefingError where the file is no text (see decode.ts, csv.ts),
 * or `too-many-pieces`. Reports, besides what the readers do, `title-from-file-name` and `language-unknown`.
 */
export function importReport(bytes: Uint8Array, file: string, options: ImportOptions, report: Reporter): Imported {
  const { text, encoding } = decodeText(bytes, file, options.encoding, report);
  const kind = options.kind ?? detectKind(text, file);
  const article = entitled(readers[kind](text, file, report), options.title);
  if (article.pieces.length > pieceLimit) refuse(file, 'too-many-pieces', `the file has ${article.pieces.length} paragraphs; at most ${pieceLimit} are read`);
  const title = titleOf(article, file, options, report);
  const language = chooseLanguage(article, text, file, options, report);
  const made = buildReport(article, { title: title.text, language: language.tag, keepLead: options.keepLead ?? false, file: file.replace(/^.*[/\\]/, '') });
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
  return { report: made, understood: understand(article, made, { kind, encoding, title, language, words }) };
}

const readers: Readonly<Record<ImportKind, (text: string, file: string, report: Reporter) => Article>> = { text: readPlainText, markdown: readMarkdown, csv: readCsv };

/** Where the author gives another title, the text's own stands below it. */
function entitled(article: Article, title: string | undefined): Article {
  if (title === undefined || article.title === undefined || article.title.from === 'table' || article.title.text === title.trim()) return article;
  const own = article.title.text;
  if (article.meta.subtitle === undefined) return { ...article, meta: { ...article.meta, subtitle: own } };
  return { ...article, pieces: [{ kind: 'heading', level: 1, title: own, line: 1 }, ...article.pieces] };
}

function titleOf(article: Article, file: string, options: ImportOptions, report: Reporter): Understood['title'] {
  if (options.title !== undefined && options.title.trim() !== '') return { text: options.title.trim(), from: 'option' };
  if (article.title !== undefined) return article.title;
  const text = titleFromName(file);
  report({ severity: 'info', stage: 'dataset', code: 'title-from-file-name', message: `the text has no title; its file name is taken: “${text}”`, hint: 'another one is set with --title, or in the dataset', source: { file } });
  return { text, from: 'file name' };
}

/** `reports/2025_border-crossings.csv` → `2025 border crossings`. */
function titleFromName(file: string): string {
  const name = file.replace(/^.*[/\\]/, '').replace(/(?!^)\.[^.]*$/, '').replace(/[_-]+|(?<=\p{L})\.(?=\p{L})/gu, ' ').trim();
  return name === '' ? 'Report' : name;
}

/** Decides about hyphenation and quotation marks, so that a wrong guess does little harm. */
function chooseLanguage(article: Article, text: string, file: string, options: ImportOptions, report: Reporter): Understood['language'] {
  if (options.language !== undefined) return { tag: options.language, from: 'option' };
  if (article.meta.language !== undefined) return { tag: article.meta.language, from: 'front matter' };
  const found = languageOf(text);
  if (found !== undefined) return { tag: found, from: 'text' };
  report({ severity: 'info', stage: 'dataset', code: 'language-unknown', message: 'the language of the text is not clear; it is set to English', hint: 'another one is set with --language, or in the dataset', source: { file } });
  return { tag: 'en', from: 'default' };
}
