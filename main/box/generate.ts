// Styled elements in, boxes and the tag tree out: the entry of the stage. CSS Display 3; CSS 2.2, chapter 9; ISO 32000-1, 14.8.

import type { Reporter } from '../diagnostic.ts';
import type { Document, Origin } from '../html/element.ts';
import type { StyledDocument, StyledElement } from '../style/styled.ts';
import type { Box, BoxDocument, ImageSource } from './box.ts';
import { CounterScopes } from './counters.ts';
import { generateBox, generateContent, generateElement, generateFlow } from './elements.ts';
import { blockify } from './anonymous.ts';
import type { Generation } from './generation.ts';
import { marginContentMaker } from './margin-content.ts';
import { settleTags } from './settle-tags.ts';
import { TagCursor } from './structure-tree.ts';
import { TargetIndex, textOf } from './targets.ts';
import { enterCounters } from './counters.ts';

/** Where pictures come from: decoded by `decodeImage`, read by the caller. `place` is where the address was written. */
export type BoxResources = { readonly image: (url: string, place: Origin | undefined) => ImageSource };

/**
 * Generates the boxes of a whole document. Reports `missing-image`, `duplicate-id`, `missing-target`, `link-address`,
 * `empty-link`, `missing-alternative`, `heading-order`, `content-outside-margin`.
 */
export function generateBoxes(styled: StyledDocument, document: Document, resources: BoxResources, report: Reporter): BoxDocument {
  const language = document.language ?? styled.root.style.language;
  const image = imageReader(resources, report);
  const gen = beginGeneration(styled, language, image, report);
  const root = rootBox(gen, styled.root);
  settleTags(gen.tags.root, gen.tags);
  return {
    root, structure: gen.tags.root, title: document.title, language, metadata: document.metadata,
    pageStyle: styled.pageStyle, counterStyles: styled.counterStyles, fontFaces: styled.fontFaces,
    targets: targetTexts(gen),
    image: (url) => image(url, undefined),
    generateMarginContent: marginContentMaker(gen),
  };
}

function beginGeneration(styled: StyledDocument, language: string, image: Generation['image'], report: Reporter): Generation {
  const isPageCounter = pageCounterTest(styled);
  const counters = new CounterScopes();
  counters.reset('footnote', 0);
  const gen: Generation = {
    document: styled, report, image, counters, isPageCounter,
    targets: new TargetIndex(styled.root, isPageCounter, report),
    tags: new TagCursor(styled.root.element.origin),
    walk: {
      element: (element, flow) => generateElement(gen, element, flow),
      content: (element, flow) => generateContent(gen, element, flow),
      flow: (element, ownsTag) => generateFlow(gen, element, element.style, ownsTag, undefined),
    },
    quoteDepth: 0, language, wholeLink: undefined,
    context: { table: true, list: 'L', contents: false, inText: false, transformed: false, running: false, link: undefined },
    pendingRunning: [], headingLevel: 0, footnotes: 0, footnoteId: undefined, textDepth: 0,
  };
  if (language !== '') gen.tags.root.language = language;
  return gen;
}

/** The root element's box is a block whatever its display (CSS Display 3, 2.8). */
function rootBox(gen: Generation, root: StyledElement): Box {
  enterCounters(gen.counters, root, gen.isPageCounter);
  const box = generateBox(gen, root, blockify(root.style), undefined);
  if (gen.pendingRunning.length === 0) return box;
  return { ...box, running: [...(box.running ?? []), ...gen.pendingRunning] };
}

/** `page` and `pages`, and what the `@page` rules count. */
function pageCounterTest(styled: StyledDocument): (name: string) => boolean {
  const names = new Set(['page', 'pages']);
  for (const side of ['left', 'right'] as const) {
    for (const index of [0, 2]) {
      const { style } = styled.pageStyle({ name: 'auto', index, groupIndex: index, side, blank: false });
      for (const { name } of style.counterIncrement) names.add(name);
      for (const { name } of style.counterReset) names.add(name);
    }
  }
  return (name) => names.has(name);
}

/** Reads each picture once, and tells of a missing one where it is first wanted. */
function imageReader(resources: BoxResources, report: Reporter): Generation['image'] {
  const images = new Map<string, ImageSource>();
  return (url, origin) => {
    let found = images.get(url);
    if (found !== undefined) return found;
    found = url === '' ? { kind: 'missing', url, reason: 'is empty' } : resources.image(url, origin);
    images.set(url, found);
    if (found.kind === 'missing') {
      report({
        severity: 'error', stage: 'box', code: 'missing-image', message: `the image "${url}" ${found.reason ?? 'was not found'}`,
        hint: 'a frame with the alternative text stands in for it', ...(origin && { source: origin }),
      });
    }
    return found;
  };
}

function targetTexts(gen: Generation): BoxDocument['targets'] {
  const texts = new Map<string, { readonly text: string }>();
  for (const [id, styled] of gen.targets) {
    texts.set(id, { get text() { return textOf(styled); } });
  }
  return texts;
}
