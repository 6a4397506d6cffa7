// Which face of a family fits a request best: CSS Fonts 4, section 5.2, steps for style and weight (all our faces are of
// normal width).

import type { FontSource } from '../host.ts';
import type { FontSelection } from './font.ts';

/** The faces of one family, in the order in which they were given. */
export type Family = readonly FontSource[];

/** The best face of a family that has at least one. */
export function matchFace(family: Family, selection: Pick<FontSelection, 'weight' | 'style'>): FontSource {
  const upright = selection.style === 'normal';
  const ofStyle = family.filter((face) => (face.style === 'normal') === upright);
  const candidates = ofStyle.length > 0 ? ofStyle : family;
  let best = candidates[0]!;
  for (const face of candidates) if (distance(face.weight, selection.weight) < distance(best.weight, selection.weight)) best = face;
  return best;
}

/** Smaller is nearer; each thousand is one group of the specification's order of search. */
function distance(weight: number, wanted: number): number {
  if (weight === wanted) return 0;
  if (wanted >= 400 && wanted <= 500) {
    if (weight > wanted && weight <= 500) return weight - wanted;
    return weight < wanted ? 1000 + wanted - weight : 2000 + weight - wanted;
  }
  const below = wanted < 400;
  if (weight < wanted) return (below ? 0 : 1000) + wanted - weight;
  return (below ? 1000 : 0) + weight - wanted;
}
