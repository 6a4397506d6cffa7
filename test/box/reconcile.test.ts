// A document made again after a change: the same bytes and findings as if it were made afresh, and the same objects where nothing changed.

import { expect, test } from 'vitest';
import { makeBriefing, type Briefing } from '../../main/briefing.ts';
import { createEngine, type Engine } from '../../main/engine.ts';
import { nodeHost } from '../../main/host-node.ts';
import { sameValue } from '../../main/box/reconcile.ts';

const host = nodeHost();
const css = `@page { size: 300pt 300pt; margin: 40pt; @bottom-center { content: counter(page) } @top-left { content: string(section) } }
section { break-before: page } h2 { string-set: section content(); bookmark-level: 1 } .note { float: footnote } .grey { background: #ddd; border: 1pt solid }`;
const words = 'The ministers met again and said that they would go on with the work of the last year, without new promises. ';
const chapter = (index: number, extra: string): string => `<section class="${index % 3 === 0 ? 'grey' : ''}"><h2 id="c${index}">Chapter ${index}</h2>
<p>${words.repeat(3)}${extra}</p><ul><li>one <b>bold</b> point</li><li>another <a href="#c${(index + 3) % 8}">point</a></li></ul>
<p>${words}<span class="note">A note to chapter ${index}.</span></p>
<table><tr><th>Year</th><td>${2000 + index}</td></tr></table><p><svg width="40" height="20" viewBox="0 0 40 20" role="img" aria-label="bar"><rect width="${index}" height="20"/></svg></p></section>`;

function page(changes: Readonly<Record<number, string>>, head = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Report</title><style>${css}${head}</style></head><body>${Array.from({ length: 8 }, (_, index) => chapter(index, changes[index] ?? '')).join('\n')}</body></html>`;
}

async function make(text: string, engine: Engine): Promise<Briefing> {
  return makeBriefing({ kind: 'page', file: 'page.html', text, sheets: [] }, host, engine);
}

const pagesOf = ({ trees }: Briefing): readonly object[] => trees.paint?.pages ?? [];

test('an edited paragraph changes its own pages and no others', async () => {
  const engine = createEngine(host);
  const first = await make(page({}), engine);
  const second = await make(page({ 3: 'A word.' }), engine);
  const changed = pagesOf(second).filter((list, index) => list !== pagesOf(first)[index]).length;
  expect(pagesOf(second).length).toBeGreaterThan(8);
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(4);
});

test.each([
  ['an edited word', page({ 3: 'A word.' })],
  ['a longer paragraph', page({ 2: words.repeat(4) })],
  ['a new element', page({ 1: '<i>soft</i> <b>strong</b>' })],
  ['another style', page({}, 'p { font-size: 11pt }')],
  ['another canvas', page({}, 'body { background: #eee }')],
  ['a missing character', page({ 4: '\u{10ffff}' })],
  ['a family without a font', page({}, 'p { font-family: Nowhere }')],
])('%s: the bytes and findings of a document made afresh', async (_, text) => {
  const engine = createEngine(host);
  await make(page({}), engine);
  const again = await make(text, engine);
  const afresh = await make(text, createEngine(host));
  expect(again.diagnostics).toEqual(afresh.diagnostics);
  expect(Buffer.from(again.pdf ?? []).equals(Buffer.from(afresh.pdf ?? []))).toBe(true);
  const oncemore = await make(text, engine);
  expect(oncemore.diagnostics).toEqual(afresh.diagnostics);
  expect(Buffer.from(oncemore.pdf ?? []).equals(Buffer.from(afresh.pdf ?? []))).toBe(true);
});

test('equal values', () => {
  const tag = { role: 'P', order: 1, children: [] };
  expect(sameValue({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true);
  expect(sameValue({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(sameValue({ bookmark: tag }, { bookmark: { ...tag } })).toBe(false);
  expect(sameValue({ kind: 'raster', key: 'x', raster: 1 }, { kind: 'raster', key: 'x', raster: 2 })).toBe(true);
});
