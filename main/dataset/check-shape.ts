// Checks a JSON value against a zod schema and says all that is wrong in words that an author understands: what was found,
// what was expected, where. Unknown fields are warnings and are taken out; everything else is an error.

import { nearest, type Diagnostic, type Severity } from '../diagnostic.ts';
import type { JsonFile, JsonPath } from './json.ts';
import type { z } from './shape.ts';

/** More than anyone reads; the rest is counted. */
const findingLimit = 1000;

/** A diagnostic before its place is known. `index`: the character of the text at `path` that it is about. */
export type Finding = {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly path: JsonPath;
  readonly at?: 'value' | 'name' | number;
};

type Issue = z.core.$ZodIssue;

/**
 * `value` is the file's own, undefined if it has errors. Codes: `missing-field`, `wrong-type`, `wrong-value`, `unknown-field`,
 * `repeated-field` (by `repeatedFields`).
 */
export function checkShape<Schema extends z.ZodType>(schema: Schema, value: unknown): { value: z.infer<Schema> | undefined; findings: Finding[] } {
  const result = schema.safeParse(value, { error: fieldNames });
  if (result.success) return { value: value as z.infer<Schema>, findings: [] };
  const findings = result.error.issues.flatMap((issue) => describeIssue(issue, value));
  for (const issue of result.error.issues) if (issue.code === 'unrecognized_keys') dropFields(issue, value);
  return { value: findings.some((finding) => finding.severity === 'error') ? undefined : (value as z.infer<Schema>), findings };
}

/** Gives findings their places, in the order of the file, and says how many more there are than it lists. */
export function toDiagnostics(findings: readonly Finding[], json: JsonFile): Diagnostic[] {
  const placed = findings.slice(0, findingLimit).map((finding) => ({ finding, offset: offsetOf(finding, json) }));
  placed.sort((one, other) => one.offset - other.offset);
  const diagnostics = placed.map(({ finding, offset }): Diagnostic => {
    const { severity, code, message, hint, path } = finding;
    return { severity, stage: json.stage, code, message, ...(hint === undefined ? {} : { hint }), source: { ...json.placeAt(offset), data: printPath(path) } };
  });
  const more = findings.length - placed.length;
  if (more > 0) diagnostics.push({ severity: 'info', stage: json.stage, code: 'more-findings', message: `${more} more findings are not listed`, source: { file: json.file } });
  return diagnostics;
}

/** A warning for each field that is written twice in one object. */
export function repeatedFields(json: JsonFile): Diagnostic[] {
  return json.repeatedKeys.slice(0, findingLimit).map(({ key, offset }) => ({
    severity: 'warning', stage: json.stage, code: 'repeated-field',
    message: `field "${key}" stands twice in this object; only the last is read`, source: json.placeAt(offset),
  }));
}

/** `quotes[2].speaker`. */
export const printPath = (path: JsonPath): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');

function offsetOf({ path, at = 'value' }: Finding, json: JsonFile): number {
  return typeof at === 'number' ? json.offsetInText(path, at) : json.offsetOf(path, at);
}

/** zod does not tell which fields an object may have; its message for unknown ones is made to carry them. */
const fieldNames: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'unrecognized_keys' ? Object.keys((issue.inst as z.ZodObject | undefined)?.shape ?? {}).join(' ') : undefined;

function describeIssue(issue: Issue, root: unknown): Finding[] {
  const path = issue.path as JsonPath;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => describeUnknown(key, path, issue.message.split(' ')));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closer = issue.errors.find((branch) => branch.length > 0 && !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0));
    if (closer) return closer.flatMap((inner) => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, root));
  }
  const found = valueAt(root, path);
  const expected = expectedBy(issue);
  if (found === undefined) {
    return [{ severity: 'error', code: 'missing-field', message: `"${String(path.at(-1))}" is missing; expected ${expected}`, path: path.slice(0, -1) }];
  }
  const hint = hintFor(issue, found);
  const code = issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.length > 0) ? 'wrong-type' : 'wrong-value';
  return [{ severity: 'error', code, message: `found ${printFound(found)}, expected ${expected}`, path, ...(hint === undefined ? {} : { hint }) }];
}

function describeUnknown(key: string, path: JsonPath, known: readonly string[]): Finding {
  const meant = nearest(key, known);
  const hint = meant === undefined ? `known here: ${known.join(', ')}` : `did you mean "${meant}"?`;
  return { severity: 'warning', code: 'unknown-field', message: `unknown field "${key}"; it is not read`, hint, path: [...path, key], at: 'name' };
}

const typeWords: Record<string, string> = {
  string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', null: 'null', record: 'an object',
};

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map((value) => JSON.stringify(value) ?? String(value)));
    case 'invalid_union':
      return issue.errors.length === 0 ? oneOf(optionsOf(issue).map((option) => JSON.stringify(option))) : oneOf([...new Set(issue.errors.flatMap((branch) => branch.map(expectedBy)))]);
    case 'too_small':
      return sizeWords(issue.origin, issue.inclusive === false ? 'more than' : 'at least', Number(issue.minimum));
    case 'too_big':
      return sizeWords(issue.origin, issue.inclusive === false ? 'less than' : 'at most', Number(issue.maximum));
    default:
      return issue.message;
  }
}

function sizeWords(origin: string, relation: string, limit: number): string {
  if (origin === 'array') return `${relation} ${limit} ${limit === 1 ? 'item' : 'items'}`;
  if (origin === 'string') return `${relation} ${limit} characters`;
  return `a number of ${relation} ${limit}`;
}

const optionsOf = (issue: Issue): string[] => ('options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []);

const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'something else') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

function hintFor(issue: Issue, found: unknown): string | undefined {
  if (found === null) return 'leave the field out if there is nothing to say';
  if (typeof found !== 'string') return undefined;
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : optionsOf(issue);
  const meant = nearest(found, allowed);
  return meant === undefined ? undefined : `did you mean "${meant}"?`;
}

function printFound(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === null) return 'null';
  if (typeof value === 'object') return 'an object';
  if (value === '') return 'an empty text';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value)}`;
  return typeof value === 'number' ? `the number ${value}` : String(value);
}

export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

function dropFields(issue: Extract<Issue, { code: 'unrecognized_keys' }>, root: unknown): void {
  const owner = valueAt(root, issue.path as JsonPath) as Record<string, unknown>;
  for (const key of issue.keys) delete owner[key];
}
