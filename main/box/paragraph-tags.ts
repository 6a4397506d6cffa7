// The tags of text that stands directly in a flow: where the tag around may not hold text, a paragraph is opened for it, which ends
// at the next block.

import type { Origin } from '../html/element.ts';
import type { Source } from './structure.ts';
import { groupingRoles, type OpenTag, type TagCursor, textRoleIn } from './structure-tree.ts';

export class ParagraphTags {
  private readonly tags: TagCursor;
  private readonly base: OpenTag;
  private readonly mayHoldText: boolean;
  private paragraph: OpenTag | undefined;
  private parent: OpenTag | undefined;

  /** `mayHoldText`: the innermost tag is the flow's own, or one whose text goes on in it. */
  constructor(tags: TagCursor, mayHoldText: boolean) {
    this.tags = tags;
    this.base = tags.tag;
    this.mayHoldText = mayHoldText;
  }

  /** Source of a piece of text that stands here. */
  source(origin: Origin | undefined): Source {
    this.open(origin);
    return this.tags.source(origin);
  }

  /** Makes sure that text, or the tag of an inline element, can stand in the innermost tag. */
  open(origin: Origin | undefined): void {
    const { tags } = this;
    if (tags.artifact !== undefined || !this.isNeeded()) return;
    this.parent = tags.tag;
    this.paragraph = tags.open(textRoleIn(tags.tag.role), undefined, origin);
  }

  /** Cells and list bodies hold text of their own, but each block without a tag in them is a paragraph. */
  private isNeeded(): boolean {
    const { tag } = this.tags;
    if (groupingRoles.has(tag.role)) return true;
    return !this.mayHoldText && tag === this.base && (tag.role === 'LBody' || tag.role === 'TD' || tag.role === 'TH');
  }

  /** Ends the paragraph, if it is the innermost tag. */
  close(): void {
    const { tags, parent } = this;
    if (this.paragraph === undefined || parent === undefined || tags.tag !== this.paragraph) return;
    tags.tag = parent;
    this.paragraph = undefined;
  }

  /** The innermost tag, or the one around the paragraph. */
  around(): OpenTag {
    const { tag } = this.tags;
    return tag === this.paragraph && this.parent !== undefined ? this.parent : tag;
  }
}
