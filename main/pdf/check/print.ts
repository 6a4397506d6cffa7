// A check's report as text, for people.

import type { AttachedFile } from '../read/attachments.ts';
import { type CheckedTag, type CheckReport, type Finding, readingText } from './check.ts';
import { rules } from './rules.ts';

const longestText = 60;

export function printCheck(report: CheckReport): string {
  const sections = [
    printHead(report),
    printFindings(report.findings),
    section('Fonts', report.fonts.map((font) => `${font.name}  ${font.type}  ${font.embedded ? 'embedded' : 'NOT embedded'}  ${font.glyphs} glyphs`)),
    section('Structure', report.structure.flatMap((tag) => printTag(tag, 0))),
    section('Reading order', readingText(report.structure).split('\n').filter((line) => line !== '')),
    section('Attachments', report.attachments.map(printAttachment)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function printHead({ claims, title, language, pages }: CheckReport): string {
  const facts = [title === undefined ? 'no title' : `“${title}”`, language ?? 'no language', `${pages} ${pages === 1 ? 'page' : 'pages'}`];
  return `${facts.join(', ')}\nclaims: ${claims.length === 0 ? 'nothing' : claims.join(', ')}`;
}

function printFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return `Conformance: nothing found; ${Object.keys(rules).length} rules were checked.`;
  return section(`Conformance: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`, findings.map(printFinding));
}

/** `PDF/UA-1 7.3 [13-004], page 2: a Figure has no Alt` */
export function printFinding({ rule, standard, clause, message, page, object }: Finding): string {
  const name = standard === 'own' ? `[${rule}]` : standard === 'PDF/UA-1' ? `PDF/UA-1 ${clause} [${rule.replace('UA ', '')}]` : `PDF/A ${clause}`;
  const place = [page === undefined ? '' : `page ${page}`, object === undefined || object === 0 ? '' : `object ${object}`].filter((part) => part !== '');
  return `${[name, ...place].join(', ')}: ${message}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function printTag(tag: CheckedTag, depth: number): readonly string[] {
  const text = tag.text.length > longestText ? `${tag.text.slice(0, longestText)}…` : tag.text;
  const extra = [
    tag.language === undefined ? '' : ` (${tag.language})`,
    text === '' ? '' : ` ${JSON.stringify(text)}`,
    tag.alternative === undefined ? '' : ` alternative ${JSON.stringify(tag.alternative)}`,
  ].join('');
  return [`${'  '.repeat(depth)}${tag.role === '' ? '·' : tag.role}${extra}`, ...tag.children.flatMap((child) => printTag(child, depth + 1))];
}

function printAttachment({ name, mime, relationship, description, data }: AttachedFile): string {
  return `${name}  ${mime}  ${relationship}  ${data.length} bytes${description === undefined ? '' : `  ${description}`}`;
}
