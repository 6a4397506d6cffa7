// HTML text in, the element tree out. The parser is parse5 (the HTML standard, chapter 13); this file turns its tree into
// plain Elements, takes out what a page on paper cannot do, and gathers title, language, metadata and style sheets.

import { parse, type ParserError } from 'parse5';
import type { Diagnostic, Place, Reporter } from '../diagnostic.ts';
import type { Document, Element, ElementChild, Origin, StyleReference } from './element.ts';
import { dataAttribute, originOf, placeAttribute, templatePlaceBefore } from './origin.ts';
import { describeParseError } from './parse-errors.ts';
import { type RawNode, type RawTree, treeAdapter } from './tree-adapter.ts';

/** Elements nested deeper than this are dropped; their text stays. Later stages may recurse over elements. */
export const nestingLimit = 512;

/** Elements that do not exist on paper; their content goes with them. */
const droppedElements = new Set(['script', 'template', 'iframe', 'frame', 'frameset', 'embed', 'applet', 'noframes']);
/** Elements that show nothing here but their fallback content. */
const fallbackElements = new Set(['object', 'video', 'audio', 'canvas', 'map', 'portal']);
/** Void elements, and those whose end tag may be left out (the HTML standard, 13.1.2.4). */
const mayStayOpen = new Set((
  'area base br col embed hr img input link meta param source track wbr '
  + 'html head body p li dt dd rt rp optgroup option colgroup caption thead tbody tfoot tr td th'
).split(' '));
const svgNamespace = 'http://www.w3.org/2000/svg';
const namespaces: Readonly<Record<string, Element['namespace']>> = {
  'http://www.w3.org/1999/xhtml': 'html',
  [svgNamespace]: 'svg',
};

/** What the walk carries along. */
type Walk = {
  readonly file: string;
  readonly text: string;
  readonly report: Reporter;
  readonly styles: StyleReference[];
  readonly metadata: Record<string, string>;
  title: string | undefined;
  tooDeep: Place | undefined;
};

/**
 * Parses a page. Never fails: HTML has no syntax errors, only warnings (`html-syntax`, `nesting-too-deep`,
 * `script-dropped`, `unsupported-element`), whose place is the template's where the text came from one.
 */
export function parseHtml(text: string, file: string, report: Reporter): Document {
  const walk: Walk = { file, text, report, styles: [], metadata: {}, title: undefined, tooDeep: undefined };
  const document = parse<RawTree>(text, {
    treeAdapter,
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    onParseError: (error) => reportParseError(error, walk),
  });
  const rawRoot = document.children.find((child) => child.name === 'html');
  const root = convert(rawRoot ?? { ...document, name: 'html' }, undefined, false, 1, walk);
  if (walk.tooDeep !== undefined) {
    warn(walk, 'nesting-too-deep', `elements are nested more than ${nestingLimit} deep: only the text of the inner ones is kept`, walk.tooDeep);
  }
  const language = root.attributes['lang'];
  return { root, title: walk.title, language: language === '' ? undefined : language, metadata: walk.metadata, styles: walk.styles };
}

function warn(walk: Walk, code: string, message: string, source: Place | undefined, hint?: string): void {
  const diagnostic: Diagnostic = {
    severity: 'warning', stage: 'html', code, message, ...(source !== undefined && { source }), ...(hint !== undefined && { hint }),
  };
  walk.report(diagnostic);
}

function reportParseError(error: ParserError, walk: Walk): void {
  const message = describeParseError(error, walk.text);
  if (message === undefined) return;
  const own = { file: walk.file, line: error.startLine, column: error.startCol };
  warn(walk, 'html-syntax', message, templatePlaceBefore(walk.text, error.startOffset, walk.file) ?? own);
}

function convert(raw: RawNode, parent: Origin | undefined, parentFromTemplate: boolean, depth: number, walk: Walk): Element {
  let place: string | undefined;
  let data: string | undefined;
  for (const { name, value } of raw.attributes) {
    if (name === placeAttribute) place = value;
    else if (name === dataAttribute) data = value;
  }
  const fromTemplate = place !== undefined || parentFromTemplate;
  const origin = originOf({
    file: walk.file, place, data, line: raw.location?.startLine, column: raw.location?.startCol, parent, fromTemplate: parentFromTemplate,
  });
  const element = {
    kind: 'element' as const,
    name: raw.name,
    namespace: namespaces[raw.namespace] ?? 'other',
    attributes: convertAttributes(raw, origin, walk),
    children: [] as readonly ElementChild[],
    origin,
  };
  if (isUnclosed(raw)) warn(walk, 'html-syntax', `<${raw.name}> is never closed`, origin, `add </${raw.name}>`);
  if (gather(raw, element, walk)) return element;
  element.children = convertChildren(raw, origin, fromTemplate, depth, walk);
  return element;
}

/** An element that was opened in the text, not closed there, and whose end tag may not be left out. */
function isUnclosed(raw: RawNode): boolean {
  const { location } = raw;
  return location !== null && location !== undefined && 'startTag' in location && location.startTag !== undefined
    && location.endTag === undefined && !mayStayOpen.has(raw.name) && raw.namespace !== svgNamespace;
}

function convertAttributes(raw: RawNode, origin: Origin | undefined, walk: Walk): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const { name, value, prefix } of raw.attributes) {
    if (name === placeAttribute || name === dataAttribute) continue;
    if (name.startsWith('on') && /^on[a-z]+$/.test(name)) {
      warn(walk, 'script-dropped', `the event handler "${name}" of <${raw.name}> has no meaning on paper`, origin);
      continue;
    }
    if (/^\s*javascript:/i.test(value) && (name === 'href' || name === 'src')) {
      warn(walk, 'script-dropped', `a link that runs a script is dropped from <${raw.name}>`, origin);
      continue;
    }
    attributes[prefix === undefined || prefix === '' ? name : `${prefix}:${name}`] = value;
  }
  return attributes;
}

function convertChildren(raw: RawNode, origin: Origin | undefined, fromTemplate: boolean, depth: number, walk: Walk): ElementChild[] {
  const children: ElementChild[] = [];
  let text = '';
  for (const child of raw.children) {
    if (child.name === '#text') text += child.text;
    else if (child.name.charCodeAt(0) === 35 || isDropped(child, walk)) continue;
    else if (depth >= nestingLimit) text += textOfDeep(child, walk);
    else {
      if (text !== '') children.push({ kind: 'text', text });
      text = '';
      children.push(convert(child, origin, fromTemplate, depth + 1, walk));
    }
  }
  if (text !== '') children.push({ kind: 'text', text });
  return children;
}

function isDropped(child: RawNode, walk: Walk): boolean {
  if (droppedElements.has(child.name)) {
    const code = child.name === 'script' ? 'script-dropped' : 'unsupported-element';
    if (child.name !== 'template') warn(walk, code, `<${child.name}> has no meaning on paper and is dropped`, placeOf(child, walk));
    return true;
  }
  if (fallbackElements.has(child.name)) {
    warn(walk, 'unsupported-element', `<${child.name}> is not shown: its fallback content stands in`, placeOf(child, walk));
  }
  return false;
}

function placeOf(raw: RawNode, walk: Walk): Place | undefined {
  const own = raw.attributes.find((attribute) => attribute.name === placeAttribute);
  return originOf({
    file: walk.file, place: own?.value, data: undefined, line: raw.location?.startLine, column: raw.location?.startCol,
    parent: undefined, fromTemplate: false,
  });
}

/** Text of a subtree below the nesting limit, gathered without recursion. */
function textOfDeep(raw: RawNode, walk: Walk): string {
  walk.tooDeep ??= placeOf(raw, walk);
  let text = '';
  const stack: RawNode[] = [raw];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (current.name === '#text') text += current.text;
    if (droppedElements.has(current.name) || current.name === 'style') continue;
    for (const child of current.children.toReversed()) stack.push(child);
  }
  return text;
}

/** Takes what the head says into the document. True where the element's content is used up by it. */
function gather(raw: RawNode, element: Element, walk: Walk): boolean {
  const { attributes } = element;
  const place = element.origin ?? { file: walk.file, line: 1, column: 1 };
  switch (raw.name) {
    case 'style':
      gatherStyle(raw, attributes, place, walk);
      return true;
    case 'link':
      gatherLink(attributes, place, walk);
      return false;
    case 'title':
      if (element.namespace === 'html') walk.title ??= textOf(raw).replace(/\s+/g, ' ').trim() || undefined;
      return false;
    case 'meta':
      if (attributes['name'] !== undefined) walk.metadata[attributes['name'].trim().toLowerCase()] ??= attributes['content'] ?? '';
      return false;
    default:
      return false;
  }
}

function textOf(raw: RawNode): string {
  return raw.children.map((child) => child.text).join('');
}

function gatherStyle(raw: RawNode, attributes: Readonly<Record<string, string>>, place: Origin, walk: Walk): void {
  const type = attributes['type']?.trim().toLowerCase() ?? '';
  if (type !== '' && type !== 'text/css') {
    warn(walk, 'unsupported-element', `a <style> of type "${type}" is not CSS and is ignored`, place);
    return;
  }
  const media = attributes['media'];
  walk.styles.push({ kind: 'inline', text: textOf(raw), place: textPlace(raw, place), ...(media !== undefined && { media }) });
}

/** Where the text of a style element begins, so that the sheet's own positions can be told. */
function textPlace(raw: RawNode, place: Origin): Origin {
  const location = raw.location;
  const start = location && 'startTag' in location ? location.startTag : undefined;
  if (start === undefined || start === null || raw.attributes.some((attribute) => attribute.name === placeAttribute)) return place;
  return { ...place, line: start.endLine, column: start.endCol };
}

function gatherLink(attributes: Readonly<Record<string, string>>, place: Origin, walk: Walk): void {
  const relations = (attributes['rel'] ?? '').toLowerCase().split(/\s+/);
  const href = attributes['href']?.trim();
  if (!relations.includes('stylesheet') || relations.includes('alternate')) return;
  if (href === undefined || href === '') {
    warn(walk, 'missing-sheet', '<link rel="stylesheet"> without an address', place, 'give it an href');
    return;
  }
  const media = attributes['media'];
  walk.styles.push({ kind: 'link', href, place, ...(media !== undefined && { media }) });
}
