// Tables: rows, groups, columns and captions out of the children of a table element, with anonymous boxes wherever a part lacks
// its parent or its children (CSS 2.2, 17.2.1), then the grid (table-grid.ts).

import type { Origin } from '../html/element.ts';
import type { ComputedStyle, Display } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import { anonymousStyle } from './anonymous.ts';
import type { Box, TableBox, TableColumn } from './box.ts';
import { addCounters, beginBox, type BoxCommon } from './box-common.ts';
import { pseudoElement } from './content.ts';
import { enterCounters } from './counters.ts';
import { openElementTag, restoreTags, saveTags } from './element-tags.ts';
import { FlowBuilder } from './flow-builder.ts';
import type { Generation } from './generation.ts';
import { isReplaced } from './replaced.ts';
import { cellSpans, spanOf } from './spans.ts';
import { artifactSource } from './structure.ts';
import { buildGrid, type GridGroup, type GridRow } from './table-grid.ts';
import { collapsesSpaces } from './white-space.ts';

type Level = 'table' | 'group' | 'row';

/** The box of a table element; its tag must be open. */
export function generateTable(gen: Generation, styled: StyledElement, style: ComputedStyle): TableBox {
  const common = beginBox(gen, styled, style);
  const builder = new TableBuilder(gen, style);
  builder.addChildren(styled, 'table');
  addCounters(common, gen);
  return builder.finish(common);
}

/** Puts a part of a table that stands outside of any table into an anonymous one, which its neighbours share. */
export function addStrayPart(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  const builder = flow.strayTable() ?? beginStrayTable(gen, flow);
  builder.addPart(styled);
}

function beginStrayTable(gen: Generation, flow: FlowBuilder): { addPart: (styled: StyledElement) => void } {
  const inLine = flow.inLine;
  if (!inLine) flow.endInlineRun();
  const style = anonymousStyle(flow.style, inLine ? 'inline-table' : 'table');
  const builder = new TableBuilder(gen, style);
  const stray = {
    addPart: (styled: StyledElement) => builder.addPart(styled, 'table'),
    finish: () => {
      const box = builder.finish({ style, source: artifactSource('layout', undefined), label: 'table' });
      if (inLine) flow.addAtomic(box, style);
      else flow.addBlock(box);
    },
  };
  flow.beginStrayTable(stray);
  return stray;
}

const tableParts: ReadonlySet<Display> = new Set<Display>([
  'table-row-group', 'table-header-group', 'table-footer-group', 'table-row', 'table-cell', 'table-column', 'table-column-group', 'table-caption',
]);
export function isTablePart(display: Display): boolean {
  return tableParts.has(display);
}

/** Collects a table's parts in document order. The open group, row and cell are explicit or anonymous. */
class TableBuilder {
  private readonly gen: Generation;
  private readonly style: ComputedStyle;
  private readonly captions: Box[] = [];
  private readonly absolutes: Box[] = [];
  private readonly columns: TableColumn[] = [];
  private readonly groups: GridGroup[] = [];
  private group: GridGroup | undefined;
  private row: GridRow | undefined;
  /** Content of an anonymous cell. */
  private cell: FlowBuilder | undefined;

  constructor(gen: Generation, style: ComputedStyle) {
    this.gen = gen;
    this.style = style;
  }

  /** ::before, children and ::after of the table or of one of its parts. */
  addChildren(styled: StyledElement, level: Level): void {
    const { counters } = this.gen;
    counters.enterChildren();
    const before = pseudoElement(styled, '::before', styled.pseudo.before);
    if (before !== undefined) this.addPart(before, level);
    for (const child of styled.children) {
      if (child.kind === 'element') this.addPart(child, level);
      else this.addText(child.text, styled.style, styled.element.origin);
    }
    const after = pseudoElement(styled, '::after', styled.pseudo.after);
    if (after !== undefined) this.addPart(after, level);
    counters.leaveChildren();
  }

  private addText(text: string, style: ComputedStyle, origin: Origin | undefined): void {
    if (this.cell === undefined && collapsesSpaces(style) && !/[^ \t\n\r\f]/.test(text)) return;
    this.anonymousCell().addText(text, style, origin);
  }

  addPart(styled: StyledElement, level: Level): void {
    const { style } = styled;
    if (style.display === 'none') return;
    if (typeof style.position === 'object') {
      this.addRunning(styled);
      return;
    }
    if (this.cell === undefined && (style.position === 'absolute' || style.position === 'fixed')) {
      this.addAbsolute(styled);
      return;
    }
    if (!isProperPart(styled, level)) {
      this.gen.walk.element(styled, this.anonymousCell());
      return;
    }
    enterCounters(this.gen.counters, styled, this.gen.isPageCounter);
    this.endCell();
    switch (style.display) {
      case 'contents':
        this.withTag(styled, () => this.addChildren(styled, level));
        return;
      case 'table-caption':
        this.withTag(styled, (ownsTag) => this.captions.push(this.gen.walk.flow(styled, ownsTag)));
        return;
      case 'table-column-group':
        this.addColumnGroup(styled);
        return;
      case 'table-column':
        this.addColumns(styled, undefined);
        return;
      case 'table-row':
        this.addRow(styled);
        return;
      case 'table-cell':
        this.addCell(styled);
        return;
      default:
        this.addGroup(styled);
    }
  }

  /** A running element takes no cell: it waits for the next box. */
  private addRunning(styled: StyledElement): void {
    const flow = this.cell ?? new FlowBuilder(this.gen, this.style, false);
    this.gen.walk.element(styled, flow);
    if (flow !== this.cell) flow.finishChildren();
  }

  /** What is out of the flow takes no cell either. */
  private addAbsolute(styled: StyledElement): void {
    const flow = new FlowBuilder(this.gen, this.style, false);
    this.gen.walk.element(styled, flow);
    this.absolutes.push(...flow.finishChildren());
  }

  private withTag(styled: StyledElement, work: (ownsTag: boolean) => void): void {
    const saved = saveTags(this.gen);
    work(openElementTag(this.gen, styled, false));
    restoreTags(this.gen, saved);
  }

  private addGroup(styled: StyledElement): void {
    this.endGroup();
    this.withTag(styled, () => {
      const common = beginBox(this.gen, styled, styled.style);
      this.group = { common, role: groupRole(styled.style.display), rows: [] };
      this.groups.push(this.group);
      this.addChildren(styled, 'group');
      addCounters(common, this.gen);
      this.endGroup();
    });
  }

  private addRow(styled: StyledElement): void {
    this.endRow();
    const group = this.openGroup();
    this.withTag(styled, () => {
      const common = beginBox(this.gen, styled, styled.style);
      this.row = { common, cells: [] };
      group.rows.push(this.row);
      this.addChildren(styled, 'row');
      addCounters(common, this.gen);
      this.endRow();
    });
  }

  private addCell(styled: StyledElement): void {
    const row = this.openRow();
    this.withTag(styled, (ownsTag) => {
      const spans = cellSpans(styled.element);
      row.cells.push({ box: this.gen.walk.flow(styled, ownsTag), ...spans, declaredSpan: spans.columnSpan, column: 0, row: 0 });
    });
  }

  // --- anonymous parts

  private openGroup(): GridGroup {
    if (this.group === undefined) {
      const common = anonymousCommon(this.style, 'table-row-group', 'table body');
      this.group = { common, role: 'body', rows: [] };
      this.groups.push(this.group);
    }
    return this.group;
  }

  private openRow(): GridRow {
    if (this.row === undefined) {
      const group = this.openGroup();
      this.row = { common: anonymousCommon(group.common.style, 'table-row', 'table row'), cells: [] };
      group.rows.push(this.row);
    }
    return this.row;
  }

  private anonymousCell(): FlowBuilder {
    this.cell ??= new FlowBuilder(this.gen, anonymousStyle(this.openRow().common.style, 'table-cell'), false);
    return this.cell;
  }

  private endCell(): void {
    const { cell } = this;
    if (cell === undefined) return;
    this.cell = undefined;
    const row = this.openRow();
    const box = cell.finish(anonymousCommon(row.common.style, 'table-cell', 'table cell'));
    row.cells.push({ box, columnSpan: 1, rowSpan: 1, declaredSpan: 1, column: 0, row: 0 });
  }

  private endRow(): void {
    this.endCell();
    this.row = undefined;
  }

  private endGroup(): void {
    this.endRow();
    this.group = undefined;
  }

  // --- columns

  private addColumnGroup(styled: StyledElement): void {
    const before = this.columns.length;
    for (const child of styled.children) {
      if (child.kind === 'element' && child.style.display === 'table-column') this.addColumns(child, styled.style);
    }
    if (this.columns.length > before) return;
    const style = anonymousStyle(styled.style, 'table-column');
    const span = spanOf(styled.element.attributes['span'], 1000) || 1;
    for (let i = 0; i < span; i += 1) this.columns.push({ style, groupStyle: styled.style });
  }

  private addColumns(styled: StyledElement, groupStyle: ComputedStyle | undefined): void {
    const span = spanOf(styled.element.attributes['span'], 1000) || 1;
    for (let i = 0; i < span; i += 1) this.columns.push({ style: styled.style, groupStyle });
  }

  finish(common: BoxCommon): TableBox {
    this.endGroup();
    return { kind: 'table', ...common, style: withoutPadding(common.style), captions: this.captions, ...(this.absolutes.length > 0 && { absolutes: this.absolutes }), ...buildGrid(this.groups, this.columns, common.style.tableLayout === 'fixed' && common.style.width !== 'auto') };
  }
}

const none = { top: 0, right: 0, bottom: 0, left: 0 };

/** A table whose borders collapse has no padding (CSS 2.2, 17.6.2). */
function withoutPadding(style: ComputedStyle): ComputedStyle {
  return style.borderCollapse === 'collapse' ? { ...style, padding: none } : style;
}

/** Whether the element is a part of the table at this level; anything else goes into an anonymous cell. */
function isProperPart(styled: StyledElement, level: Level): boolean {
  const { style } = styled;
  if (style.position === 'absolute' || style.position === 'fixed') return false;
  if (style.float !== 'none' || isReplaced(styled)) return false;
  switch (style.display) {
    case 'contents':
    case 'table-cell':
      return true;
    case 'table-row':
      return level !== 'row';
    default:
      return level === 'table' && isTablePart(style.display);
  }
}

function groupRole(display: Display): 'head' | 'body' | 'foot' {
  return display === 'table-header-group' ? 'head' : display === 'table-footer-group' ? 'foot' : 'body';
}

function anonymousCommon(parent: ComputedStyle, display: Display, label: string): BoxCommon {
  return { style: anonymousStyle(parent, display), source: artifactSource('layout', undefined), label };
}
