// Handlebars' syntax tree, as far as instrument.ts reads and writes it. The types that come with Handlebars leave out fields
// and cannot be told apart by `type`; these can.

export type Location = { readonly start: { readonly line: number; readonly column: number } };

export type PathExpression = {
  readonly type: 'PathExpression';
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
  readonly loc: Location;
};
export type Literal =
  | { readonly type: 'StringLiteral'; readonly value: string; readonly original: string; readonly loc: Location }
  | { readonly type: 'NumberLiteral'; readonly value: number; readonly original: number; readonly loc: Location }
  | { readonly type: 'BooleanLiteral'; readonly value: boolean; readonly original: boolean; readonly loc: Location }
  | { readonly type: 'UndefinedLiteral' | 'NullLiteral'; readonly original?: undefined; readonly loc: Location };
export type SubExpression = Call & { readonly type: 'SubExpression' };
export type Expression = PathExpression | Literal | SubExpression;
export type Hash = { readonly type: 'Hash'; readonly pairs: readonly HashPair[]; readonly loc: Location };
export type HashPair = { readonly type: 'HashPair'; readonly key: string; readonly value: Expression; readonly loc: Location };

/** What all tags share that call something: what, and with which values. */
export type Call = {
  readonly path: PathExpression | Literal | SubExpression;
  readonly params: readonly Expression[];
  readonly hash: Hash | undefined;
  readonly loc: Location;
};

export type Program = { readonly type: 'Program'; readonly body: readonly Statement[]; readonly blockParams?: readonly string[]; readonly loc?: Location; readonly chained?: boolean };
export type ContentStatement = { readonly type: 'ContentStatement'; readonly value: string; readonly original: string; readonly loc: Location };
export type MustacheStatement = Call & { readonly type: 'MustacheStatement'; readonly escaped: boolean };
export type BlockStatement = Call & { readonly type: 'BlockStatement'; readonly program: Program | undefined; readonly inverse: Program | undefined };
export type PartialCall = {
  readonly name: PathExpression | Literal | SubExpression;
  readonly params: readonly Expression[];
  readonly hash: Hash | undefined;
  readonly loc: Location;
};
export type PartialStatement = PartialCall & { readonly type: 'PartialStatement'; readonly indent?: string };
export type PartialBlockStatement = PartialCall & { readonly type: 'PartialBlockStatement'; readonly program: Program };
export type DecoratorStatement = Call & { readonly type: 'Decorator' };
export type DecoratorBlock = Call & { readonly type: 'DecoratorBlock'; readonly program: Program };
export type CommentStatement = { readonly type: 'CommentStatement'; readonly loc: Location };
export type Statement =
  | ContentStatement | MustacheStatement | BlockStatement | PartialStatement | PartialBlockStatement
  | DecoratorStatement | DecoratorBlock | CommentStatement;

/** A tag's place in the file, from 1. */
export function placeOf(loc: Location): { readonly line: number; readonly column: number } {
  return { line: loc.start.line, column: loc.start.column + 1 };
}

/** `this` or `.`: the current context. */
export function contextPath(loc: Location): PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [], original: 'this', loc };
}

export function helperPath(name: string, loc: Location): PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

/** What the author wrote for a value, for messages: `figures.nations`, `"long"`, `(date …)`. */
export function written(expression: Expression): string {
  if (expression.type === 'SubExpression') return `(${written(expression.path)}${expression.params.map((param) => ` ${written(param)}`).join('')})`;
  if (expression.type === 'PathExpression') return expression.original === '' ? 'this' : expression.original;
  if (expression.type === 'StringLiteral') return JSON.stringify(expression.value);
  return expression.type === 'UndefinedLiteral' ? 'undefined' : expression.type === 'NullLiteral' ? 'null' : String(expression.original);
}
