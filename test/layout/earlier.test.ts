
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBriefing, type Briefing } from '../../main/briefing.ts';
import { createEngine, type Engine } from '../../main/engine.ts';
import { nodeHost } from '../../main/host-node.ts';
import { dumpLayout } from '../../main/layout/dump.ts';
import { htmlOf, tree } from './random-html.ts';

const host = nodeHost();
const css = '@page { size: 220pt 160pt; margin: 20pt; @bottom-center { content: counter(page) "/" counter(pages) } } body { font: 9pt "Source Sans 3"; margin: 0 }';

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
      const changed = word === '' ? html : html.replace(new RegExp(`\\b${word}\\b`), change);
      const engine = createEngine(host);
      await settled(html, engine);
      const again = await settled(changed, engine);
      expect(again).toEqual(await settled(changed, createEngine(host)));
      expect(await settled(html, engine)).toEqual(await settled(html, createEngine(host)));
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 40) },
  );
});
