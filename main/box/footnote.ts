// Footnotes: the call in the text, the note for the foot of the page, the links between them. CSS GCPM 3, chapter 2. Tags: Reference
// and Link for the call, then Note with Lbl and a Link back.

import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import { anonymousStyle, blockify } from './anonymous.ts';
import type { Box, InlineElement } from './box.ts';
import { addCounters, beginBox } from './box-common.ts';
import { addContent } from './content.ts';
import { restoreTags, saveTags } from './element-tags.ts';
import { FlowBuilder } from './flow-builder.ts';
import { type Generation, warnAt } from './generation.ts';
import { targetName } from './targets.ts';

/** Adds call and note of a `float: footnote` element, whose counters have been entered. */
export function generateFootnote(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  gen.footnotes += 1;
  const noteId = targetName(styled) ?? freeId(gen, 'footnote', gen.footnotes);
  const callId = freeId(gen, 'footnote-call', gen.footnotes);
  const outer = gen.footnoteId;
  gen.footnoteId = noteId;
  flow.paragraph.open(styled.element.origin);
  addCall(gen, styled, flow, noteId, callId);
  flow.addOutOfFlow('footnote', noteBox(gen, styled, noteId, callId));
  gen.footnoteId = outer;
}

/** The style of a note in a running element: margins of pages have no footnotes, so it stands where it is called, unnumbered. Reports `footnote-in-running`. */
export function noteInPlace(gen: Generation, styled: StyledElement): ComputedStyle {
  warnAt(gen, styled, 'footnote-in-running', 'a footnote in a running element is set where it is called', 'margins of pages have no footnotes; call it in the flow');
  if (!gen.isPageCounter('footnote')) gen.counters.increment('footnote', -1);
  return noteStyle(styled.style);
}

function freeId(gen: Generation, stem: string, number: number): string {
  let id = `${stem}-${number}`;
  while (gen.targets.get(id) !== undefined) id = `${id}-`;
  return id;
}

function addCall(gen: Generation, styled: StyledElement, flow: FlowBuilder, noteId: string, callId: string): void {
  const saved = saveTags(gen);
  const { origin } = styled.element;
  const style = styled.pseudo.footnoteCall ?? anonymousStyle(styled.style, 'inline');
  if (contentOf(style).length > 0 && flow.joinsCall()) flow.addText(separatorOf(style), style, origin);
  const href = `#${noteId}`;
  if (gen.tags.artifact === undefined) {
    gen.tags.open('Reference', { id: callId }, origin);
    gen.tags.open('Link', { href, alternative: noteName(gen, styled) }, origin);
  }
  const inline: InlineElement = { style, source: gen.tags.source(origin), label: 'footnote call', id: callId, href };
  flow.openInline(inline);
  addContent({ gen, flow, style, host: styled }, contentOf(style));
  flow.closeInline(inline);
  restoreTags(gen, saved);
}

/** What parts two calls in a row, lest 15 and 16 read as 1516: a comma and a narrow space, at which no line breaks. */
function separatorOf({ language }: ComputedStyle): string {
  return `${/^(?:ar|fa|ur|ps|ckb)\b/i.test(language) ? '\u060c' : ','}\u202f`;
}

function noteBox(gen: Generation, styled: StyledElement, noteId: string, callId: string): Box {
  const saved = saveTags(gen);
  const { origin } = styled.element;
  gen.context = { ...gen.context, link: undefined };
  const style = noteStyle(styled.style);
  if (gen.tags.artifact === undefined) {
    const language = styled.style.language === gen.language ? undefined : { language: styled.style.language };
    gen.tags.open('Note', { id: noteId, ...language }, origin);
    gen.language = styled.style.language;
  }
  const common = { ...beginBox(gen, styled, style), id: noteId, label: 'footnote' };
  const flow = new FlowBuilder(gen, style, true);
  addMarker(gen, styled, flow, callId);
  gen.walk.content(styled, flow);
  addCounters(common, gen);
  const box = flow.finish(common);
  restoreTags(gen, saved);
  return box;
}

function addMarker(gen: Generation, styled: StyledElement, flow: FlowBuilder, callId: string): void {
  const style = styled.pseudo.footnoteMarker ?? anonymousStyle(styled.style, 'inline');
  const parts = contentOf(style);
  if (parts.length === 0) return;
  const { origin } = styled.element;
  const saved = saveTags(gen);
  const href = `#${callId}`;
  if (gen.tags.artifact === undefined) {
    gen.tags.open('Lbl', undefined, origin);
    gen.tags.open('Link', { href, alternative: noteName(gen, styled) }, origin);
  }
  const inline: InlineElement = { style, source: gen.tags.source(origin), label: 'footnote marker', href };
  flow.openInline(inline);
  addContent({ gen, flow, style, host: styled }, parts);
  flow.closeInline(inline);
  restoreTags(gen, saved);
}

/** What call and marker show where the sheets do not say: the number. */
function contentOf(style: ComputedStyle): Exclude<ComputedStyle['content'], string> {
  if (style.content === 'none') return [];
  if (style.content === 'normal') return [{ kind: 'counter', name: 'footnote', style: 'decimal' }];
  return style.content;
}

/** Description of the links between call and note, in the words of the document's language. */
function noteName(gen: Generation, styled: StyledElement): string {
  const primary = styled.style.language.split('-')[0]?.toLowerCase() ?? '';
  const number = gen.isPageCounter('footnote') ? gen.footnotes : gen.counters.value('footnote');
  return `${noteNames[primary] ?? noteNames['en']} ${number}`;
}
const noteNames: Readonly<Record<string, string>> = {
  en: 'Footnote', de: 'Fußnote', fr: 'Note', uk: 'Виноска', ru: 'Сноска', es: 'Nota', it: 'Nota', pt: 'Nota', nl: 'Voetnoot', pl: 'Przypis',
};

const noteStyles = new WeakMap<ComputedStyle, ComputedStyle>();
function noteStyle(style: ComputedStyle): ComputedStyle {
  let result = noteStyles.get(style);
  if (result === undefined) noteStyles.set(style, (result = { ...blockify(style), float: 'none' }));
  return result;
}
