// Whether what was typed is a value of a parameter: one sentence where it is not.

import type { ParameterInfo, ParameterValue } from '../../main/contract.ts';
import { texts } from '../texts.ts';

const words = texts.inspector;

export function problemOf(parameter: ParameterInfo, value: ParameterValue | undefined): string | undefined {
  if (value === undefined || value === '') return parameter.required === true && parameter.default === undefined ? words.required : undefined;
  if (typeof value !== 'string') return undefined;
  if (parameter.maxLength !== undefined && value.length > parameter.maxLength) return words.tooLong(parameter.maxLength);
  switch (parameter.type) {
    case 'color':
      return /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value) ? undefined : words.badColor;
    case 'language':
      return /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(value) ? undefined : words.badLanguage;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? undefined : words.badDate;
    default:
      return parameter.pattern !== undefined && !matches(parameter.pattern, value) ? words.noPattern : undefined;
  }
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}
