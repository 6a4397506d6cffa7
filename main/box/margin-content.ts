// Content of page-margin boxes, made for one page at a time: counters, named strings and running elements of that page. CSS Paged
// Media 3, chapter 4; GCPM 3, chapter 1. All of it is an artifact of the page's head or foot.

import type { ComputedStyle, ContentPart } from '../style/computed-style.ts';
import type { BoxDocument, MarginContext } from './box.ts';
import { contentText, findTarget } from './content-text.ts';
import { formatCounter } from './counter-styles.ts';
import type { Generation } from './generation.ts';
import { InlineBuilder } from './inline-builder.ts';
import { quoteMark } from './quotes.ts';
import { generatedImage } from './replaced.ts';
import { artifactSource, type ArtifactKind, type Source } from './structure.ts';
import { targetName } from './targets.ts';
import { withArtifact } from './with-artifact.ts';

const sources = new Map<ArtifactKind, Source>();

/** The one source of everything in margins of a kind. */
function marginSource(artifact: ArtifactKind): Source {
  let source = sources.get(artifact);
  if (source === undefined) sources.set(artifact, (source = artifactSource(artifact, undefined)));
  return source;
}

/** The function that layout calls for each margin box; undefined comes out where nothing is to be shown. */
export function marginContentMaker(gen: Generation): BoxDocument['generateMarginContent'] {
  return (parts, style, page) => {
    const source = marginSource(page.artifact);
    const only = parts.length === 1 ? parts[0] : undefined;
    if (only?.kind === 'element-reference') {
      const running = page.element(only.name, only.position);
      return running === undefined ? undefined : { kind: 'block', style, source, label: 'margin box', children: [withArtifact(running, { page, counterStyles: gen.document.counterStyles })] };
    }
    const inline = new InlineBuilder();
    for (const part of parts) addPart(gen, inline, part, style, page);
    return inline.solid ? { kind: 'inline', style, source, label: 'margin box', content: inline.finish() } : undefined;
  };
}

function addPart(gen: Generation, inline: InlineBuilder, part: ContentPart, style: ComputedStyle, page: MarginContext): void {
  const source = marginSource(page.artifact);
  if (part.kind === 'leader') inline.addLeader(part.pattern, style, source);
  else if (part.kind === 'image') inline.addAtomic(generatedImage(gen, part.url, style, undefined), style);
  else if (part.kind === 'element-reference') {
    const running = page.element(part.name, part.position);
    if (running !== undefined) inline.addAtomic(withArtifact(running, { page, counterStyles: gen.document.counterStyles }), style);
  }
  else {
    const text = inline.prepare(partText(gen, part, style, page), style);
    if (text !== '') inline.append(text, style, source);
  }
}

function partText(gen: Generation, part: ContentPart, style: ComputedStyle, page: MarginContext): string {
  const { counterStyles } = gen.document;
  switch (part.kind) {
    case 'string':
      return part.text;
    case 'counter':
      return formatCounter(page.counter(part.name).at(-1) ?? 0, part.style, counterStyles);
    case 'counters':
      return page.counter(part.name).map((value) => formatCounter(value, part.style, counterStyles)).join(part.separator);
    case 'string-reference':
      return page.string(part.name, part.position);
    case 'quote':
      return part.which === 'open-quote' ? quoteMark(style, 0, 'open') : part.which === 'close-quote' ? quoteMark(style, 0, 'close') : '';
    // Attributes and targets are read from the document: its root stands for the page.
    case 'target-counter':
    case 'target-counters':
      if (gen.isPageCounter(part.name)) return targetCounter(gen, part, page);
      return contentText(gen, [part], gen.document.root);
    case 'attribute':
    case 'target-text':
      return contentText(gen, [part], gen.document.root);
    default:
      return '';
  }
}

/** A counter of the page on which a target stands. */
function targetCounter(gen: Generation, part: ContentPart & { readonly kind: 'target-counter' | 'target-counters' }, page: MarginContext): string {
  const target = findTarget(gen, part.target, gen.document.root);
  const id = target === undefined ? undefined : targetName(target);
  const value = id === undefined ? undefined : page.target(id, part.name);
  return value === undefined ? '' : formatCounter(value, part.style, gen.document.counterStyles);
}
