// Markings say who may read. Four are known and ordered; any other text is allowed but cannot be compared.

/** From open to closed. Compared without regard to case. */
export const markings = ['public', 'internal', 'restricted', 'confidential'] as const;

/**
 * May an object marked `own` stand in a document marked `limit`? `unordered`: neither equal nor both of the known list.
 * An object without a marking has that of the document.
 */
export function compareMarking(own: string | undefined, limit: string | undefined): 'within' | 'above' | 'unordered' {
  if (own === undefined || limit === undefined) return 'within';
  if (fold(own) === fold(limit)) return 'within';
  const [ownRank, limitRank] = [rank(own), rank(limit)];
  if (ownRank < 0 || limitRank < 0) return ownRank === 0 ? 'within' : 'unordered';
  return ownRank <= limitRank ? 'within' : 'above';
}

const fold = (marking: string): string => marking.trim().toLowerCase();
const rank = (marking: string): number => (markings as readonly string[]).indexOf(fold(marking));
