// The reference of supported CSS is told from the tables, so that it cannot fall behind them.

import { describe, expect, it } from 'vitest';
import { featureReference, supportedProperties } from '../../main/style/features.ts';
import { properties } from '../../main/style/properties.ts';
import { aliases, shorthands } from '../../main/style/shorthands.ts';
import { unsupportedReason } from '../../main/style/unsupported.ts';

describe('the reference', () => {
  it('has every longhand, shorthand and alias once', () => {
    const names = supportedProperties().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of [...properties.keys(), ...shorthands.keys(), ...aliases.keys()]) if (name !== '-internal-language') expect(names).toContain(name);
  });

  it('notes only properties that there are', () => {
    expect(supportedProperties().filter(({ note }) => note !== undefined)).toHaveLength(26);
  });

  it('does not refuse what it supports', () => {
    expect(supportedProperties().filter(({ name }) => unsupportedReason(name) !== undefined)).toEqual([]);
  });

  it('is a Markdown table of whole rows', () => {
    const rows = featureReference().split('\n').filter((line) => line.startsWith('|'));
    expect(rows.every((row) => row.replaceAll('\\|', '').split('|').length === 5)).toBe(true);
  });
});
