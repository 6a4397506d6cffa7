// The values of a template's parameters: what was given (typed in a form, written in a briefing file or behind --param), checked
// against template.json; defaults where nothing was given.

import type { Reporter } from '../diagnostic.ts';
import type { Manifest, Parameter } from './manifest.ts';
import { hintAt } from './text-place.ts';

/** By name. Numbers and booleans are themselves, everything else is text; a parameter without value or default is absent. */
export type ParameterValues = Readonly<Record<string, string | number | boolean>>;

/** Checks one value; the command line gives numbers and booleans as text, which is taken for what it says. */
type Check = { readonly value: string | number | boolean } | { readonly expected: string };

/**
 * Values for every parameter that has one. Reports `parameter-unknown`, `parameter-value` and `parameter-required`; a bad value
 * gives way to the default.
 */
export function resolveParameters(manifest: Manifest, given: Readonly<Record<string, unknown>>, report: Reporter): ParameterValues {
  const values: Record<string, string | number | boolean> = {};
  const say = (severity: 'error' | 'warning', code: string, message: string, hint: { hint?: string }): void =>
    report({ severity, stage: 'template', code, message, ...hint });
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(manifest.parameters, name)) continue;
    say('warning', 'parameter-unknown', `${manifest.name} has no parameter "${name}"`, hintAt(name, Object.keys(manifest.parameters)));
  }
  for (const [name, parameter] of Object.entries(manifest.parameters)) {
    const value = given[name];
    const check = value === undefined || value === null || value === '' ? undefined : checkValue(parameter, value, manifest);
    if (check !== undefined && 'value' in check) {
      values[name] = check.value;
      continue;
    }
    if (check !== undefined) say('error', 'parameter-value', `parameter "${name}" is ${JSON.stringify(value)}; expected ${check.expected}`, {});
    const preset = parameter.default ?? (parameter.type === 'paper' ? manifest.papers[0] : undefined);
    if (preset !== undefined) values[name] = preset;
    else if (parameter.required === true) say('error', 'parameter-required', `parameter "${name}" (${parameter.label}) has no value`, {});
  }
  return values;
}

/** Whether `value` may stand for `parameter`, and as what. */
export function checkValue(parameter: Parameter, value: unknown, manifest: Manifest): Check {
  switch (parameter.type) {
    case 'number':
      return checkNumber(parameter, typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
    case 'boolean':
      if (value === true || value === 'true' || value === 'yes') return { value: true };
      return value === false || value === 'false' || value === 'no' ? { value: false } : { expected: 'true or false' };
    case 'choice':
      return checkListed(value, parameter.choices.map((choice) => choice.value));
    case 'paper':
      return checkListed(value, manifest.papers);
    case 'date':
      return checkDate(parameter, value);
    default:
      return typeof value === 'string' || typeof value === 'number' ? checkText(parameter, String(value)) : { expected: 'text' };
  }
}

function checkNumber({ min, max }: Parameter & { type: 'number' }, value: unknown): Check {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { expected: 'a number' };
  if (min !== undefined && value < min) return { expected: `at least ${min}` };
  return max !== undefined && value > max ? { expected: `at most ${max}` } : { value };
}

/** Without regard to case: `letter` is Letter. */
function checkListed(value: unknown, allowed: readonly string[]): Check {
  const found = allowed.find((item) => item.toLowerCase() === String(value).toLowerCase());
  return found === undefined ? { expected: `one of ${allowed.join(', ')}` } : { value: found };
}

function checkDate({ min, max }: Parameter & { type: 'date' }, value: unknown): Check {
  const text = String(value);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  if (!real) return { expected: 'a date such as 2025-03-31' };
  if (min !== undefined && text < min) return { expected: `no earlier than ${min}` };
  return max !== undefined && text > max ? { expected: `no later than ${max}` } : { value: text };
}

/** Longest text that is held against a pattern. */
const patternReach = 200;

function checkText(parameter: Exclude<Parameter, { type: 'number' | 'boolean' | 'choice' | 'paper' | 'date' }>, value: string): Check {
  switch (parameter.type) {
    case 'color':
      return /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value) ? { value } : { expected: 'a colour such as #1d3557' };
    case 'language':
      return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value) ? { value } : { expected: 'a language tag such as en or uk-UA' };
    case 'string':
      if (/[\r\n]/.test(value)) return { expected: 'one line' };
      if (parameter.pattern !== undefined && value.length > patternReach) return { expected: `at most ${patternReach} characters` };
      if (parameter.pattern !== undefined && !new RegExp(`^(?:${parameter.pattern})$`, 'u').test(value)) return { expected: `text like ${parameter.placeholder ?? parameter.pattern}` };
  }
  const { maxLength } = parameter;
  return maxLength !== undefined && value.length > maxLength ? { expected: `at most ${maxLength} characters` } : { value };
}
