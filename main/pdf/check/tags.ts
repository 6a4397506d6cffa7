// The structure tree (ISO 14289-1, 7.1 to 7.9; ISO 19005-2, 6.7): types, nesting, headings, alternatives, languages, and whether the
// parent tree says the same.

import { numbersIn } from '../read/attachments.ts';
import { type PdfValue, textOf } from '../read/value.ts';
import { type ContentFacts, contentKey } from './content.ts';
import { entriesOf, type Fail, idOf, nameOf, standardTypes, type Subject, tagKids, type TagNode } from './subject.ts';

export function checkTags(subject: Subject, content: ContentFacts, fail: Fail): void {
  const { document, catalog, allTags } = subject;
  if (document.get(catalog, 'MarkInfo', 'Marked') !== true) fail('A 6.7.2.2', 'MarkInfo does not say Marked');
  if (document.get(catalog, 'MarkInfo', 'Suspects') === true) fail('UA 01-007', 'MarkInfo says Suspects');
  if (document.get(catalog, 'StructTreeRoot') === null) fail('A 6.7.3', 'there is no structure tree');
  checkRoles(subject, fail);
  for (const tag of allTags) checkNesting(tag, (rule, message) => fail(rule, message, { object: tag.id }));
  checkHeadings(subject, fail);
  checkAlternatives(subject, fail);
  checkIdentifiers(subject, fail);
  checkLanguages(subject, content, fail);
  checkParentTree(subject, content, fail);
}

function checkRoles({ document, catalog, allTags }: Subject, fail: Fail): void {
  const roles = entriesOf(document.get(catalog, 'StructTreeRoot', 'RoleMap'));
  for (const type of roles.keys()) {
    if (standardTypes.has(type)) fail('UA 02-004', `the standard type ${type} is mapped`);
    const seen = new Set<string>();
    for (let role = type; roles.has(role); role = nameOf(roles.get(role))) {
      if (seen.has(role)) {
        fail('UA 02-003', `the role map goes round in a circle at "${role}"`);
        break;
      }
      seen.add(role);
    }
  }
  const unknown = new Set(allTags.filter((tag) => !standardTypes.has(tag.role)).map((tag) => tag.type));
  for (const type of unknown) fail('UA 02-001', `the structure type "${type}" is not standard`);
}

/** Where a part may stand, and what may stand in a whole. NonStruct, Div and the like between them are no part of PDF 1.7's rules. */
const parentsOf: Readonly<Record<string, { readonly rule: 'UA 09-004' | 'UA 09-005' | 'UA 09-006'; readonly in: readonly string[] }>> = {
  THead: { rule: 'UA 09-004', in: ['Table'] }, TBody: { rule: 'UA 09-004', in: ['Table'] }, TFoot: { rule: 'UA 09-004', in: ['Table'] },
  TR: { rule: 'UA 09-004', in: ['Table', 'THead', 'TBody', 'TFoot'] }, TH: { rule: 'UA 09-004', in: ['TR'] }, TD: { rule: 'UA 09-004', in: ['TR'] },
  LI: { rule: 'UA 09-005', in: ['L'] }, LBody: { rule: 'UA 09-005', in: ['LI'] }, TOCI: { rule: 'UA 09-006', in: ['TOC'] },
};
const childrenOf: Readonly<Record<string, { readonly rule: 'UA 09-004' | 'UA 09-005' | 'UA 09-006'; readonly only: readonly string[] }>> = {
  Table: { rule: 'UA 09-004', only: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'] },
  THead: { rule: 'UA 09-004', only: ['TR'] }, TBody: { rule: 'UA 09-004', only: ['TR'] }, TFoot: { rule: 'UA 09-004', only: ['TR'] },
  TR: { rule: 'UA 09-004', only: ['TH', 'TD'] },
  L: { rule: 'UA 09-005', only: ['L', 'LI', 'Caption'] }, LI: { rule: 'UA 09-005', only: ['Lbl', 'LBody', 'Div', 'Span'] },
  TOC: { rule: 'UA 09-006', only: ['TOC', 'TOCI', 'Caption'] },
};

function checkNesting(tag: TagNode, fail: (rule: 'UA 09-004' | 'UA 09-005' | 'UA 09-006', message: string) => void): void {
  const needs = parentsOf[tag.role];
  if (needs !== undefined && !needs.in.includes(tag.parent?.role ?? '')) fail(needs.rule, `a ${tag.role} stands in ${tag.parent?.role ?? 'the root'}`);
  const allows = childrenOf[tag.role];
  if (allows === undefined) return;
  for (const kid of tag.kids) {
    if (kid.kind !== 'tag') fail(allows.rule, `a ${tag.role} has content of its own`);
    else if (!allows.only.includes(kid.role)) fail(allows.rule, `a ${kid.role} stands in a ${tag.role}`);
  }
}

function checkHeadings({ allTags }: Subject, fail: Fail): void {
  const headings = allTags.filter((tag) => /^H[1-6]$/.test(tag.role));
  if (headings.length > 0 && allTags.some((tag) => tag.role === 'H')) fail('UA 14-007', 'H and H1 to H6 are both used');
  for (const tag of allTags) if (tagKids(tag).filter((kid) => kid.role === 'H').length > 1) fail('UA 14-006', `a ${tag.role} has several H`, { object: tag.id });
  let level = 0;
  for (const heading of headings) {
    const own = Number(heading.role[1]);
    if (level === 0 && own !== 1) fail('UA 14-002', `the first heading is an ${heading.role}`, { object: heading.id });
    else if (own > level + 1) fail('UA 14-003', `an ${heading.role} follows an H${level}`, { object: heading.id });
    level = own;
  }
}

function checkAlternatives(subject: Subject, fail: Fail): void {
  const { document, allTags } = subject;
  const has = (tag: TagNode, entry: string): boolean => (textOf(document.get(tag.dictionary, entry)) ?? '') !== '';
  for (const tag of allTags) {
    if (tag.role === 'Figure' && !has(tag, 'Alt') && !has(tag, 'ActualText')) fail('UA 13-004', 'a Figure has no Alt', { object: tag.id });
    if (tag.role === 'Formula' && !has(tag, 'Alt') && !has(tag, 'ActualText')) fail('UA 17-002', 'a Formula has no Alt', { object: tag.id });
    if (tag.role === 'Table') checkTable(subject, tag, fail);
  }
}

function checkTable({ document }: Subject, table: TagNode, fail: Fail): void {
  const cells: TagNode[] = [];
  const visit = (tag: TagNode): void => {
    for (const kid of tagKids(tag)) {
      if (kid.role === 'TH' || kid.role === 'TD') cells.push(kid);
      else if (kid.role !== 'Table') visit(kid);
    }
  };
  visit(table);
  const named = new Set(cells.flatMap((cell) => document.list(attribute(document, cell, 'Headers')).map((id) => textOf(document.resolve(id)) ?? '')));
  for (const cell of cells) {
    if (cell.role !== 'TH' || attribute(document, cell, 'Scope') !== null) continue;
    const id = textOf(document.get(cell.dictionary, 'ID'));
    if (id === undefined || !named.has(id)) fail('UA 15-003', 'a TH has no Scope, and no cell names it', { object: cell.id });
  }
}

function attribute(document: Subject['document'], tag: TagNode, name: string): PdfValue {
  const attributes = document.get(tag.dictionary, 'A');
  const all = typeof attributes === 'object' && attributes?.kind === 'array' ? attributes.items : [attributes];
  for (const one of all) {
    const value = document.get(one, name);
    if (value !== null) return value;
  }
  return null;
}

function checkIdentifiers({ document, allTags }: Subject, fail: Fail): void {
  const seen = new Set<string>();
  for (const tag of allTags) {
    const id = textOf(document.get(tag.dictionary, 'ID'));
    if (id === undefined) {
      if (tag.role === 'Note') fail('UA 19-003', 'a Note has no ID', { object: tag.id });
      continue;
    }
    if (seen.has(id)) fail('UA 19-004', `two elements have the ID "${id}"`, { object: tag.id });
    seen.add(id);
  }
}

/** RFC 5646, as far as its form goes. */
const languageTag = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

function checkLanguages({ document, catalog, allTags }: Subject, content: ContentFacts, fail: Fail): void {
  const wholly = textOf(document.get(catalog, 'Lang'));
  if (wholly !== undefined && !languageTag.test(wholly)) fail('A 6.7.4', `"${wholly}" is no language`);
  const known = new Map<TagNode, boolean>();
  for (const tag of allTags) {
    const own = textOf(document.get(tag.dictionary, 'Lang'));
    if (own !== undefined && own !== '' && !languageTag.test(own)) fail('A 6.7.4', `"${own}" is no language`, { object: tag.id });
    known.set(tag, (own ?? '') !== '' || (tag.parent !== undefined && known.get(tag.parent) === true));
  }
  if ((wholly ?? '') !== '') return;
  const unknown = allTags.filter((tag) => known.get(tag) !== true);
  const texts = unknown.filter((tag) => tag.kids.some((kid) => kid.kind === 'content' && /\p{L}/u.test(content.texts.get(contentKey(kid.owner, kid.mcid))?.text ?? '')));
  if (texts.length > 0) fail('UA 11-001', `the language of ${texts.length} elements is unknown`);
  const described = unknown.filter((tag) => ['Alt', 'ActualText', 'E'].some((entry) => tag.dictionary.entries.has(entry)));
  if (described.length > 0) fail('UA 11-002', `the language of ${described.length} replacement texts is unknown`);
}

/** Both directions: every marked content has a parent that has it as a kid. */
function checkParentTree({ document, catalog, pages, allTags }: Subject, content: ContentFacts, fail: Fail): void {
  const ownerOf = new Map<string, number>();
  for (const tag of allTags) for (const kid of tag.kids) if (kid.kind === 'content') ownerOf.set(contentKey(kid.owner, kid.mcid), tag.id);
  const parents = new Map(numbersIn(document, document.get(catalog, 'StructTreeRoot', 'ParentTree')));
  const owners = new Map<number, PdfValue>(pages.map((page) => [page.id, page.dictionary]));
  for (const form of content.formsWithTags.keys()) owners.set(form, document.object(form));
  const wrong = { page: 0, count: 0 };
  for (const key of content.texts.keys()) {
    const [owner = 0, mcid = 0] = key.split('/').map(Number);
    const entry = document.get(owners.get(owner), 'StructParents');
    const list = typeof entry === 'number' ? document.list(parents.get(entry)) : [];
    const parent = idOf(list[mcid]);
    if (parent !== 0 && ownerOf.get(key) === parent) continue;
    wrong.count++;
    wrong.page ||= pages.find((page) => page.id === owner)?.number ?? 0;
  }
  if (wrong.count > 0) fail('own-parent-tree', `${wrong.count} marked contents have no element, or another than the parent tree says`, { page: wrong.page || undefined });
}
