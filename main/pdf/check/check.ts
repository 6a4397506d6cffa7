// `briefing check`: whether a file is what it claims to be. Reads any PDF; never throws but for files that cannot be opened.

import { openPdf, type PdfDocument } from '../read.ts';
import { type AttachedFile, readAttachments } from '../read/attachments.ts';
import { textOf } from '../read/value.ts';
import { checkAnnotations } from './annotations.ts';
import { checkColors } from './color.ts';
import { type ContentFacts, contentKey, ContentReader, endLine, type MarkedText } from './content.ts';
import { checkEmbedded } from './embedded.ts';
import { checkFile } from './file.ts';
import { checkFonts } from './fonts.ts';
import { checkGraphics } from './graphics.ts';
import { checkMetadata } from './metadata.ts';
import { type RuleId, rules, type Standard } from './rules.ts';
import { type Fail, nameOf, openSubject, pdfaid, pdfuaid, type Subject, type TagNode, xmpValue } from './subject.ts';
import { checkTags } from './tags.ts';

export type Finding = {
  readonly rule: RuleId;
  readonly standard: Standard;
  readonly clause: string;
  readonly message: string;
  /** From 1. */
  readonly page?: number | undefined;
  /** Number of the object. */
  readonly object?: number | undefined;
};

export type CheckedTag = { readonly role: string; readonly text: string; readonly alternative: string | undefined; readonly language: string | undefined; readonly children: readonly CheckedTag[] };
export type CheckedFont = { readonly name: string; readonly type: string; readonly embedded: boolean; readonly glyphs: number };

export type CheckReport = {
  readonly findings: readonly Finding[];
  /** What the file claims: `PDF/UA-1`, `PDF/A-3a`. */
  readonly claims: readonly string[];
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly pages: number;
  readonly fonts: readonly CheckedFont[];
  readonly structure: readonly CheckedTag[];
  readonly attachments: readonly AttachedFile[];
};

/** Checks a file. Throws UnreadablePdf where it cannot be opened. */
export function checkPdf(bytes: Uint8Array): CheckReport {
  const document = openPdf(bytes);
  const subject = openSubject(document);
  const findings = new Map<string, Finding>();
  const fail: Fail = (rule, message, place = {}) => {
    const { standard, clause } = rules[rule];
    const key = `${rule} ${message} ${place.page ?? ''} ${place.object ?? ''}`;
    if (!findings.has(key)) findings.set(key, { rule, standard, clause, message, ...place });
  };
  const reader = new ContentReader(document, fail);
  for (const page of subject.pages) reader.readPage(page);
  const content = reader.facts;
  checkMetadata(subject, fail);
  checkTags(subject, content, fail);
  checkFonts(document, content.fonts.values(), fail);
  checkAnnotations(subject, fail);
  checkColors(subject, content, fail);
  checkGraphics(document, content, fail);
  checkEmbedded(subject, fail);
  checkFile(subject, fail);
  return {
    findings: [...findings.values()],
    claims: claimsOf(subject),
    title: xmpValue(subject.xmp, '{http://purl.org/dc/elements/1.1/}title') ?? textOf(document.get(document.trailer, 'Info', 'Title')),
    language: textOf(document.get(subject.catalog, 'Lang')),
    pages: subject.pages.length,
    fonts: fontsOf(document, content),
    structure: subject.tags.map((tag) => readTag(document, content, tag, 0)),
    attachments: readAttachments(document),
  };
}

function claimsOf({ xmp }: Subject): readonly string[] {
  const [ua, part, level] = [xmpValue(xmp, `{${pdfuaid}}part`), xmpValue(xmp, `{${pdfaid}}part`), xmpValue(xmp, `{${pdfaid}}conformance`)];
  return [...(ua === undefined ? [] : [`PDF/UA-${ua}`]), ...(part === undefined ? [] : [`PDF/A-${part}${(level ?? '').toLowerCase()}`])];
}

function fontsOf(document: PdfDocument, content: ContentFacts): readonly CheckedFont[] {
  return [...content.fonts.values()].map(({ dictionary, codes }) => {
    const descendant = document.resolve(document.list(dictionary.entries.get('DescendantFonts'))[0]);
    const descriptor = document.get(descendant ?? dictionary, 'FontDescriptor') ?? document.get(dictionary, 'FontDescriptor');
    return {
      name: nameOf(document.get(dictionary, 'BaseFont')),
      type: nameOf(document.get(descendant, 'Subtype')) || nameOf(document.get(dictionary, 'Subtype')),
      embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((entry) => document.get(descriptor, entry) !== null),
      glyphs: codes.size,
    };
  });
}

/** Elements deeper than this are left out of the report. */
const deepestShown = 600;

function readTag(document: PdfDocument, content: ContentFacts, tag: TagNode, depth: number): CheckedTag {
  const entry = (name: string): string | undefined => textOf(document.get(tag.dictionary, name));
  const children: CheckedTag[] = [];
  let own = '';
  let last: MarkedText | undefined;
  for (const kid of depth > deepestShown ? [] : tag.kids) {
    const marked = kid.kind === 'content' ? content.texts.get(contentKey(kid.owner, kid.mcid)) : undefined;
    if (marked !== undefined && marked.text !== '') {
      const sameLine = last === undefined || (last.page === marked.page && Math.abs(last.last - (marked.first ?? 0)) <= marked.size * 0.6);
      own = (sameLine ? own : endLine(own)) + marked.text;
      last = marked;
    }
    if (kid.kind !== 'tag') continue;
    if (own !== '') children.push({ role: '', text: own, alternative: undefined, language: undefined, children: [] });
    own = '';
    children.push(readTag(document, content, kid, depth + 1));
  }
  const leaf = children.length === 0;
  if (!leaf && own !== '') children.push({ role: '', text: own, alternative: undefined, language: undefined, children: [] });
  const text = entry('ActualText') ?? (leaf ? own : '');
  return { role: tag.role, text, alternative: entry('Alt'), language: entry('Lang'), children };
}

/** The text in the order of reading: one line a block, a table row or the first line of a list item. */
export function readingText(structure: readonly CheckedTag[]): string {
  return readLines(structure).join('\n');
}

const inlineRoles: ReadonlySet<string> = new Set(['', 'Span', 'Quote', 'Reference', 'Link', 'Code', 'Lbl', 'Formula']);

function readLines(tags: readonly CheckedTag[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    const text = line.replaceAll('\u00ad ', '').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  for (const tag of tags) {
    if (inlineRoles.has(tag.role)) {
      line += inlineText(tag);
      continue;
    }
    end();
    lines.push(...blockLines(tag));
  }
  end();
  return lines;
}

function inlineText(tag: CheckedTag): string {
  if (tag.text !== '') return tag.text;
  return tag.children.every((child) => inlineRoles.has(child.role)) ? tag.children.map(inlineText).join('') : readLines(tag.children).join(' ');
}

function blockLines(tag: CheckedTag): readonly string[] {
  if (tag.role === 'Figure') return [tag.text === '' ? `[${tag.alternative ?? ''}]` : tag.text];
  if (tag.role === 'TR') return [tag.children.map((cell) => readLines([cell]).join(' ')).join(' | ')];
  if (tag.role === 'LI') {
    const label = tag.children.filter((child) => child.role === 'Lbl').map(inlineText).join(' ');
    const [first = '', ...rest] = readLines(tag.children.filter((child) => child.role !== 'Lbl'));
    return [`${label} ${first}`.trim(), ...rest];
  }
  return tag.text === '' ? readLines(tag.children) : readLines([{ ...tag, role: '' }]);
}
