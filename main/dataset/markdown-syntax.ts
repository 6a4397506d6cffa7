// Two additions to CommonMark, as micromark constructs with their mdast nodes:
//   [@source-id]  [see @a, p. 3; -@b]   citation, as Pandoc and Zettlr write it (https://pandoc.org/MANUAL.html#citations)
//   :figure[id]   :quote[id]            mention, in the syntax of generic directives
// A citation in brackets does not begin a link: `[@a](url)` stays a link. `\[@a]` and code stay text.

import type { Node } from 'mdast';
import type { Extension as MdastExtension, Options } from 'mdast-util-from-markdown';

/** One source of a citation. `locator` is what follows the id: "p. 3". `bare`: the author's name was asked to be left out. */
export type CitationItem = { readonly id: string; readonly prefix: string; readonly locator: string; readonly bare: boolean };
export interface Citation extends Node {
  type: 'citation';
  items: CitationItem[];
}
/** `name` is `figure` or `quote`; anything else is a mistake that the dataset's check reports. */
export interface Mention extends Node {
  type: 'mention';
  name: string;
  id: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: Citation;
    mention: Mention;
  }
  interface RootContentMap {
    citation: Citation;
    mention: Mention;
  }
}
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation';
    citationLine: 'citationLine';
    mention: 'mention';
  }
}

type SyntaxExtension = Exclude<NonNullable<NonNullable<Options['extensions']>[number]>, readonly unknown[]>;
type Construct = Exclude<NonNullable<SyntaxExtension['text']>[string], readonly unknown[] | undefined>;
type Tokenizer = Construct['tokenize'];

const word = /[\p{L}\p{N}]/u;
const isWord = (code: number | null): boolean => code !== null && code > 0 && word.test(String.fromCharCode(code));

/** From `[` to `]`, each line a token of its own (micromark's subtokenizer needs that), with an `@id` that no letter precedes; no brackets, code or escapes inside. */
const tokenizeCitation: Tokenizer = function (effects, ok, nok) {
  let [previous, found]: [number | null, boolean] = [0x5b, false];
  return (code) => {
    effects.enter('citation');
    effects.enter('citationLine');
    effects.consume(code);
    return inside;
  };
  function inside(code: number | null): ReturnType<typeof ok> {
    if (code === null || code === 0x5b || code === 0x5c || code === 0x60) return nok(code);
    if (code === 0x5d) return close(code);
    if (code < -2) return lineEnding(code);
    const at = code === 0x40 && !isWord(previous);
    previous = code;
    effects.consume(code);
    return at ? identifier : inside;
  }
  function identifier(code: number | null): ReturnType<typeof ok> {
    if (isWord(code) || code === 0x5f || code === 0x7b) found = true;
    return inside(code);
  }
  function lineEnding(code: number | null): ReturnType<typeof ok> {
    previous = code;
    effects.exit('citationLine');
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return startOfLine;
  }
  function startOfLine(code: number | null): ReturnType<typeof ok> {
    effects.enter('citationLine');
    return inside(code);
  }
  function close(code: number | null): ReturnType<typeof ok> {
    if (!found) return nok(code);
    effects.consume(code);
    effects.exit('citationLine');
    effects.exit('citation');
    return (next) => (next === 0x28 ? nok(next) : ok(next));
  }
};

/** `:name[id]`: lower-case letters, then an id without spaces. */
const tokenizeMention: Tokenizer = function (effects, ok, nok) {
  let length = 0;
  return (code) => {
    effects.enter('mention');
    effects.consume(code);
    return name;
  };
  function name(code: number | null): ReturnType<typeof ok> {
    if (code === 0x5b && length > 0) {
      length = 0;
      effects.consume(code);
      return identifier;
    }
    if (code === null || code < 0x61 || code > 0x7a) return nok(code);
    length += 1;
    effects.consume(code);
    return name;
  }
  function identifier(code: number | null): ReturnType<typeof ok> {
    if (code === 0x5d && length > 0) {
      effects.consume(code);
      effects.exit('mention');
      return ok;
    }
    if (!isWord(code) && code !== 0x2d && code !== 0x5f) return nok(code);
    length += 1;
    effects.consume(code);
    return identifier;
  }
};

/** For micromark. */
export const referenceSyntax: SyntaxExtension = {
  text: {
    [0x5b]: { name: 'citation', tokenize: tokenizeCitation },
    [0x3a]: { name: 'mention', tokenize: tokenizeMention, previous: (code) => code !== 0x3a },
  },
};

/** For mdast-util-from-markdown. */
export const referenceNodes: MdastExtension = {
  enter: {
    citation(token) {
      this.enter({ type: 'citation', items: parseCitation(this.sliceSerialize(token)).map(({ id, prefix, locator, bare }) => ({ id, prefix, locator, bare })) }, token);
    },
    mention(token) {
      const { name, id } = parseMention(this.sliceSerialize(token));
      this.enter({ type: 'mention', name, id }, token);
    },
  },
  exit: {
    citation(token) {
      this.exit(token);
    },
    mention(token) {
      this.exit(token);
    },
  },
};

const citationItem = /(?<![\p{L}\p{N}])(-?)@(?:\{([^{}]*)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*))/u;

/** The sources of `[see @a, p. 3; @b]`; `at` is the offset of the id's `@` in it. Empty where there is none. */
export function parseCitation(source: string): (CitationItem & { readonly at: number })[] {
  const items: (CitationItem & { readonly at: number })[] = [];
  let start = 1;
  for (const piece of source.slice(1, -1).split(';')) {
    const match = citationItem.exec(piece);
    const last = items.at(-1);
    if (match) {
      const locator = piece.slice(match.index + match[0].length).replace(/^[,\s]+/, '').trimEnd();
      const at = start + match.index + (match[1] ?? '').length;
      items.push({ id: match[2] ?? match[3] ?? '', prefix: piece.slice(0, match.index).trim(), locator, bare: match[1] === '-', at });
    } else if (last) {
      items[items.length - 1] = { ...last, locator: `${last.locator}; ${piece.trim()}` };
    }
    start += piece.length + 1;
  }
  return items;
}

export function parseMention(source: string): { readonly name: string; readonly id: string } {
  const bracket = source.indexOf('[');
  return { name: source.slice(1, bracket), id: source.slice(bracket + 1, -1) };
}
