import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftShape } from '../../main/app/draft-shape.ts';
import { isWithin, readJson, writeWhole } from '../../main/app/files.ts';
import { fromSelection, toSelection } from '../../main/app/selection.ts';
import { fields, list, maybe, nested, number, oneOf, record, text, type Shape } from '../../main/app/shape.ts';
import type { ReportItem } from '../../main/contract.ts';
import { reconcile, tick } from '../../renderer/tree/choices.ts';

describe('shapes', () => {
  it('refuse what is missing, of another type, or not named', () => {
    const shape = fields({ name: text }, { size: number });
    expect(shape({ name: 'a' })).toBe(true);
    expect(shape({ name: 'a', size: 2 })).toBe(true);
    for (const bad of [undefined, null, [], {}, { name: 1 }, { name: 'a', size: '2' }, { name: 'a', other: 1 }, { name: 'a', size: Number.NaN }]) expect(shape(bad)).toBe(false);
    expect(oneOf('a', 'b')('c')).toBe(false);
    expect(list(number, 2)([1, 2, 3])).toBe(false);
    expect(record(text)({ a: 'x', b: 1 })).toBe(false);
    expect(maybe(text)(undefined)).toBe(true);
  });

  it('refuse what nests too deep', () => {
    type Tree = { readonly children: readonly Tree[] };
    const tree: Shape<Tree> = nested((self) => fields({ children: list(self) }), 10);
    const deep = (levels: number): Tree => ({ children: levels === 0 ? [] : [deep(levels - 1)] });
    expect(tree(deep(9))).toBe(true);
    expect(tree(deep(10))).toBe(false);
  });

  it('take a draft and no more than a draft', () => {
    const draft = { report: '/r', template: 't', choices: undefined, parameters: { a: true, b: ['c'] }, options: {}, budget: undefined };
    expect(draftShape(draft)).toBe(true);
    expect(draftShape({ ...draft, parameters: { a: {} } })).toBe(false);
    expect(draftShape({ ...draft, run: 'rm' })).toBe(false);
  });
});

describe('files', () => {
  it('are written whole, and nothing is left beside them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whole-'));
    const file = join(folder, 'sub', 'a.json');
    await writeWhole(file, '{"a":1}');
    await writeWhole(file, '{"a":2}');
    expect(await readJson(file)).toEqual({ a: 2 });
    expect(readdirSync(join(folder, 'sub'))).toEqual(['a.json']);
    writeFileSync(file, '{"a":');
    expect(await readJson(file)).toBeUndefined();
  });

  it('keep the old content when writing fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whole-'));
    const file = join(folder, 'a.txt');
    await writeWhole(file, 'old');
    await expect(writeWhole(file, {} as string)).rejects.toThrow();
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('tells what lies inside a folder', () => {
    expect(isWithin('/a/b', '/a/b/c/d')).toBe(true);
    for (const out of ['/a/b', '/a/bc', '/a/b/../c', '/']) expect(isWithin('/a/b', out)).toBe(false);
  });
});

describe('selection', () => {
  const item = (key: string, ...children: ReportItem[]): ReportItem => ({ key, path: key.split('/').at(-1) ?? key, kind: 'sections', title: key, children });
  const items = [
    item('sections.a', item('sections.a/figures.x'), item('sections.b', item('sections.b/figures.x'))),
    item('sections.c'),
    item('group.actors', item('actors.p'), item('actors.q')),
  ];
  const all = fromSelection([{ id: 'a' }, { id: 'c' }, { id: 'actors.p', listed: true }, { id: 'q', listed: true }], items);

  it('goes to a selection and back', () => {
    const some = tick(tick(all, 'sections.a/figures.x', false), 'actors.q', false);
    const selection = toSelection(some);
    expect(selection).toEqual([
      { id: 'sections.a', children: [{ id: 'sections.b', children: [{ id: 'figures.x' }] }] }, { id: 'sections.c', children: [] }, { id: 'actors.p', listed: true },
    ]);
    expect(toSelection(reconcile(fromSelection(selection, items), items))).toEqual(selection);
  });

  it('lets an object stand alone where its section is left out', () => {
    const alone = tick(tick(all, 'sections.a', false), 'sections.b/figures.x', true);
    expect(toSelection(alone).slice(0, 2)).toEqual([{ id: 'figures.x' }, { id: 'sections.c', children: [] }]);
  });
});
