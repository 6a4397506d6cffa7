import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice, ReportItem } from '../../main/contract.ts';
import {
  ancestors, everything, find, flatten, indent, invert, isEverything, move, outdent, reconcile, retitle, shift, tick, tickAll, tickOf,
} from '../../renderer/tree/choices.ts';

const item = (path: string, ...children: ReportItem[]): ReportItem => ({ key: path, path, kind: 'sections', title: path, children });
const report = [
  item('sections.a', item('figures.x'), item('sections.b', item('quotes.y'))),
  item('sections.c'),
  item('sections.d', item('figures.z')),
];
const all = everything(report);

/** `a(x b(y)) c d(z)`, ticked-off rows with a minus. */
const draw = (choices: readonly Choice[]): string =>
  choices.map(({ path, on, children }) => `${on ? '' : '-'}${path.split('.')[1]}${children.length === 0 ? '' : `(${draw(children)})`}`).join(' ');

describe('ticks', () => {
  it('ticks a row with all below it, and shows a mixed state above', () => {
    const without = tick(all, 'quotes.y', false);
    expect(draw(without)).toBe('a(x b(-y)) c d(z)');
    expect(tickOf(find(without, 'sections.b')!)).toBe('mixed');
    expect(tickOf(find(without, 'sections.a')!)).toBe('mixed');
    expect(tickOf(find(without, 'figures.x')!)).toBe('on');
    expect(draw(tick(without, 'sections.a', false))).toBe('-a(-x -b(-y)) c d(z)');
  });

  it('lets an object be in without its section', () => {
    const alone = tick(tickAll(all, false), 'figures.z', true);
    expect(draw(alone)).toBe('-a(-x -b(-y)) -c -d(z)');
    expect(tickOf(find(alone, 'sections.d')!)).toBe('mixed');
  });

  it('inverts, and inverting twice changes nothing', () => {
    expect(draw(invert(tick(all, 'sections.c', false)))).toBe('-a(-x -b(-y)) c -d(-z)');
    expect(invert(invert(all))).toEqual(all);
  });

  it('tells a group by what it holds', () => {
    const group: Choice = { key: 'group.actors', path: 'group.actors', on: false, children: [{ key: 'actors.q', path: 'actors.q', on: true, children: [] }] };
    expect(tickOf(group)).toBe('on');
  });
});

describe('moving', () => {
  it('moves before, after and into', () => {
    expect(draw(move(all, new Set(['sections.d']), 'sections.a', 'before'))).toBe('d(z) a(x b(y)) c');
    expect(draw(move(all, new Set(['figures.x']), 'sections.c', 'on'))).toBe('a(b(y)) c(x) d(z)');
    expect(draw(move(all, new Set(['sections.c', 'figures.z']), 'figures.x', 'after'))).toBe('a(x c z b(y)) d');
  });

  it('refuses to move a row into itself or into what holds nothing', () => {
    expect(move(all, new Set(['sections.a']), 'sections.b', 'on')).toBe(all);
    expect(move(all, new Set(['sections.c']), 'figures.x', 'on')).toBe(all);
  });

  it('shifts among siblings, indents into the section above, outdents behind it', () => {
    expect(draw(shift(all, 'sections.c', -1))).toBe('c a(x b(y)) d(z)');
    expect(shift(all, 'sections.a', -1)).toBe(all);
    expect(draw(indent(all, 'sections.c'))).toBe('a(x b(y) c) d(z)');
    expect(draw(outdent(all, 'sections.b'))).toBe('a(x) b(y) c d(z)');
    expect(indent(all, 'sections.a')).toBe(all);
  });

  it('loses and doubles no row, whatever is moved where', () => {
    const keys = flatten(all).map(({ key }) => key);
    const step = fc.tuple(fc.constantFrom('shift', 'indent', 'outdent', 'on', 'before', 'after'), fc.constantFrom(...keys), fc.constantFrom(...keys));
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let tree = all;
      for (const [kind, key, target] of steps) {
        if (kind === 'shift') tree = shift(tree, key, 1);
        else if (kind === 'indent') tree = indent(tree, key);
        else if (kind === 'outdent') tree = outdent(tree, key);
        else tree = move(tree, new Set([key]), target, kind as 'on');
      }
      expect(flatten(tree).map(({ key }) => key).sort()).toEqual([...keys].sort());
      expect(ancestors(tree, 'figures.x')).toBeDefined();
    }));
  });
});

describe('with a changed report', () => {
  it('drops what is gone, keeps what stands below it, and adds what is new unticked, in its place', () => {
    const changed = [item('sections.n'), item('sections.a', item('figures.x'), item('figures.w')), item('sections.b', item('quotes.y')), item('sections.d')];
    expect(draw(reconcile(all, changed))).toBe('-n a(x -w b(y)) d');
  });

  it('knows a tree that is the report as it stands', () => {
    expect(isEverything(all, report)).toBe(true);
    expect(isEverything(retitle(all, 'sections.c', 'Other'), report)).toBe(false);
    expect(isEverything(retitle(retitle(all, 'sections.c', 'Other'), 'sections.c', ' '), report)).toBe(true);
    expect(isEverything(shift(all, 'sections.c', 1), report)).toBe(false);
  });
});
