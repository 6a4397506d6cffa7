// What kind of file it is: by its name where that is plain, else by what stands in it.

import type { ImportKind } from './article.ts';
import { delimiterOf } from './csv.ts';

const extensions: Readonly<Record<string, ImportKind>> = { csv: 'csv', tsv: 'csv', tab: 'csv', md: 'markdown', markdown: 'markdown', mdown: 'markdown', qmd: 'markdown', rmd: 'markdown' };

export const extensionOf = (file: string): string => /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** `.txt`, other names and standard input are judged by their content. */
export function detectKind(text: string, file: string): ImportKind {
  const named = extensions[extensionOf(file)];
  if (named !== undefined) return named;
  if (looksLikeMarkdown(text)) return 'markdown';
  return looksLikeTable(text) ? 'csv' : 'text';
}

/** Each a sign that hardly stands in plain text; one of the strong or two of the weak decide. */
const strong = [/^---[ \t]*\r?\n[\p{L}_][^\n]*:[^\n]*\n[\s\S]*?^(?:---|\.\.\.)[ \t]*$/mu, /^#{1,6}[ \t]+\S[^\n]*\r?\n[\s\S]*^#{1,6}[ \t]+\S/m, /^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|[-:| \t]*$/m, /^(?:```|~~~)[^\n`]*\r?\n[\s\S]*^(?:```|~~~)[ \t]*$/m];
const weak = [/^#{1,6}[ \t]+\p{L}[^\n]*(?:\r?\n|$)/mu, /\[[^\]\n]+\]\((?:https?:|mailto:|#|[\w./-]+\))/, /\*\*\p{L}[^*\n]*\*\*/u, /(?<![\p{L}\p{N}])_\p{L}[^_\n]*_(?![\p{L}\p{N}])/u, /!\[[^\]\n]*\]\(/, /^\[[^\]\n]+\]:[ \t]*\S/m, /\[@[\p{L}\p{N}_]/u];

function looksLikeMarkdown(text: string): boolean {
  const start = text.slice(0, 100_000);
  const isFront = strong[0]?.exec(start)?.index === 0;
  return isFront || strong.slice(1).some((sign) => sign.test(start)) || weak.filter((sign) => sign.test(start)).length >= 2;
}

/** Lines that all have as many cells: tabs or semicolons from two on, commas, which stand in every sentence, from three. */
function looksLikeTable(text: string): boolean {
  const found = delimiterOf(text);
  if (found === undefined || !found.even) return false;
  const lines = text.split(/\r\n|[\n\r]/, 50).filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  const enough = found.delimiter === ',' ? found.columns >= 3 && lines.length >= 3 && !lines.some((line) => /[.!?]["”»]?$/.test(line.trim())) : found.columns >= 2;
  return enough && lines.every((line) => line.length < 2000);
}
