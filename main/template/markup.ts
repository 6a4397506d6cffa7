// Where in HTML a piece of template text stands: between tags, in a tag, in an attribute's value, in raw text. Follows the
// tokenizer of HTML (section 13.2.5) as far as a template can cut markup into pieces; finds the start tags on its way.

type Mode = 'text' | 'name' | 'tag' | 'value' | 'unquoted' | 'double' | 'single' | 'other' | 'comment' | 'raw';

/** `name`: of the tag that is being read, as far as it is known; `rawEnd`: what ends raw text, such as `</style`. */
export type MarkupState = { readonly mode: Mode; readonly name: string; readonly rawEnd: string };
export const betweenTags: MarkupState = { mode: 'text', name: '', rawEnd: '' };

/** A start tag whose name ends in this piece: `open` is the offset of its `<` (undefined: in an earlier piece), `end` that of the name's end. */
export type StartTag = { readonly open: number | undefined; readonly end: number };

/** A value put here would stand in: flowing content, an attribute's value, a tag outside of values, or raw text. */
export type Surroundings = 'content' | 'attribute' | 'unquoted' | 'tag' | 'raw';

const surroundingsOf: Readonly<Record<Mode, Surroundings>> = {
  text: 'content', double: 'attribute', single: 'attribute', unquoted: 'unquoted', value: 'unquoted',
  raw: 'raw', comment: 'raw', other: 'raw', name: 'tag', tag: 'tag',
};

export function surroundings(state: MarkupState): Surroundings {
  return surroundingsOf[state.mode];
}

const rawElements = new Set(['style', 'script', 'title', 'textarea']);

type Reader = {
  readonly piece: string;
  at: number;
  mode: Mode;
  name: string;
  rawEnd: string;
  open: number | undefined;
  readonly tags: StartTag[];
};

export type ReadMarkup = {
  readonly state: MarkupState;
  readonly tags: readonly StartTag[];
  /** Offset of the `<` of a tag whose name goes on behind the piece. */
  readonly unfinished: number | undefined;
};

/** Reads `piece` on from `state`; gives the state behind it and the start tags met. */
export function readMarkup(piece: string, state: MarkupState): ReadMarkup {
  const reader: Reader = { piece, at: 0, ...state, open: undefined, tags: [] };
  while (reader.at < piece.length) steps[reader.mode](reader);
  return { state: { mode: reader.mode, name: reader.name, rawEnd: reader.rawEnd }, tags: reader.tags, unfinished: reader.mode === 'name' ? reader.open : undefined };
}

/** Each reads at least one character, or changes the mode to one that does. */
const steps: Readonly<Record<Mode, (reader: Reader) => void>> = {
  text(reader) {
    const open = skipTo(reader, /<(?=[A-Za-z!?/]|$)/g);
    if (open === -1) return;
    const { piece, at } = reader;
    reader.open = open;
    if (piece.startsWith('!--', at)) reader.mode = 'comment';
    else if (at < piece.length && /[!?/]/.test(piece[at] ?? '')) reader.mode = 'other';
    else [reader.mode, reader.name] = ['name', ''];
  },
  name(reader) {
    const start = reader.at;
    const end = skipTo(reader, /(?=[\s/>])/g);
    reader.name += reader.piece.slice(start, reader.at);
    if (end === -1) return;
    reader.tags.push({ open: reader.open, end });
    reader.mode = 'tag';
  },
  tag(reader) {
    const character = reader.piece[reader.at];
    reader.at += 1;
    if (character === '=') reader.mode = 'value';
    if (character !== '>') return;
    const name = reader.name.toLowerCase();
    reader.mode = rawElements.has(name) ? 'raw' : 'text';
    reader.rawEnd = `</${name}`;
  },
  value(reader) {
    const character = reader.piece[reader.at] ?? '';
    if (character === '"' || character === "'") reader.mode = character === '"' ? 'double' : 'single';
    else if (!/\s/.test(character)) {
      reader.mode = 'unquoted';
      return;
    }
    reader.at += 1;
  },
  unquoted: (reader) => leaveAt(reader, /(?=[\s>])/g, 'tag'),
  double: (reader) => leaveAt(reader, /"/g, 'tag'),
  single: (reader) => leaveAt(reader, /'/g, 'tag'),
  comment: (reader) => leaveAt(reader, /-->/g, 'text'),
  other: (reader) => leaveAt(reader, />/g, 'text'),
  raw(reader) {
    const found = reader.piece.toLowerCase().indexOf(reader.rawEnd, reader.at);
    reader.at = found === -1 ? reader.piece.length : found + reader.rawEnd.length;
    if (found !== -1) reader.mode = 'other';
  },
};

/** Steps behind the next match and gives its offset; -1 and the end of the piece where there is none. */
function skipTo(reader: Reader, pattern: RegExp): number {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.piece);
  reader.at = match === null ? reader.piece.length : match.index + match[0].length;
  return match?.index ?? -1;
}

function leaveAt(reader: Reader, pattern: RegExp, mode: Mode): void {
  if (skipTo(reader, pattern) !== -1) reader.mode = mode;
}
