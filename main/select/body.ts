// The body of a section: blocks that name objects → blocks that hold them, with only the wanted objects, in the order wanted.
// The section's own text keeps its place; objects in another order exchange their places among each other.

import { shownBy, type Block, type CalloutBlock, type ObjectKind, type Section, type TextBlock } from '../dataset/report.ts';
import type { Chosen } from './chosen.ts';
import type { ContentBlock, Placed } from './content.ts';

export type ObjectName = { readonly kind: ObjectKind; readonly id: string };

/** A text, or one object; objects of one `group` stand in one block. */
type Piece = { readonly text: TextBlock | CalloutBlock; readonly path: string } | (ObjectName & Group);
type Group = { readonly path: string; readonly together: boolean; readonly title: string | undefined };

/** `wanted`: the section's objects (and others) in order; undefined for all of its own. */
export function expandBody(section: Section, wanted: readonly ObjectName[] | undefined, chosen: Chosen): ContentBlock[] {
  const own = piecesOf(section, chosen);
  return toBlocks(wanted ? arrange(own, wanted) : own, chosen);
}

/** Blocks for objects that stand outside a section. */
export function expandLoose(names: readonly ObjectName[], chosen: Chosen): ContentBlock[] {
  return toBlocks(names.map(loosePiece), chosen);
}

const loosePiece = ({ kind, id }: ObjectName): Piece => ({ kind, id, path: '', together: kind === 'figures' || !(kind in singularOf), title: undefined });

function piecesOf(section: Section, chosen: Chosen): Piece[] {
  return (section.body ?? []).flatMap((block, index): Piece[] => {
    const path = `sections.${section.id}.body.${index}`;
    if (!chosen.permits(block, path, `${section.title}, block ${index + 1}`)) return [];
    if (block.kind === 'text' || block.kind === 'callout') return [{ text: block, path }];
    return objectPieces(block, path, chosen);
  });
}

function objectPieces(block: Exclude<Block, TextBlock | CalloutBlock>, path: string, chosen: Chosen): Piece[] {
  const shown = shownBy(block);
  if (!shown) return [];
  const ids = shown.ids ?? chosen.report[shown.kind].map(({ id }) => id);
  const title = 'title' in block ? block.title : undefined;
  return ids.map((id) => ({ kind: shown.kind, id, path, together: 'ids' in block || !('id' in block), title }));
}

/** Own objects take the places of own objects, in the wanted order; others follow the one they were named after. */
function arrange(own: readonly Piece[], wanted: readonly ObjectName[]): Piece[] {
  const keyOf = ({ kind, id }: ObjectName): string => `${kind}.${id}`;
  const wantedKeys = new Set(wanted.map(keyOf));
  const kept = own.filter((piece) => 'text' in piece || wantedKeys.has(keyOf(piece)));
  const ownByKey = new Map(kept.flatMap((piece) => ('text' in piece ? [] : [[keyOf(piece), piece] as const])));
  const sameOrder = isSubsequence([...ownByKey.keys()], wanted.map(keyOf));
  const waiting = wanted.map((name) => ownByKey.get(keyOf(name)) ?? loosePiece(name));
  const isOwn = (piece: Piece): boolean => !('text' in piece) && ownByKey.has(keyOf(piece));
  const result: Piece[] = [];
  let next = 0;
  const takeOthers = (): void => {
    for (let piece = waiting[next]; piece && !isOwn(piece); piece = waiting[++next]) result.push(piece);
  };
  for (const piece of kept) {
    const taken = waiting[next];
    if ('text' in piece) result.push(piece);
    else if (taken) {
      takeOthers();
      const own = waiting[next++];
      if (own) result.push(sameOrder || 'text' in own ? own : movedTo(own, piece));
      takeOthers();
    }
  }
  return [...result, ...waiting.slice(next)];
}

/** An object of the same kind joins the group whose place it takes; another stands for itself. */
function movedTo(moved: ObjectName & Group, place: ObjectName & Group): Piece {
  return moved.kind === place.kind ? { ...place, id: moved.id } : moved;
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const item of whole) if (item === part[at]) at += 1;
  return at === part.length;
}

const singularOf = { quotes: 'quote', figures: 'figure', tables: 'table', charts: 'chart', images: 'image' } as const;

function toBlocks(pieces: readonly Piece[], chosen: Chosen): ContentBlock[] {
  const blocks: ContentBlock[] = [];
  let run: (ObjectName & Group)[] = [];
  const finish = (): void => {
    const block = toBlock(run, chosen);
    if (block) blocks.push(block);
    run = [];
  };
  for (const piece of pieces) {
    if ('text' in piece) {
      finish();
      blocks.push(chosen.place(piece.text, piece.path) as Placed<TextBlock> | Placed<CalloutBlock>);
      continue;
    }
    if (run[0] && !sameGroup(run[0], piece)) finish();
    run.push(piece);
  }
  finish();
  return blocks;
}

const sameGroup = (one: ObjectName & Group, other: ObjectName & Group): boolean =>
  one.together && other.together && one.kind === other.kind && one.path === other.path;

function toBlock(run: readonly (ObjectName & Group)[], chosen: Chosen): ContentBlock | undefined {
  const objects = run.flatMap(({ kind, id }) => chosen.choose(kind, id) ?? []);
  const [group, first] = [run[0], objects[0]];
  if (!group || !first) return undefined;
  const { kind, together, title } = group;
  const path = group.path === '' ? first.path : group.path;
  const singular = kind in singularOf ? singularOf[kind as keyof typeof singularOf] : undefined;
  if (!together && singular) return { kind: singular, path, [singular]: first } as unknown as ContentBlock;
  return { kind, path, ...(title === undefined ? {} : { title }), [kind]: objects } as unknown as ContentBlock;
}
