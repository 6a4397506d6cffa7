import { describe, expect, it } from 'vitest';
import { branchesOf, branchFor, findBranch, movedInto, parentsIn } from '../../renderer/tree/branches.ts';
import { rowState, setRowStates } from '../../renderer/tree/row-states.ts';
import type { Row } from '../../renderer/tree/rows.ts';

const row = (key: string, change: Partial<Row> = {}, ...children: Row[]): Row =>
  ({ key, path: key.split('/').at(-1) ?? key, kind: 'sections', title: key, retitled: false, tick: 'on', marking: undefined, cost: 0.5, beyond: false, children, ...change });

describe('the tree’s shape', () => {
  const first = branchesOf([row('sections.a', {}, row('sections.a/figures.x')), row('sections.b')], []);

  it('keeps its objects while only ticks and costs change', () => {
    const again = branchesOf([row('sections.a', { tick: 'mixed', cost: 2 }, row('sections.a/figures.x', { tick: 'off' })), row('sections.b')], first);
    expect(again).toBe(first);
  });

  it('makes new objects only on the way to what changed', () => {
    const renamed = branchesOf([row('sections.a', {}, row('sections.a/figures.x')), row('sections.b', { title: 'Other' })], first);
    expect(renamed).not.toBe(first);
    expect(renamed[0]).toBe(first[0]);
    const moved = branchesOf([row('sections.b'), row('sections.a', {}, row('sections.a/figures.x'))], first);
    expect(moved.map(({ key }) => key)).toEqual(['sections.b', 'sections.a']);
    expect(moved[1]).toBe(first[0]);
  });

  it('finds branches by key and by what they show', () => {
    expect(findBranch(first, 'sections.a/figures.x')?.path).toBe('figures.x');
    expect(branchFor(first, 'figures.x')?.key).toBe('sections.a/figures.x');
    expect(parentsIn(first)).toEqual(['sections.a']);
  });

  it('tells what rows were moved into, and not what they were moved out of or are new in', () => {
    const inside = branchesOf([row('sections.a', {}, row('sections.a/figures.x'), row('sections.b'))], first);
    expect([...movedInto(inside, first)]).toEqual(['sections.a']);
    expect([...movedInto(first, inside)]).toEqual([]);
    expect([...movedInto(branchesOf([row('sections.a', {}, row('sections.c'))], first), first)]).toEqual([]);
  });
});

describe('the rows’ states', () => {
  it('keep their objects while they are the same to the eye', () => {
    setRowStates([row('sections.a', { cost: 0.51 })]);
    const before = rowState('sections.a');
    setRowStates([row('sections.a', { cost: 0.49 })]);
    expect(rowState('sections.a')).toBe(before);
    setRowStates([row('sections.a', { tick: 'off' })]);
    expect(rowState('sections.a')).toEqual({ tick: 'off', cost: 0.5, beyond: false });
    expect(rowState('sections.none').tick).toBe('off');
  });
});
