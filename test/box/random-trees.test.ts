// Whatever the elements, their displays, floats and positions: no text is lost or doubled, everything has a tag or is an artifact, and
// the tags stand where the standard allows them.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StructureNode, StructureRole } from '../../main/box/structure.ts';
import type { ComputedStyle, Display } from '../../main/style/computed-style.ts';
import { boxesOf, type Child, el } from './styled-tree.ts';
import { walkBox, walkTags } from './walk-boxes.ts';

type Plan = string | { readonly name: string; readonly style: Partial<ComputedStyle>; readonly attributes: Record<string, string>; readonly children: readonly Plan[] };

const displays: readonly Display[] = [
  'inline', 'block', 'flow-root', 'inline-block', 'list-item', 'flex', 'inline-flex', 'grid', 'table', 'inline-table', 'table-row-group',
  'table-header-group', 'table-footer-group', 'table-row', 'table-cell', 'table-caption', 'contents',
];
const names = ['div', 'span', 'p', 'section', 'ul', 'ol', 'li', 'table', 'tbody', 'tr', 'td', 'th', 'a', 'b', 'h2', 'blockquote', 'dl', 'dt', 'dd', 'code', 'nav', 'aside', 'figure', 'figcaption', 'q'];

const word = fc.constantFrom('a', 'bc', ' d ', ' ', '\n  ', 'e  f', '\tg');
const style: fc.Arbitrary<Partial<ComputedStyle>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 4, arbitrary: fc.constantFrom(...displays).map((display) => ({ display })) },
  { weight: 1, arbitrary: fc.constantFrom('left', 'right', 'footnote').map((float) => ({ float }) as Partial<ComputedStyle>) },
  { weight: 1, arbitrary: fc.constantFrom('absolute', 'fixed', 'relative', { running: 'head' }).map((position) => ({ position }) as Partial<ComputedStyle>) },
);
const attributes = fc.constantFrom<Record<string, string>>({}, {}, {}, { href: 'https://example.org/' }, { class: 'toc' }, { role: 'presentation' }, { 'aria-hidden': 'true' }, { role: 'listitem' }, { rowspan: '3', colspan: '2' }, { rowspan: '2' }, { colspan: '0', rowspan: '0' }, { role: 'caption' }, { role: 'table' }, { role: 'row' }, { role: 'cell' }, { lang: 'de' });
const { plan } = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.record({ name: fc.constantFrom(...names), style, attributes, children: fc.array(tie('plan'), { maxLength: 5 }) }),
  ),
}));

function grow(plan: Plan): Child {
  return typeof plan === 'string' ? plan : el(plan.name, { style: plan.style, attributes: plan.attributes }, ...plan.children.map(grow));
}

/** The letters of a plan, all of which must show. */
function letters(plan: Plan): string {
  return typeof plan === 'string' ? plan.replace(/\s/g, '') : plan.children.map(letters).join('');
}

const sorted = (text: string): string => [...text].sort().join('');

test('every letter is in the boxes once, with a tag or as an artifact', () => {
  fc.assert(fc.property(fc.array(plan, { maxLength: 6 }), (plans) => {
    const document = boxesOf(plans.map(grow), () => undefined);
    let text = '';
    walkBox(document.root, {
      item: (item, itsText) => {
        if (item.kind !== 'text') return;
        expect((item.source.tag === undefined) !== (item.source.artifact === undefined)).toBe(true);
        text += itsText;
      },
    });
    // Markers and footnote numbers are generated.
    expect(sorted(text.replace(/[^a-z]/g, ''))).toBe(sorted(plans.map(letters).join('')));
  }), { numRuns: 400 });
});

test('items cover the text without gaps, and open and close items pair up', () => {
  fc.assert(fc.property(fc.array(plan, { maxLength: 6 }), (plans) => {
    walkBox(boxesOf(plans.map(grow), () => undefined).root, {
      box: (box) => {
        if (box.kind !== 'inline' || box.label === 'list marker') return;
        let at = 0;
        const open: unknown[] = [];
        for (const item of box.content.items) {
          expect(item.start).toBe(at);
          at = item.end;
          if (item.kind === 'open') open.push(item.inline);
          if (item.kind === 'close' && open.pop() !== item.inline) open.push('closed what was not open');
        }
        expect(at).toBe(box.content.text.length);
        expect(open).toEqual([]);
        expect(box.content.text).not.toMatch(/^ | $| {2}/);
      },
    });
  }), { numRuns: 300 });
});

const allowed: Partial<Record<StructureRole, readonly StructureRole[]>> = {
  L: ['LI', 'L', 'Caption'], LI: ['Lbl', 'LBody'], TOC: ['TOCI', 'TOC', 'Caption'], TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'],
  Table: ['Caption', 'TR', 'THead', 'TBody', 'TFoot'], THead: ['TR'], TBody: ['TR'], TFoot: ['TR'], TR: ['TH', 'TD'],
};
const only: Partial<Record<StructureRole, readonly StructureRole[]>> = {
  LI: ['L'], LBody: ['LI'], TOCI: ['TOC'], TR: ['Table', 'THead', 'TBody', 'TFoot'], TD: ['TR'], TH: ['TR'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'],
};

const holdingBlocks: readonly StructureRole[] = ['Document', 'Sect', 'Div', 'BlockQuote', 'L', 'LI', 'TOC', 'TOCI', 'Table', 'TBody', 'TR'];

test('tags stand in parents that may hold them; their order goes up; text is in no tag that holds blocks only', () => {
  fc.assert(fc.property(fc.array(plan, { maxLength: 6 }), (plans) => {
    const document = boxesOf(plans.map(grow), () => undefined);
    walkTags(document.structure, (tag, parent) => {
      if (parent === undefined) return;
      expect(allowed[parent.role]?.includes(tag.role) ?? true).toBe(true);
      expect(only[tag.role]?.includes(parent.role) ?? true).toBe(true);
      expect(isIncreasing(parent.children)).toBe(true);
    });
    const textRoles = new Set<StructureRole | undefined>();
    walkBox(document.root, { item: (item) => item.kind === 'text' && textRoles.add(item.source.tag?.role) });
    expect(holdingBlocks.filter((role) => textRoles.has(role))).toEqual([]);
  }), { numRuns: 400 });
});

test('the cells of every table fill its grid, none upon another; a caption comes first (ISO 14289-1, 7.5)', () => {
  fc.assert(fc.property(fc.array(plan, { maxLength: 6 }), (plans) => {
    walkTags(boxesOf(plans.map(grow), () => undefined).structure, (tag) => {
      expect(tag.children.slice(1).some((child) => child.role === 'Caption') && allowed[tag.role] !== undefined).toBe(false);
      const rows = tag.role === 'Table' ? gridOf(tag) : [];
      expect(rows.every((row) => row.every((count) => count === 1) && row.length === rows[0]?.length)).toBe(true);
    });
  }), { numRuns: 400 });
});

/** How many cells take each slot. */
function gridOf(table: StructureNode): number[][] {
  const rows = table.children.flatMap((child) => (child.role === 'TR' ? [child] : child.role === 'Caption' ? [] : child.children));
  const grid: number[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.children) {
      while ((grid[y]?.[x] ?? 0) > 0) x += 1;
      for (let dy = 0; dy < (cell.rowSpan ?? 1); dy += 1) {
        for (let dx = 0; dx < (cell.columnSpan ?? 1); dx += 1) {
          const line = grid[y + dy] ?? [];
          line[x + dx] = (line[x + dx] ?? 0) + 1;
        }
      }
    }
  });
  return grid.map((line) => Array.from(line, (count) => count ?? 0));
}

function isIncreasing(tags: readonly StructureNode[]): boolean {
  return tags.every((tag, index) => index === 0 || tag.order > (tags[index - 1]?.order ?? 0));
}

test('100,000 siblings and a nesting of 512', () => {
  const wide = boxesOf(Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? el('p', null, 'x') : 'y')));
  expect(wide.root.kind === 'block' && wide.root.children[0]?.kind === 'block' && wide.root.children[0].children.length).toBe(100_000);
  let deep: Child = 'core';
  for (let i = 0; i < 512; i += 1) deep = el(['div', 'span', 'table', 'ul', 'blockquote', 'a'][i % 6] ?? 'div', { attributes: i % 6 === 5 ? { href: 'https://example.org' } : {} }, deep);
  expect(() => boxesOf([deep])).not.toThrow();
});
