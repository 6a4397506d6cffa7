// A paragraph that is one quotation: what was said, without its marks; and the line under it that names the speaker.

import type { Quote } from '../report.ts';
import { speakerOf } from './speaker.ts';

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'], ['«', '»'], ['„', '“'], ['„', '”'], ['»', '«'], ['"', '"'], ['‘', '’'], ['”', '”'],
];

/** The words between quotation marks, where these enclose the whole text and no others stand between them. */
export function quotedWords(text: string): string | undefined {
  for (const [open, close] of pairs) {
    if (!text.startsWith(open)) continue;
    const end = text.endsWith(close) ? text.length - close.length : /[.,;]$/.test(text) && text.at(-2) === close ? text.length - 2 : -1;
    if (end <= open.length) continue;
    const words = text.slice(open.length, end);
    const rest = text.slice(end + close.length);
    const broken = words.includes(open) || (close !== '’' && words.includes(close));
    if (!broken && /[\p{L}\p{N}]/u.test(words)) return words + rest;
  }
  return undefined;
}

/** "— Ada Holt, mayor of Bryn": who said what stands above. */
const signature = /^(?:—|–|―|--?)\s*(\p{Lu}[^\n]{1,118})$/u;

export function signatureOf(text: string): Pick<Quote, 'speaker' | 'role'> | undefined {
  const words = signature.exec(text)?.[1]?.trim();
  if (words === undefined || /[.!?]["”]?$/.test(words.replace(/\b\p{Lu}\.$/u, ''))) return undefined;
  const comma = words.indexOf(',');
  const [speaker, role] = comma < 0 ? [words, ''] : [words.slice(0, comma).trim(), words.slice(comma + 1).trim()];
  if (speaker.split(/\s+/).length > 6) return undefined;
  return role === '' ? { speaker } : { speaker, role };
}

/** A quotation as an object, where the paragraph before ends in a colon and names the speaker; else undefined. */
export function quoteAfter(paragraph: string | undefined, words: string): Omit<Quote, 'id'> | undefined {
  if (paragraph === undefined || !/:\s*$/.test(paragraph)) return undefined;
  const speaker = speakerOf(paragraph);
  return speaker === undefined ? undefined : { text: words, ...speaker };
}
