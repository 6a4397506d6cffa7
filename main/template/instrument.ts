// One template file's syntax tree → the same tree, made to tell where things come from and what is missing:
//   {{figures.x.value}}       → {{#value figures.x.value}}: an absent value is reported and marked, not passed over
//   {{#note}}…{{/note}}       → {{#block note}}…: the same for blocks that are no helpers
//   {{> card figure size=1}}  → {{> card (#context figure size=1)}}: the partial's call knows its place
//   <p class="x">             → <p data-src="3:5"{{#from}} class="x">: line and column, and the dataset path of the context
// Names that begin with # cannot be written in a template, so these four cannot be called from outside. Every tag that
// calls something gets a Site in place of its location: Handlebars hands it to the helper.

import type { Diagnostic } from '../diagnostic.ts';
import {
  contextPath, helperPath, placeOf, written,
  type BlockStatement, type Call, type ContentStatement, type Expression, type Hash, type Location, type MustacheStatement,
  type PartialBlockStatement, type PartialStatement, type PathExpression, type Program, type Statement, type SubExpression,
} from './ast.ts';
import { gapMarkup } from './gap.ts';
import { arityOf, signatureOf, type HelperDefinition } from './helper.ts';
import type { Site } from './site.ts';
import { escapeText } from './html.ts';
import { betweenTags, readMarkup, surroundings, type MarkupState } from './markup.ts';
import { hintAt } from './text-place.ts';

/** Internal helpers, registered by engine.ts under these names. */
export const internal = { value: '#value', block: '#block', context: '#context', from: '#from' } as const;

/** `main`: places leave the file out, as it is the document's own. `helpers`: the closed set, by name. */
export type InstrumentOptions = { readonly file: string; readonly main: boolean; readonly helpers: ReadonlyMap<string, HelperDefinition> };

export type Instrumented = {
  readonly program: Program;
  readonly sites: readonly Site[];
  readonly diagnostics: readonly Diagnostic[];
  /** Partials that are called by a name as written, with the place, unless the call has a body to fall back on. */
  readonly calls: readonly { readonly name: string; readonly line: number; readonly column: number }[];
  /** Names of inline partials that the file defines. */
  readonly inlines: readonly string[];
};

type Work = InstrumentOptions & {
  readonly sites: Site[];
  readonly diagnostics: Diagnostic[];
  readonly calls: { name: string; line: number; column: number }[];
  readonly inlines: string[];
  /** Names of block parameters in scope. */
  readonly scope: string[][];
  /** Whether the context may be an object of the dataset here. */
  within: number;
  state: MarkupState;
  /** `line:column` of the tag whose name was cut by a value: `<h{{level}}>`. */
  open: string;
};

export function instrument(program: Program, options: InstrumentOptions): Instrumented {
  const work: Work = { ...options, sites: [], diagnostics: [], calls: [], inlines: [], scope: [], within: options.main ? 0 : 1, state: betweenTags, open: '1:1' };
  const { sites, diagnostics, calls, inlines } = work;
  return { program: inProgram(program, work), sites, diagnostics, calls, inlines };
}

function inProgram(program: Program, work: Work): Program {
  work.scope.push([...(program.blockParams ?? [])]);
  const body = program.body.flatMap((statement) => inStatement(statement, work));
  work.scope.pop();
  return { ...program, body };
}

/** A body in a context of its own. */
function inBody(program: Program, work: Work): Program {
  work.within += 1;
  const body = inProgram(program, work);
  work.within -= 1;
  return body;
}

function inStatement(statement: Statement, work: Work): readonly Statement[] {
  switch (statement.type) {
    case 'ContentStatement':
      return inContent(statement, work);
    case 'MustacheStatement':
      return [inMustache(statement, work)];
    case 'BlockStatement':
      return [inBlock(statement, work)];
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return [inPartial(statement, work)];
    case 'DecoratorBlock': {
      if (written(statement.path) !== 'inline') return [unknown(statement, 'decorator', ['inline'], work)];
      const name = statement.params[0];
      if (name?.type === 'StringLiteral') work.inlines.push(name.value);
      return [{ ...statement, program: inBody(statement.program, { ...work, state: betweenTags }) }];
    }
    case 'Decorator':
      return [unknown(statement, 'decorator', ['inline'], work)];
    case 'CommentStatement':
      return [];
  }
}

// --- content: where start tags are

function inContent(content: ContentStatement, work: Work): readonly Statement[] {
  const { state, tags, unfinished } = readMarkup(content.value, work.state);
  work.state = state;
  const shift = strippedBefore(content);
  const pieces: Statement[] = [];
  let done = 0;
  let text = '';
  for (const { open, end } of tags) {
    const place = open === undefined ? work.open : placeIn(content, open + shift);
    text += `${content.value.slice(done, end)} data-src="${work.main ? '' : `${escapeText(work.file)}:`}${place}"`;
    done = end;
    if (work.within === 0) continue;
    pieces.push({ ...content, value: text, original: text }, fromCall(content.loc));
    text = '';
  }
  if (unfinished !== undefined) work.open = placeIn(content, unfinished + shift);
  if (tags.length === 0) return [content];
  const rest = text + content.value.slice(done);
  return [...pieces, { ...content, value: rest, original: rest }];
}

/** Characters that white-space control took from the front of a piece. */
function strippedBefore({ value, original }: ContentStatement): number {
  const first = value.search(/\S/);
  return first === -1 ? 0 : original.search(/\S/) - first;
}

/** `line:column` of an offset in a piece as written. */
function placeIn({ original, loc }: ContentStatement, offset: number): string {
  const lines = original.slice(0, offset).split('\n');
  const column = (lines.length === 1 ? loc.start.column : 0) + (lines.at(-1)?.length ?? 0) + 1;
  return `${loc.start.line + lines.length - 1}:${column}`;
}

function fromCall(loc: Location): MustacheStatement {
  return { type: 'MustacheStatement', escaped: false, path: helperPath(internal.from, loc), params: [], hash: undefined, loc };
}

// --- tags that show something

function inMustache(mustache: MustacheStatement, work: Work): Statement {
  warnOfUnquoted(mustache, work);
  const helper = helperOf(mustache, work);
  if (helper !== undefined) {
    if (helper.use === 'block') return fault(mustache, { code: 'helper-use', message: `{{${helper.name}}} needs a body`, hint: `write ${signatureOf(helper)} … {{/${helper.name}}}` }, work);
    checkCall(mustache, helper, work);
    return called(mustache, helper.name, 'mustache', work);
  }
  if (mustache.params.length > 0 || mustache.hash !== undefined || mustache.path.type === 'SubExpression') return unknown(mustache, 'helper', work.helpers.keys(), work);
  const path = asPath(mustache.path);
  return { ...mustache, path: helperPath(internal.value, mustache.loc), params: [path], loc: siteLocation(mustache, { helper: internal.value, values: [path], role: 'mustache' }, work) };
}

function warnOfUnquoted(mustache: MustacheStatement, work: Work): void {
  if (surroundings(work.state) !== 'unquoted') return;
  work.diagnostics.push({
    severity: 'warning', stage: 'template', code: 'unquoted-attribute', source: { file: work.file, ...placeOf(mustache.loc) },
    message: 'a value in an attribute without quotes ends at its first space', hint: 'write quotes around it',
  });
}

function inBlock(block: BlockStatement, work: Work): Statement {
  const helper = helperOf(block, work);
  if (helper === undefined && (block.params.length > 0 || block.hash !== undefined)) return unknown(block, 'block helper', blockNames(work), work);
  if (helper?.use === 'inline') return fault(block, { code: 'helper-use', message: `{{${helper.name}}} takes no body`, hint: `write ${signatureOf(helper)}` }, work);
  if (helper !== undefined) checkCall(block, helper, work);
  const path = asPath(block.path);
  const call = helper === undefined
    ? { ...block, path: helperPath(internal.block, block.loc), params: [path], loc: siteLocation(block, { helper: internal.block, values: [path], role: 'block' }, work) }
    : called(block, helper.name, 'block', work);
  const start = work.state;
  const program = block.program && inBody(block.program, work);
  const end = block.program === undefined ? start : work.state;
  work.state = start;
  const inverse = block.inverse && inBody(block.inverse, work);
  work.state = end;
  return { ...call, program, inverse } as BlockStatement;
}

function inPartial(partial: PartialStatement | PartialBlockStatement, work: Work): Statement {
  const { name } = partial;
  const place = placeOf(partial.loc);
  if (partial.params.length > 1) return fault(partial, { code: 'partial-values', message: 'a partial takes one context and options', hint: 'write {{> name context option=value}}' }, work);
  if (name.type !== 'SubExpression' && partial.type === 'PartialStatement' && !String(name.original).startsWith('@')) work.calls.push({ name: String(name.original), ...place });
  const params = [partial.params[0] ?? contextPath(partial.loc)];
  const context: SubExpression = {
    type: 'SubExpression', path: helperPath(internal.context, partial.loc), params: params.map((param) => inExpression(param, work)),
    hash: inHash(partial.hash, work),
    loc: siteLocation({ loc: partial.loc }, { helper: internal.context, values: [...params, name], role: 'partial' }, work),
  };
  const called = { ...partial, name: name.type === 'SubExpression' ? (inExpression(name, work) as SubExpression) : name, params: [context], hash: undefined };
  return partial.type === 'PartialStatement' ? called : ({ ...called, program: inBody(partial.program, work) } as PartialBlockStatement);
}

// --- values

function inExpression(expression: Expression, work: Work): Expression {
  if (expression.type !== 'SubExpression') return expression;
  const helper = helperOf(expression, work, true);
  if (helper === undefined || helper.use === 'block') {
    unknown(expression, 'helper', work.helpers.keys(), work);
    return { type: 'UndefinedLiteral', loc: expression.loc };
  }
  checkCall(expression, helper, work);
  return called(expression, helper.name, 'value', work);
}

function inHash(hash: Hash | undefined, work: Work): Hash | undefined {
  return hash && { ...hash, pairs: hash.pairs.map((pair) => ({ ...pair, value: inExpression(pair.value, work) })) };
}

function called<T extends Call>(call: T, helper: string, role: Site['role'], work: Work): T {
  return {
    ...call, params: call.params.map((param) => inExpression(param, work)), hash: inHash(call.hash, work),
    loc: siteLocation(call, { helper, values: call.params, role }, work),
  };
}

/**
 * The helper that a call means, if it is one: a plain name, not that of a block parameter. Helpers go before fields, as in
 * Handlebars, except that a name alone is no call of a helper that needs values: `{{date}}` is the field.
 */
function helperOf(call: Call, work: Work, parenthesised = false): HelperDefinition | undefined {
  const { path } = call;
  if (path.type !== 'PathExpression' || path.data || path.depth > 0 || path.parts.length !== 1 || /^\.|^this\b/.test(path.original)) return undefined;
  const [name = ''] = path.parts;
  const plain = call.params.length === 0 && call.hash === undefined && !parenthesised;
  const helper = work.helpers.get(name);
  if (helper === undefined || !plain) return helper;
  return arityOf(helper).least > 0 || work.scope.some((names) => names.includes(name)) ? undefined : helper;
}

function checkCall(call: Call, helper: HelperDefinition, work: Work): void {
  const { least, most } = arityOf(helper);
  const count = call.params.length;
  const say = (code: string, message: string, hint: { hint?: string }): void => {
    work.diagnostics.push({ severity: 'warning', stage: 'template', code, message, source: { file: work.file, ...placeOf(call.loc) }, ...hint });
  };
  if (count < least || count > most) {
    const expected = least === most ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
    say('helper-values', `{{${helper.name}}} takes ${expected} ${expected === '1' ? 'value' : 'values'}; this gives it ${count}`, { hint: signatureOf(helper) });
  }
  const known = Object.keys(helper.options ?? {});
  for (const { key } of call.hash?.pairs ?? []) {
    if (!known.includes(key)) say('helper-option', `{{${helper.name}}} has no option "${key}"`, { hint: signatureOf(helper), ...hintAt(key, known) });
  }
}

function asPath(path: Call['path']): PathExpression {
  if (path.type === 'PathExpression') return path;
  const name = 'original' in path ? String(path.original) : '';
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc: path.loc };
}

/** Stands in for a location in the tree; Handlebars writes it into the compiled code and hands it to the helper. */
type SiteLocation = Location & { toJSON: () => unknown };

/** What a site says of its call. */
type Called = { readonly helper: string; readonly values: readonly Expression[]; readonly role: Site['role'] };

function siteLocation(call: { readonly loc: Location; readonly inverse?: unknown }, { helper, values, role }: Called, work: Work): SiteLocation {
  const site = work.sites.length;
  work.sites.push({
    file: work.file, ...placeOf(call.loc), helper, values: values.map(written), role,
    surroundings: surroundings(work.state), otherwise: call.inverse !== undefined && call.inverse !== null,
  });
  const { file } = work;
  return { start: call.loc.start, toJSON: () => ({ file, site }) };
}

// --- mistakes that need no data to be seen

function blockNames(work: Work): string[] {
  return [...work.helpers.values()].filter(({ use }) => use !== 'inline').map(({ name }) => name);
}

function unknown(call: Call, what: string, names: Iterable<string>, work: Work): Statement {
  const name = written(call.path);
  return fault(call, { code: `unknown-${what.split(' ').at(-1)}`, message: `unknown ${what} "${name}"`, ...hintAt(name, names) }, work);
}

type Finding = { readonly code: string; readonly message: string; readonly hint?: string };

/** Reports a mistake, and puts its visible mark where the tag stands. */
function fault(call: Call | PartialStatement | PartialBlockStatement, finding: Finding, work: Work): ContentStatement {
  work.diagnostics.push({ severity: 'error', stage: 'template', ...finding, source: { file: work.file, ...placeOf(call.loc) } });
  const shown = 'path' in call ? written(call.path) : String(call.name.type === 'SubExpression' ? '>' : call.name.original);
  const value = gapMarkup(shown, surroundings(work.state));
  return { type: 'ContentStatement', value, original: value, loc: call.loc };
}
