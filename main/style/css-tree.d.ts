// The parts of css-tree that we use, by their own entries: the main entry loads the lexer's tables too, which costs a cold
// start 30 ms and which nothing here needs.

declare module 'css-tree/parser' {
  import type { CssNode, ParseOptions } from 'css-tree';
  const parse: (text: string, options?: ParseOptions) => CssNode;
  export default parse;
}

declare module 'css-tree/tokenizer' {
  export function tokenize(text: string, onToken: (type: number, start: number, end: number) => void): void;
}

declare module 'css-tree/utils' {
  type Codec = { readonly decode: (text: string) => string; readonly encode: (text: string) => string };
  export const ident: Codec;
  export const string: Codec;
  export const url: Codec;
}
