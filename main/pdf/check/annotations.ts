// Annotations, links, actions and destinations (ISO 14289-1, 7.18; ISO 19005-2, 6.3 and 6.5).

import type { PdfDocument } from '../read.ts';
import { namesIn, numbersIn } from '../read/attachments.ts';
import { type PdfDictionary, type PdfValue, textOf } from '../read/value.ts';
import { entriesOf, type Fail, idOf, isDictionary, nameOf, type PageFacts, type Subject, type TagNode } from './subject.ts';

const allowedTypes = new Set([
  'Text', 'Link', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Stamp', 'Caret', 'Ink',
  'Popup', 'FileAttachment', 'Widget', 'PrinterMark', 'TrapNet', 'Watermark', 'Redact',
]);
const allowedActions = new Set(['GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm']);
const allowedNamed = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);
const safeAddress = /^(https?|mailto|tel):/i;

export function checkAnnotations(subject: Subject, fail: Fail): void {
  const { document, catalog, pages } = subject;
  const parents = new Map(numbersIn(document, document.get(catalog, 'StructTreeRoot', 'ParentTree')));
  const tags = new Map(subject.allTags.map((tag) => [tag.id, tag]));
  const context: Context = { document, parents, tags, targets: targetsOf(subject), fail };
  for (const page of pages) {
    const annotations = document.list(page.dictionary.entries.get('Annots'));
    checkTabs(document, page, annotations.length, fail);
    if (page.dictionary.entries.has('AA')) fail('A 6.5.2', 'a page has additional actions', { page: page.number });
    for (const annotation of annotations) checkAnnotation(context, annotation, page);
  }
  if (entriesOf(catalog).has('AA')) fail('A 6.5.2', 'the catalogue has additional actions');
  checkOpening(context, catalog);
  checkReferences(subject, fail);
  checkOutline(context, catalog);
}

type Context = {
  readonly document: PdfDocument;
  readonly parents: ReadonlyMap<number, PdfValue>;
  readonly tags: ReadonlyMap<number, TagNode>;
  readonly targets: { readonly pages: ReadonlySet<number>; readonly names: ReadonlySet<string> };
  readonly fail: Fail;
};

function targetsOf({ document, catalog, pages }: Subject): Context['targets'] {
  const names = namesIn(document, document.get(catalog, 'Names', 'Dests')).map(([name]) => name);
  return { pages: new Set(pages.map((page) => page.id)), names: new Set([...names, ...entriesOf(document.get(catalog, 'Dests')).keys()]) };
}

function checkTabs(document: PdfDocument, page: PageFacts, count: number, fail: Fail): void {
  if (count === 0) return;
  const tabs = nameOf(document.get(page.dictionary, 'Tabs'));
  if (tabs === '') fail('UA 28-008', 'the page has no Tabs', { page: page.number });
  else if (tabs !== 'S') fail('UA 28-009', `Tabs of the page is ${tabs}`, { page: page.number });
}

function checkAnnotation(context: Context, reference: PdfValue, page: PageFacts): void {
  const { document, fail } = context;
  const annotation = document.resolve(reference);
  if (!isDictionary(annotation)) return;
  const place = { page: page.number, object: idOf(reference) };
  const type = nameOf(document.get(annotation, 'Subtype'));
  if (!allowedTypes.has(type)) fail('A 6.3.1', `an annotation of type "${type}"`, place);
  checkFlags(document, annotation, type, (rule, message) => fail(rule, message, place));
  const contents = textOf(document.get(annotation, 'Contents')) ?? '';
  const tag = tagOf(context, annotation);
  const hidden = type === 'Popup';
  if (type === 'Link') {
    if (tag?.role !== 'Link') fail('UA 28-011', 'a link is not inside a Link', place);
    if (contents.trim() === '') fail('UA 28-012', 'a link has no Contents', place);
  } else if (!hidden && type !== 'Widget') {
    if (tag === undefined) fail('UA 28-002', 'an annotation is not in the structure tree', place);
    if (contents.trim() === '' && textOf(document.get(tag?.dictionary, 'Alt')) === undefined) fail('UA 28-004', 'an annotation has no Contents', place);
  }
  checkAction(context, document.get(annotation, 'A'), place);
  if (annotation.entries.has('Dest')) checkDestination(context, document.get(annotation, 'Dest'), place);
}

function checkFlags(document: PdfDocument, annotation: PdfDictionary, type: string, fail: Fail): void {
  const flags = document.get(annotation, 'F');
  const bits = typeof flags === 'number' ? flags : 0;
  const [invisible, hidden, print, noView, toggles] = [1, 2, 4, 32, 256].map((bit) => (bits & bit) !== 0);
  if (type !== 'Popup' && (!print || invisible || hidden || noView || toggles)) fail('A 6.3.2', 'an annotation is hidden or is not printed');
  const needsLook = type !== 'Popup' && type !== 'Link' && !emptyRect(document, annotation);
  if (needsLook && document.get(annotation, 'AP', 'N') === null) fail('A 6.3.3', 'an annotation has no appearance');
}

function emptyRect(document: PdfDocument, annotation: PdfDictionary): boolean {
  const [left, bottom, right, top] = document.list(annotation.entries.get('Rect')).map(document.resolve);
  return left === right && bottom === top;
}

/** The structure element that the parent tree gives for an annotation. */
function tagOf({ document, parents, tags }: Context, annotation: PdfDictionary): TagNode | undefined {
  const key = document.get(annotation, 'StructParent');
  return typeof key === 'number' ? tags.get(idOf(parents.get(key))) : undefined;
}

type Place = { readonly page?: number; readonly object?: number };

function checkAction(context: Context, action: PdfValue, place: Place): void {
  const { document, fail } = context;
  let current = action;
  for (let count = 0; count < 20 && isDictionary(current); count++) {
    const type = nameOf(document.get(current, 'S'));
    if (!allowedActions.has(type) || (type === 'Named' && !allowedNamed.has(nameOf(document.get(current, 'N'))))) fail('A 6.5.1', `an action of type "${type}"`, place);
    if (type === 'URI' && !safeAddress.test(textOf(document.get(current, 'URI')) ?? '')) fail('own-scheme', `a link leads to "${textOf(document.get(current, 'URI')) ?? ''}"`, place);
    if (type === 'GoTo') checkDestination(context, document.get(current, 'D'), place);
    current = document.get(current, 'Next');
  }
}

function checkDestination({ document, targets, fail }: Context, destination: PdfValue, place: Place): void {
  const name = textOf(destination) ?? nameOf(destination);
  const found = name === '' ? targets.pages.has(idOf(document.list(destination)[0])) : targets.names.has(name);
  if (!found) fail('own-destination', 'a link leads to a place that does not exist', place);
}

function checkOpening(context: Context, catalog: PdfValue): void {
  const opening = context.document.get(catalog, 'OpenAction');
  if (isDictionary(opening)) checkAction(context, opening, {});
  else if (opening !== null) checkDestination(context, opening, {});
}

/** An OBJR's page is the page whose annotations hold its object; the annotation's parent is the element with the OBJR. */
function checkReferences({ document, pages, allTags }: Subject, fail: Fail): void {
  const pageOf = new Map<number, PageFacts>();
  for (const page of pages) for (const annotation of document.list(page.dictionary.entries.get('Annots'))) pageOf.set(idOf(annotation), page);
  for (const tag of allTags) {
    for (const kid of tag.kids) {
      if (kid.kind !== 'object') continue;
      const page = pageOf.get(kid.object);
      if (page === undefined) fail('own-link-page', `a ${tag.role} refers to an annotation that is on no page`, { object: tag.id });
      else if (page.id !== kid.page) fail('own-link-page', `a ${tag.role} refers to an annotation as if it stood on another page`, { page: page.number, object: tag.id });
    }
  }
}

function checkOutline(context: Context, catalog: PdfValue): void {
  const { document } = context;
  const seen = new Set<PdfValue>();
  const waiting = [document.get(catalog, 'Outlines', 'First')];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (!isDictionary(item) || seen.has(item)) continue;
    seen.add(item);
    checkAction(context, document.get(item, 'A'), {});
    if (item.entries.has('Dest')) checkDestination(context, document.get(item, 'Dest'), {});
    waiting.push(document.get(item, 'Next'), document.get(item, 'First'));
  }
}
