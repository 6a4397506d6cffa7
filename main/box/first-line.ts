// `::first-line`: what the parts of a paragraph look like if they come to stand in its first line. CSS Pseudo-Elements 4, 2.1 and 2.2.

import type { ComputedStyle } from '../style/computed-style.ts';
import type { PseudoStyles, StyledElement } from '../style/styled.ts';
import type { Box, InlineBox, InlineElement, InlineItem } from './box.ts';

/** A block container whose first line has a style of its own; that line may be in an anonymous block at its start. */
export function withFirstLine<T extends Box>(box: T, styled: StyledElement): T {
  const { inFirstLine } = styled;
  if (inFirstLine === undefined) return box;
  const styles = new Map<ComputedStyle, ComputedStyle>();
  collect(styled, styles);
  if (box.kind === 'inline') return restyle(box, inFirstLine.style, styles) as T;
  if (box.kind !== 'block') return box;
  const at = box.children.findIndex(({ style }) => style.float === 'none' && style.position !== 'absolute' && style.position !== 'fixed');
  const first = box.children[at];
  // A block of an element has got its own: only anonymous ones are left.
  if (first?.kind !== 'inline' || first.firstLine !== undefined || first.anonymous !== true) return box;
  return { ...box, children: box.children.with(at, restyle(first, inFirstLine.style, styles)) };
}

/** Styles of the block and the inline elements in it, with what they are in the first line. */
function collect({ style, pseudo, inFirstLine, children }: StyledElement, styles: Map<ComputedStyle, ComputedStyle>): void {
  if (inFirstLine === undefined) return;
  styles.set(style, inFirstLine.style);
  for (const key of ['before', 'after', 'footnoteCall'] as const satisfies readonly (keyof PseudoStyles)[]) {
    const [plain, other] = [pseudo[key], inFirstLine.pseudo[key]];
    if (plain !== undefined && other !== undefined) styles.set(plain, other);
  }
  for (const child of children) if (child.kind === 'element' && child.style.display === 'inline') collect(child, styles);
}

function restyle(box: InlineBox, firstLine: ComputedStyle, styles: ReadonlyMap<ComputedStyle, ComputedStyle>): InlineBox {
  const elements = new Map<InlineElement, InlineElement>();
  const elementOf = (inline: InlineElement): InlineElement => {
    const style = styles.get(inline.style);
    if (style === undefined) return inline;
    let made = elements.get(inline);
    if (made === undefined) elements.set(inline, (made = { ...inline, firstLine: style }));
    return made;
  };
  const items = box.content.items.map((item): InlineItem => {
    if (item.kind === 'open' || item.kind === 'close') return { ...item, inline: elementOf(item.inline) };
    const style = item.kind === 'text' ? styles.get(item.style) : undefined;
    return style === undefined ? item : { ...item, firstLine: style } as InlineItem;
  });
  return { ...box, firstLine, content: { ...box.content, items } };
}
