// Abbreviations that the report's glossary explains, in its texts: `<abbr title>` gives readers who listen the words.

import type { Content } from '../select/content.ts';
import { attributes, escapeText } from './html.ts';

type Abbreviations = { readonly pattern: RegExp; readonly terms: ReadonlyMap<string, string> };

const known = new WeakMap<Content, Abbreviations | undefined>();

/** Undefined where the glossary has none. */
export function abbreviationsOf(content: Content): Abbreviations | undefined {
  if (known.has(content)) return known.get(content);
  const terms = new Map(content.glossary.flatMap(({ abbreviation, term }) => (abbreviation === undefined ? [] : [[abbreviation, term] as const])));
  const words = [...terms.keys()].sort((a, b) => b.length - a.length).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const found = words.length === 0 ? undefined : { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu'), terms };
  known.set(content, found);
  return found;
}

/** Text as markup, with its abbreviations explained. */
export function markAbbreviations(text: string, content: Content): string {
  const abbreviations = abbreviationsOf(content);
  if (abbreviations === undefined) return escapeText(text);
  let html = '';
  let done = 0;
  for (const match of text.matchAll(abbreviations.pattern)) {
    html += `${escapeText(text.slice(done, match.index))}<abbr${attributes({ title: abbreviations.terms.get(match[0]) })}>${escapeText(match[0])}</abbr>`;
    done = match.index + match[0].length;
  }
  return html + escapeText(text.slice(done));
}
