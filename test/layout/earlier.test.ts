
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBriefing, type Briefing } from '../../main/briefing.ts';
import { createEngine, type Engine } from '../../main/engine.ts';
import { nodeHost } from '../../main/host-node.ts';
import { dumpLayout } from '../../main/layout/dump.ts';
import { htmlOf, tree } from './random-html.ts';

const host = nodeHost();
const css = '@page { size: 220pt 160pt; margin: 20pt; @bottom-center { content: counter(page) "/" counter(pages) } } body { font: 9pt "Source Sans 3"; margin: 0 }';

/** The parts of a page, each from a place of its own, wherever it stands; every third begins a page. */
function written(parts: readonly Part[]): string {
  return `<main data-src="page.hbs:1:1">${parts.map(({ id, html }) => `<section data-src="page.hbs:${id}:1"${id % 3 === 0 ? ' style="break-before: page"' : ''}>${html}</section>`).join('')}</main>`;
}
type Part = { readonly id: number; readonly html: string };

function make(body: string, engine: Engine): Promise<Briefing> {
  return makeBriefing({ kind: 'page', file: 'page.html', text: `<!DOCTYPE html><html lang="en"><title>x</title><style>${css}</style><body>\n${body}`, sheets: [] }, host, engine);
}

async function settled(body: string, engine: Engine): Promise<unknown> {
  try {
    const { pdf, trees, diagnostics } = await make(body, engine);
    return { layout: trees.layout === undefined ? '' : dumpLayout(trees.layout), pdf: Buffer.from(pdf ?? []).toString('latin1'), diagnostics };
  } catch (error) {
    return String(error);
  }
}

test('a changed word in any tree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tree(3), { minLength: 2, maxLength: 8 }), fc.nat(), fc.constantFrom('', 'another', 'some more words than there were '.repeat(4)), async (trees, at, change) => {
      const { html, words } = htmlOf(trees);
      const word = words[at % Math.max(1, words.length)] ?? '';
      const [before, changed] = [html, word === '' ? html : html.replace(new RegExp(`\\b${word}\\b`), change)].map((text) => written([{ id: 2, html: text }])) as [string, string];
      const engine = createEngine(host);
      await settled(before, engine);
      const again = await settled(changed, engine);
      expect(again).toEqual(await settled(changed, createEngine(host)));
      expect(await settled(before, engine)).toEqual(await settled(before, createEngine(host)));
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 40) },
  );
});

test('parts that are put in, taken out and moved, in any tree', async () => {
  const parts = fc.array(fc.array(tree(2), { maxLength: 3 }), { minLength: 2, maxLength: 8 }).map((all) => all.map((trees, index) => ({ id: index + 2, html: htmlOf(trees).html })));
  const two = parts.chain((all) => fc.tuple(fc.shuffledSubarray(all), fc.oneof(fc.subarray(all), fc.shuffledSubarray(all))));
  await fc.assert(
    fc.asyncProperty(two, async ([one, other]) => {
      const engine = createEngine(host);
      for (const chosen of [one, other, one]) expect(await settled(written(chosen), engine)).toEqual(await settled(written(chosen), createEngine(host)));
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 40) },
  );
});

const words = 'The ministers met again and said that they would go on with the work of the last year, without new promises. ';
const chapters: readonly Part[] = Array.from({ length: 12 }, (_, index) => ({ id: (index + 1) * 3, html: `<h2>Chapter ${index + 1}</h2>${`<p>${words}</p>`.repeat(3 + (index % 4))}` }));

test.each<[string, readonly Part[], number]>([
  ['one taken out', chapters.filter((_, index) => index !== 4), 4],
  ['one put in', [...chapters.slice(0, 4), { id: 100, html: `<p>${words}</p>` }, ...chapters.slice(4)], 4],
  ['one longer by a page', chapters.map((part, index) => (index === 4 ? { ...part, html: part.html + `<p>${words}</p>`.repeat(4) } : part)), 6],
  ['two that change places', chapters.map((part, index) => chapters[index === 3 ? 7 : index === 7 ? 3 : index] ?? part), 16],
])('%s: the pages of the others stay the same objects', async (_, changed, most) => {
  const engine = createEngine(host);
  const contents = async (parts: readonly Part[]): Promise<readonly object[]> => (await make(written(parts), engine)).trees.layout?.pages.map((page) => page.content[0] ?? page) ?? [];
  const before = new Set(await contents(chapters));
  const now = await contents(changed);
  expect(now.length).toBeGreaterThan(20);
  expect(now.filter((content) => !before.has(content)).length).toBeLessThanOrEqual(most);
});
