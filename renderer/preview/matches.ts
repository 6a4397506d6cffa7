// Finds words in the pieces of text that a page consists of. Pure.

/** A match: its page and the places of its first and last character in the page's pieces of text. */
export type Match = { readonly page: number; readonly start: Spot; readonly end: Spot };
type Spot = { readonly piece: number; readonly offset: number };

/** Matches within one page; pieces are joined by a space where neither side has one. */
export function matchesIn(text: readonly string[], wanted: string): readonly Omit<Match, 'page'>[] {
  let joined = '';
  const starts: number[] = [];
  for (const piece of text) {
    if (joined !== '' && !joined.endsWith(' ') && !piece.startsWith(' ') && piece !== '') joined += ' ';
    starts.push(joined.length);
    joined += fold(piece);
  }
  const spot = (index: number): Spot => {
    let piece = starts.length - 1;
    while (piece > 0 && (starts[piece] ?? 0) > index) piece--;
    return { piece, offset: Math.min(index - (starts[piece] ?? 0), text[piece]?.length ?? 0) };
  };
  const found: Omit<Match, 'page'>[] = [];
  for (let at = joined.indexOf(wanted); at >= 0; at = joined.indexOf(wanted, at + wanted.length)) {
    found.push({ start: spot(at), end: spot(at + wanted.length) });
  }
  return found;
}

/** Lower case, without marks, of the same length: offsets stay good. */
export function fold(text: string): string {
  return [...text].map((character) => {
    const plain = character.normalize('NFD')[0]?.toLowerCase() ?? character;
    return plain.length === character.length ? plain : character;
  }).join('');
}
