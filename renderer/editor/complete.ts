// Completion in templates: helpers, fields of the dataset, ids, partials between braces; CSS properties and element names are
// the grammars' own, narrowed to what the engine knows.

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { TemplateWords } from '../../main/contract.ts';

const singular: Readonly<Record<string, string>> = { sections: 'section', quotes: 'quote', figures: 'figure', tables: 'table', charts: 'chart', timeline: 'event', questions: 'question', actors: 'actor', glossary: 'term', images: 'image', sources: 'source' };

/** The expression around a position, up to it; undefined outside braces. */
export function openExpression(text: string): string | undefined {
  const start = text.lastIndexOf('{{');
  if (start < 0 || text.indexOf('}}', start) >= 0) return undefined;
  return text.slice(start).replace(/^\{+[~]?/, '');
}

export function mustacheCompletion(words: () => TemplateWords | undefined, parameters: () => readonly string[]): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 2000), context.pos);
    const open = openExpression(before);
    const known = words();
    if (open === undefined || known === undefined) return null;
    const word = /[\w.@-]*$/.exec(open)?.[0] ?? '';
    if (word === '' && !context.explicit && !/^[#>/&]?$|[\s(]$/.test(open)) return null;
    const dot = word.lastIndexOf('.');
    const from = context.pos - word.length + dot + 1;
    if (/^>\s*[\w/-]*$/.test(open)) return { from: context.pos - word.length, options: known.partials.map((name): Completion => ({ label: name, type: 'namespace', detail: 'partial' })), validFor: /^[\w-]*$/ };
    if (/"[^"]*$/.test(open)) return idCompletion(context, open, known);
    const options = dot >= 0 ? fieldsAfter(word.slice(0, dot), known, parameters()) : topLevel(open, known);
    return { from, options, validFor: /^[\w@-]*$/ };
  };
}

function idCompletion(context: CompletionContext, open: string, known: TemplateWords): CompletionResult {
  const typed = /"([^"]*)$/.exec(open)?.[1] ?? '';
  return {
    from: context.pos - typed.length,
    options: known.ids.map(({ path, title }): Completion => ({ label: path.split('.').slice(1).join('.'), detail: path.split('.')[0] ?? '', info: title, type: 'constant' })),
    validFor: /^[\w.-]*$/,
  };
}

/** Fields of what stands before the dot: a collection's objects, the report, the parameters. */
function fieldsAfter(path: string, known: TemplateWords, parameters: readonly string[]): readonly Completion[] {
  const last = path.split('.').at(-1) ?? '';
  if (last === 'parameters') return parameters.map((name) => ({ label: name, type: 'property', detail: 'parameter' }));
  if (last === '@root') return rootNames(known);
  const collection = Object.keys(known.fields).find((name) => name === last || singular[name] === last);
  return collection === undefined ? allFields(known) : fieldCompletions(collection, known);
}

function topLevel(open: string, known: TemplateWords): readonly Completion[] {
  const blocks = open.startsWith('#') || open.startsWith('/');
  const helpers = known.helpers.filter((helper) => !blocks || helper.block || /\s|\(/.test(open)).map((helper): Completion => ({
    label: helper.name, type: helper.block ? 'keyword' : 'function', detail: helper.signature.replace(helper.name, '').trim(), info: () => describe(helper), boost: 1,
  }));
  return blocks && !/\s/.test(open) ? helpers : [...helpers, ...rootNames(known), ...allFields(known)];
}

function rootNames(known: TemplateWords): readonly Completion[] {
  return [...Object.keys(known.fields), 'parameters', 'uncited', 'mentions'].map((name) => ({ label: name, type: 'variable', detail: 'of the report', boost: 2 }));
}

function fieldCompletions(collection: string, known: TemplateWords): readonly Completion[] {
  return (known.fields[collection] ?? []).map(({ name, help }): Completion => ({ label: name, type: 'property', detail: singular[collection] ?? collection, ...(help !== '' && { info: help }) }));
}

function allFields(known: TemplateWords): readonly Completion[] {
  const seen = new Map<string, Completion>();
  for (const collection of Object.keys(known.fields)) for (const one of fieldCompletions(collection, known)) if (!seen.has(one.label)) seen.set(one.label, one);
  return [...seen.values()];
}

function describe({ signature, sentence, example }: TemplateWords['helpers'][number]): HTMLElement {
  const box = document.createElement('div');
  for (const [tag, text] of [['code', signature], ['p', sentence], ['code', example]] as const) {
    const part = document.createElement(tag);
    part.textContent = text;
    box.append(part);
  }
  return box;
}

/** CSS properties that the engine lays out, where a declaration begins. */
export function propertyCompletion(words: () => TemplateWords | undefined): CompletionSource {
  return (context) => {
    const word = context.matchBefore(/[\w-]+/);
    const known = words();
    if (known === undefined || (word === null && !context.explicit)) return null;
    const before = context.state.sliceDoc(Math.max(0, context.pos - 500), word?.from ?? context.pos);
    if (!/[{;]\s*(\/\*[\s\S]*?\*\/\s*)?$/.test(before)) return null;
    return { from: word?.from ?? context.pos, options: known.properties.map((name) => ({ label: name, type: 'property', apply: `${name}: ` })), validFor: /^[\w-]*$/ };
  };
}
