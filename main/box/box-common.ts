// What every box carries whatever its kind: style, source, target name, bookmark, string-set, counters, a label for people.

import type { Element, Origin } from '../html/element.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import type { BlockBox } from './box.ts';
import { contentText } from './content-text.ts';
import type { Generation } from './generation.ts';
import { artifactSource, type Source } from './structure.ts';
import type { Growing } from './structure-tree.ts';
import { targetName, textOf } from './targets.ts';

/** The shared part of a box, still growing: the counters are known when ::before is done. */
export type BoxCommon = Growing<Omit<BlockBox, 'kind' | 'children' | 'marker'>>;

/** Begins a box for an element whose counters have been entered and whose tag, if it has one, is open. */
export function beginBox(gen: Generation, styled: StyledElement, style: ComputedStyle): BoxCommon {
  const common = beginCommon(gen, styled, style, boxSource(gen, styled.element.origin));
  if (gen.pendingRunning.length > 0) {
    common.running = gen.pendingRunning;
    gen.pendingRunning = [];
  }
  return common;
}

/** A box with a Link's tag is a link as a whole: only the outermost one in the link may have it. */
export function boxSource(gen: Generation, origin: Origin | undefined): Source {
  const { tags } = gen;
  if (tags.artifact === undefined && tags.tag.role === 'Link') {
    if (gen.wholeLink !== tags.tag) return artifactSource('layout', origin);
    gen.wholeLink = undefined;
  }
  return tags.source(origin);
}

/** Begins an inline element's part in the line. */
export function beginInline(gen: Generation, styled: StyledElement): BoxCommon {
  return beginCommon(gen, styled, styled.style, gen.tags.source(styled.element.origin));
}

function beginCommon(gen: Generation, styled: StyledElement, style: ComputedStyle, source: Source): BoxCommon {
  const common: BoxCommon = { style, source, label: labelOf(styled) };
  const id = targetName(styled);
  if (id !== undefined && gen.targets.isTarget(styled, id)) common.id = id;
  if (style.bookmarkLevel !== 'none') addBookmark(common, gen, styled);
  if (style.stringSet.length > 0) {
    common.strings = style.stringSet.map(({ name, parts }) => ({ name, value: contentText(gen, parts, styled) }));
  }
  if (style.counterReset.length > 0 || style.counterSet.length > 0) addPageCounters(common, gen, style);
  return common;
}

/** Records the counters that references to this box, or margin boxes of its page, may ask for. */
export function addCounters(common: BoxCommon, gen: Generation): void {
  const { style } = common;
  if (common.id !== undefined || style.counterReset.length + style.counterIncrement.length + style.counterSet.length > 0) {
    common.counters = gen.counters.snapshot();
  }
}

function addBookmark(common: BoxCommon, gen: Generation, styled: StyledElement): void {
  const { bookmarkLevel, bookmarkLabel, bookmarkState } = common.style;
  if (bookmarkLevel === 'none') return;
  const written = bookmarkLabel.length === 0 ? textOf(styled) : contentText(gen, bookmarkLabel, styled);
  const label = written.replace(/\s+/g, ' ').trim();
  if (label !== '') common.bookmark = { level: bookmarkLevel, label, open: bookmarkState === 'open' };
}

function addPageCounters(common: BoxCommon, gen: Generation, style: ComputedStyle): void {
  const reset = style.counterReset.filter(({ name }) => gen.isPageCounter(name));
  const set = style.counterSet.filter(({ name }) => gen.isPageCounter(name));
  if (reset.length + set.length > 0) common.pageCounters = { reset, set };
}

/** Short words for a person: `heading "Scope"`, `table row`, `div.tile`. */
function labelOf(styled: StyledElement): string {
  const { element } = styled;
  const known = labels.get(element.name);
  if (known === 'heading') return `heading "${shorten(textOf(styled))}"`;
  if (known !== undefined) return known;
  return labelByClass(element);
}

function labelByClass(element: Element): string {
  const first = element.attributes['class']?.trim().split(/\s+/)[0];
  return first === undefined || first === '' || element.name.startsWith('::') ? element.name : `${element.name}.${first}`;
}

export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39).trimEnd()}…`;
}

const labels: ReadonlyMap<string, string> = new Map([
  ['h1', 'heading'], ['h2', 'heading'], ['h3', 'heading'], ['h4', 'heading'], ['h5', 'heading'], ['h6', 'heading'],
  ['p', 'paragraph'], ['li', 'list item'], ['ul', 'list'], ['ol', 'list'], ['dl', 'list'], ['dt', 'term'], ['dd', 'definition'],
  ['figure', 'figure'], ['figcaption', 'caption'], ['caption', 'caption'], ['img', 'image'], ['svg', 'drawing'],
  ['blockquote', 'quotation'], ['table', 'table'], ['thead', 'table head'], ['tbody', 'table body'], ['tfoot', 'table foot'],
  ['tr', 'table row'], ['td', 'table cell'], ['th', 'table cell'], ['pre', 'code'], ['a', 'link'], ['hr', 'rule'],
]);
