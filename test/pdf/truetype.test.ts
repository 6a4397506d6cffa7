import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../main/host-node.ts';
import { readTrueType, subsetTrueType } from '../../main/pdf/truetype.ts';

describe('subsetting a TrueType font', () => {
  it('leaves the font itself as it was: it shapes the next document too', () => {
    const data = nodeHost().fonts.find(({ family }) => family === 'Source Serif 4')!.data();
    const sum = (): string => createHash('sha256').update(data).digest('hex');
    const before = sum();
    subsetTrueType(readTrueType(data)!, [5, 42, 300]);
    expect(sum()).toBe(before);
  });
});
