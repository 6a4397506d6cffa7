// The isolated Handlebars that runs templates: compiles instrumented files once for each text and keeps them, binds the closed
// set of helpers, and stands between Handlebars and its partials so that none is missing in silence or calls itself for ever.

import Handlebars from 'handlebars';
import type { Diagnostic, Reporter } from '../diagnostic.ts';
import { helpers } from './catalog.ts';
import { checkOutput, countStep, FillLimit, limits, reportAt, showGap, type Filling } from './filling.ts';
import { gapMarkup, isGap, makeGap, type Gap } from './gap.ts';
import { arityOf, type Frame, type HelperCall, type HelperDefinition, type Render } from './helper.ts';
import type { Site } from './site.ts';
import { instrument, internal, type Instrumented } from './instrument.ts';
import { parseTemplate } from './parse.ts';
import type { Program } from './ast.ts';
import { renderBlock } from './helpers/blocks.ts';
import { showValue } from './helpers/value.ts';

/** A compiled file; `run` is Handlebars' function. */
export type Unit = Instrumented & { readonly file: string; readonly run: Handlebars.TemplateDelegate };

/** What Handlebars gives helpers as their last argument. */
type CallOptions = {
  readonly hash: Record<string, unknown>;
  readonly data: Frame;
  readonly loc: { readonly file: string; readonly site: number };
  readonly fn?: Render & { readonly blockParams?: number };
  readonly inverse?: Render;
};

const nothing: Render = () => '';

/** The run in progress. Filling is synchronous and does not nest. */
let current: Filling | undefined;

function filling(): Filling {
  if (current === undefined) throw new Error('a helper was called outside of a filling');
  return current;
}

const engine = createEngine();

function createEngine(): typeof Handlebars {
  const handlebars = Handlebars.create();
  for (const name of Object.keys(handlebars.helpers)) handlebars.unregisterHelper(name);
  for (const helper of helpers.values()) handlebars.registerHelper(helper.name, bind(helper));
  handlebars.registerHelper(internal.value, value);
  handlebars.registerHelper(internal.block, bind({ name: internal.block, group: 'Blocks', use: 'block', parameters: ['value'], tolerant: true, sentence: '', example: '', run: renderBlock }));
  handlebars.registerHelper(internal.context, partialContext);
  handlebars.registerHelper(internal.from, from);
  (handlebars as { VM: unknown }).VM = { ...handlebars.VM, resolvePartial, invokePartial };
  return handlebars;
}

// --- compiling

type Compiled = { readonly text: string; readonly unit: Unit | undefined; readonly findings: readonly Diagnostic[] };

/** The last compiled text of each file, most recently used last; a file that is both page and partial is kept twice. */
const compiled = new Map<string, Compiled>();
const filesKept = 300;

/** The compiled file, or undefined after reporting why there is none. Findings are reported each time. */
export function compileUnit(text: string, file: string, main: boolean, report: Reporter): Unit | undefined {
  const key = main ? file : `> ${file}`;
  let kept = compiled.get(key);
  compiled.delete(key);
  if (kept === undefined || kept.text !== text) {
    const findings: Diagnostic[] = [];
    kept = { text, unit: compile(text, file, main, (finding) => findings.push(finding)), findings };
    if (compiled.size >= filesKept) compiled.delete(compiled.keys().next().value ?? '');
  }
  compiled.set(key, kept);
  kept.findings.forEach(report);
  return kept.unit;
}

function compile(text: string, file: string, main: boolean, report: Reporter): Unit | undefined {
  const parsed = parseTemplate(text, file, report);
  if (parsed === undefined) return undefined;
  const instrumented = instrument(parsed as unknown as Program, { file, main, helpers });
  instrumented.diagnostics.forEach(report);
  const knownHelpers = Object.fromEntries([...helpers.keys(), ...Object.values(internal)].map((name) => [name, true]));
  const options = { data: true, knownHelpers, knownHelpersOnly: true, preventIndent: true };
  return { ...instrumented, file, run: engine.compile(instrumented.program, options as CompileOptions) };
}

/** Runs a compiled file with all that helpers need at hand. Throws FillLimit. */
export function runUnit(unit: Unit, context: object, partials: Readonly<Record<string, Handlebars.TemplateDelegate>>, run: Filling): string {
  const before = current;
  current = run;
  try {
    return unit.run(context, { partials: { ...partials }, allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
  } finally {
    current = before;
  }
}

// --- helpers

function siteOf({ loc }: CallOptions, { sites }: Filling): Site {
  const site = sites.get(loc.file)?.[loc.site];
  if (site === undefined) throw new Error(`no tag ${loc.site} in ${loc.file}`);
  return site;
}

/** A definition as Handlebars calls it: values, then options; what it lacks and what goes wrong becomes a gap. */
function bind(definition: HelperDefinition): Handlebars.HelperDelegate {
  const { least } = arityOf(definition);
  return function (this: unknown, ...values: unknown[]): unknown {
    const options = values.pop() as CallOptions;
    const run = filling();
    const site = siteOf(options, run);
    const call: HelperCall = {
      values, options: options.hash, context: this, frame: options.data, site, filling: run,
      body: options.fn ?? nothing, otherwise: options.inverse ?? nothing, blockParams: options.fn?.blockParams ?? 0,
    };
    const result = definition.tolerant === true ? attempt(definition, withoutGaps(call)) : (firstGap(values, least, site) ?? attempt(definition, call));
    if (site.role === 'value') return result;
    if (isGap(result)) return showGap(run, result, site, options.data.from);
    return result === undefined ? '' : result;
  } as Handlebars.HelperDelegate;
}

/** To a test, a gap is a missing value; but a failure is a failure. */
function withoutGaps(call: HelperCall): HelperCall {
  if (!call.values.some(isGap)) return call;
  for (const item of call.values) if (isGap(item) && item.severity === 'error') showGap(call.filling, item, item.site, call.frame.from);
  return { ...call, values: call.values.map((item) => (isGap(item) ? undefined : item)) };
}

function firstGap(values: readonly unknown[], least: number, site: Site): Gap | undefined {
  for (let index = 0; index < values.length; index++) {
    const item = values[index];
    if (isGap(item)) return item;
    if (index < least && (item === undefined || item === null)) return missing(site, index);
  }
  return values.length < least ? missing(site, values.length) : undefined;
}

function missing(site: Site, index: number): Gap {
  const shown = site.values[index] ?? `${site.helper} …`;
  return makeGap(site, { shown, code: 'missing-value', message: `"${shown}" has no value here`, hint: 'fill it in, or wrap it in {{#if}} or {{default}}' });
}

function attempt(definition: HelperDefinition, call: HelperCall): unknown {
  try {
    return definition.run(call);
  } catch (error) {
    if (error instanceof FillLimit || error instanceof RangeError) throw error;
    const { site } = call;
    const shown = [site.helper, ...site.values].join(' ');
    return makeGap(site, { shown, severity: 'error', code: 'helper-failed', message: `{{${shown}}} failed: ${(error as Error).message}` });
  }
}

/** `{{path}}`. */
function value(this: unknown, item: unknown, options: CallOptions): unknown {
  if (typeof item === 'string' || typeof item === 'number') return item;
  const run = filling();
  const site = siteOf(options, run);
  const result = showValue(item, this, site, run);
  return isGap(result) ? showGap(run, result, site, options.data.from) : result;
}

/** ` data-from="…"` for a start tag, or nothing outside of the dataset. */
function from(this: unknown, options: CallOptions): string {
  const path = (this as { path?: unknown } | undefined)?.path;
  const own = typeof path === 'string' ? path : options.data.from;
  return own === undefined ? '' : ` data-from="${own}"`;
}

// --- partials

/** The context of a partial: that given or the current one, with the call's options laid over it. */
function partialContext(this: unknown, context: unknown, options: CallOptions): unknown {
  const run = filling();
  const site = siteOf(options, run);
  run.partialSite = site;
  if (isGap(context) || context === undefined || context === null) {
    const gap = isGap(context) ? context : missing(site, 0);
    run.partialGap = showGap(run, gap, site, options.data.from).toString();
    return {};
  }
  const { hash } = options;
  for (const _ in hash) return typeof context === 'object' ? { ...context, ...hash } : { ...hash };
  return context;
}

type PartialOptions = { name: string; data?: Frame; fn?: Render; partials?: Record<string, unknown> };
type Resolve = (partial: unknown, context: unknown, options: PartialOptions) => unknown;
type Invoke = (partial: Handlebars.TemplateDelegate, context: unknown, options: PartialOptions) => string;
const original = Handlebars.VM as unknown as { resolvePartial: Resolve; invokePartial: Invoke };

/** A partial that is not there has been reported when the template was read, if its name was written; a computed one is now. */
function resolvePartial(this: unknown, partial: unknown, context: unknown, options: PartialOptions): unknown {
  const found = original.resolvePartial.call(this, partial, context, options);
  if (found !== undefined || options.fn !== undefined) return found;
  const run = filling();
  const site = run.partialSite;
  const name = String(options.name);
  if (site !== undefined && (site.values[1] !== name || name.startsWith('@'))) {
    reportAt(run, site, { severity: 'error', code: 'unknown-partial', message: name === '@partial-block' ? 'this partial was called without a body' : `unknown partial "${name}"` });
  }
  const mark = gapMarkup(`> ${name}`, site?.surroundings ?? 'content');
  return () => mark;
}

function invokePartial(this: unknown, partial: Handlebars.TemplateDelegate, context: unknown, options: PartialOptions): string {
  const run = filling();
  const { partialSite: site, partialGap: gap } = run;
  run.partialGap = undefined;
  if (gap !== undefined) return gap;
  countStep(run, site);
  if (run.depth >= limits.depth) throw new FillLimit(`partials call each other more than ${limits.depth} deep, last "${options.name}"`, site);
  run.depth += 1;
  const path = (context as { path?: unknown } | undefined)?.path;
  if (typeof path === 'string' && options.data !== undefined) options.data = { ...options.data, from: path, _parent: options.data };
  try {
    return checkOutput(original.invokePartial.call(this, partial, context, options) ?? '', site);
  } finally {
    run.depth -= 1;
  }
}
