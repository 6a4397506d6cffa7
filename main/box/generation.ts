// The state of one walk over the styled elements, shared by the files of this stage. Made by generate.ts.

import type { Reporter } from '../diagnostic.ts';
import type { Origin } from '../html/element.ts';
import type { StyledDocument, StyledElement } from '../style/styled.ts';
import type { BlockBox, ImageSource, InlineBox, InlineElement, RunningBox } from './box.ts';
import type { CounterScopes } from './counters.ts';
import type { FlowBuilder } from './flow-builder.ts';
import type { OpenTag, TagCursor } from './structure-tree.ts';
import type { TargetIndex } from './targets.ts';

export type Generation = {
  readonly document: StyledDocument;
  readonly report: Reporter;
  /** The picture at an address; a missing one is reported once, at the place that first asks. */
  readonly image: (url: string, origin: Origin | undefined) => ImageSource;
  readonly counters: CounterScopes;
  readonly isPageCounter: (name: string) => boolean;
  readonly targets: TargetIndex;
  readonly tags: TagCursor;
  readonly walk: Walk;
  /** How deep in quotations the walk is. */
  quoteDepth: number;
  /** The Link whose area is the box that is about to begin. */
  wholeLink: OpenTag | undefined;
  /** Language of the innermost tag that gives one. */
  language: string;
  context: ElementContext;
  /** Running elements that wait for the box before which they stood. */
  pendingRunning: RunningBox[];
  /** Level of the last heading, 0 before the first. */
  headingLevel: number;
  /** How many footnotes there were so far. */
  footnotes: number;
  /** Target name of the footnote whose call or content is being generated. */
  footnoteId: string | undefined;
  /** How many target-text() are being worked out one within the other. */
  textDepth: number;
};

/** What an element's ancestors say about it; saved and restored around elements that change it. */
export type ElementContext = {
  /** Within a table that is one (not role=presentation). */
  readonly table: boolean;
  readonly list: 'L' | 'TOC' | 'none';
  /** Within the navigation that holds the table of contents. */
  readonly contents: boolean;
  /** Within a box that is part of a line of text: an inline-block, a floated word. */
  readonly inText: boolean;
  /** Within a transformed box, which contains what is fixed in it. */
  readonly transformed: boolean;
  /** Within a running element, which stands in the margins of pages. */
  readonly running: boolean;
  /** The link around, which boxes within it carry on. */
  readonly link: InlineElement | undefined;
};

/** The walk's own functions, for the files that build boxes out of walked content. */
export type Walk = {
  /** One element into the flow, whatever it generates. */
  readonly element: (styled: StyledElement, flow: FlowBuilder) => void;
  /** ::before, children and ::after into the flow. */
  readonly content: (styled: StyledElement, flow: FlowBuilder) => void;
  /** A block container of its own, its tag opened by the caller. */
  readonly flow: (styled: StyledElement, ownsTag: boolean) => BlockBox | InlineBox;
};

/** The name that pseudo-elements have as elements of their own in the walk. */
export function isPseudo(styled: StyledElement): boolean {
  return styled.element.namespace === 'other' && styled.element.name.startsWith('::');
}

/** Tells of something worth a look, at an element's place. */
export function warnAt(gen: Generation, { element: { origin } }: StyledElement, code: string, message: string, hint: string): void {
  gen.report({ severity: 'warning', stage: 'box', code, message, hint, ...(origin && { source: origin }) });
}
