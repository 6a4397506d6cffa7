// CSS 2.2, 17.2.1: anonymous table boxes. HTML, 4.9.12: the grid. ISO 14289-1, 7.5: rows of equal length.

import { describe, expect, test } from 'vitest';
import { boxes, codes, dump, page, tags } from './page.ts';

/** The table's rows: each cell as its text and, where it spans, its spans. */
function grid(html: string, css = ''): string[] {
  const { document } = page(html, css);
  const find = (box: typeof document.root): typeof document.root | undefined =>
    box.kind === 'table' ? box : box.kind === 'block' ? box.children.map(find).find((found) => found !== undefined) : undefined;
  const table = find(document.root);
  if (table?.kind !== 'table') return [];
  return table.groups.flatMap((group) => group.rows.map((row) => `${group.role}: ${row.cells.map((cell) => {
    const text = cell.box.kind === 'inline' ? cell.box.content.text : '';
    return `${text}@${cell.column}${cell.columnSpan > 1 ? `c${cell.columnSpan}` : ''}${cell.rowSpan > 1 ? `r${cell.rowSpan}` : ''}`;
  }).join(' ')}`));
}

describe('17.2.1 missing parts', () => {
  test('a cell without a row, and text without a cell', () => {
    expect(boxes('<div class=t><div class=c>a</div> text <div class=c>b</div></div>', '.t { display: table } .c { display: table-cell }')).toBe(dump`
      table div.t 3 columns
        body
          row
            cell 0,0
              inline div.c
                "a" P
            cell 0,1
              inline table cell
                "text" P
            cell 0,2
              inline div.c
                "b" P`);
  });
  test('rows without a table share one with their neighbours', () => {
    expect(boxes('<p>x</p><div class=r><span>a</span></div> <div class=r>b</div>y', '.r { display: table-row } .r span { display: table-cell }')).toBe(dump`
      inline paragraph
        "x" P
      table table 1 columns
        body
          row
            cell 0,0
              inline span
                "a" P
          row
            cell 1,0
              inline table cell
                "b" P
      inline text
        "y" P`);
  });
  test('within a line the anonymous table is an inline one', () => {
    expect(boxes('<p>x <b>a</b> <b>b</b> y</p>', 'b { display: table-cell; font-weight: normal }')).toBe(dump`
      inline paragraph
        "x " P
        atomic
          table table 2 columns
            body
              row
                cell 0,0
                  inline b
                    "a" P
                cell 0,1
                  inline b
                    "b" P
        " y" P`);
  });
  test('::before of a row that is no cell gets one', () => {
    expect(grid('<table><tr><td>a</table>', 'tr::before { content: "x" }')).toEqual(['body: x@0 a@1']);
  });
});

describe('the grid', () => {
  test('head first and foot last, wherever they stand; further heads are bodies', () => {
    expect(grid('<table><tfoot><tr><td>f</tfoot><tbody><tr><td>b</tbody><thead><tr><td>h</thead><thead><tr><td>h2</thead></table>'))
      .toEqual(['head: h@0', 'body: b@0', 'body: h2@0', 'foot: f@0']);
  });
  test('spans push cells aside and end with their group', () => {
    expect(grid('<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td rowspan=9>d</table>'))
      .toEqual(['body: a@0r2 b@1c2', 'body: c@1 d@2']);
    expect(grid('<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</tbody><tbody><tr><td>e</table>'))
      .toEqual(['body: a@0r3 b@1', 'body: c@1', 'body: d@1', 'body: e@0']);
  });
  test('columns in which no cell begins do not count, but those that are declared with a width do', () => {
    expect(grid('<table><tr><td colspan=1000>a<tr><td>b<td>c</table>')).toEqual(['body: a@0c2', 'body: b@0 c@1']);
    expect(grid('<table><col span=3><tr><td colspan=2>a</table>')).toEqual(['body: a@0']);
    expect(grid('<table><col style="width: 9pt" span=3><tr><td colspan=2>a</table>')).toEqual(['body: a@0c2']);
    expect(boxes('<table><colgroup style="width: 9pt"><col span=3></colgroup><tr><td>a</table>')).toMatch(/^table table 3 columns/);
  });
  test('nonsense in span attributes counts as 1', () => {
    expect(grid('<table><tr><td colspan=-3>a<td colspan=x rowspan=-1>b<td colspan=0>c</table>')).toEqual(['body: a@0 b@1 c@2']);
  });
  test('no two cells share a slot: a span ends where a cell from above stands', () => {
    expect(grid('<table><tr><td>a<td rowspan=2>b<tr><td colspan=3>c<td>d</table>')).toEqual(['body: a@0 b@1r2', 'body: c@0 d@2']);
  });
  test('columns and their groups', () => {
    const { document } = page('<table><colgroup style="color: red"><col style="width: 10pt"><col></colgroup><colgroup span=2></colgroup><tr><td>a<td>b<td>c<td>d</table>');
    const { root } = document;
    const body = root.kind === 'block' ? root.children[0] : undefined;
    const table = body?.kind === 'block' ? body.children[0] : undefined;
    expect(table?.kind === 'table' ? table.columns.map((column) => [column.style.width, column.groupStyle?.color.r]) : undefined)
      .toEqual([[10, 255], ['auto', 255], ['auto', 0], ['auto', 0]]);
  });
  test('10,000 rows of ten cells', () => {
    const rows = `<tr>${'<td>x'.repeat(10)}`.repeat(10_000);
    const start = performance.now();
    expect(grid(`<table>${rows}</table>`)).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(6000);
  });
});

describe('tags of tables', () => {
  test('spans, scopes, headers; short rows are filled up', () => {
    expect(tags(`<table><caption>Cap</caption><thead><tr><th id=a>A<th id=b scope=col>B<th scope=row>C</thead>
      <tr><th>r<td headers="a b">1<tr><td colspan=2>2<tr><td rowspan=2>3<tr></table>`)).toBe(dump`
      Table
        Caption
        THead
          TR
            TH #a scope Column
            TH #b scope Column
            TH scope Row
        TBody
          TR
            TH scope Row
            TD headers a b
            TD
          TR
            TD colspan 2
            TD
          TR
            TD rowspan 2
            TD
            TD
          TR
            TD
            TD`);
  });
  test('headers that are not there are told and left out', () => {
    expect(codes('<table><tr><td headers="x">1</table>')).toEqual(['missing-target']);
  });
  test('a row of headers without thead heads its columns', () => {
    expect(tags('<table><tr><th>A<th>B<tr><th>r<td>1</table>')).toBe(dump`
      Table
        TBody
          TR
            TH scope Column
            TH scope Column
          TR
            TH scope Row
            TD`);
  });
  test('role=presentation: the table is no table, what it holds is read as it stands', () => {
    expect(tags('<table role=presentation><tr><td>a<td><p>b</p></table>')).toBe(dump`
      P
      P`);
  });
  test('blocks in a cell have tags of their own, text in it has none', () => {
    expect(tags('<table><tr><td>a<td><p>b</p><p>c</p><td><div>d</div></table>')).toBe(dump`
      Table
        TBody
          TR
            TD
            TD
              P
              P
            TD
              P`);
  });
  test('a caption comes first, and there is one', () => {
    expect(tags('<table><tr><td>a</tr><caption>b</caption><caption>c</caption></table>')).toBe(dump`
      Table
        Caption
          P
        TBody
          TR
            TD`);
  });
  test('rows are filled up even where the boxes make no table', () => {
    expect(tags('<table><tr><td>a<td>b<tr><td>c</table>', 'table, tbody, tr, td { display: block }')).toBe(dump`
      Table
        TBody
          TR
            TD
            TD
          TR
            TD
            TD`);
  });
  test('ARIA tables', () => {
    expect(tags('<div role=table><div role=row><span role=columnheader>A</span></div><div role=row><span role=cell>1</span></div></div>',
      '[role=table] { display: table } [role=row] { display: table-row } span { display: table-cell }')).toBe(dump`
      Table
        TR
          TH scope Column
        TR
          TD`);
  });
});
