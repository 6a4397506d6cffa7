// Looks for documents that our engine lays out differently from Chromium, and makes each as small as it goes. From the command line:
//   node test/reference/fuzz.ts FAMILY[,FAMILY] [RUNS] [SEED]

import { openChromium, type Chromium } from './chromium.ts';
import { comparePages, formatComparison } from './compare.ts';
import { families, htmlOf, randomTrees, smaller, type Tree } from './random.ts';

/** Those of the documents that differ. */
export async function findDifferent(documents: readonly (readonly Tree[])[], chromium: Chromium): Promise<readonly (readonly Tree[])[]> {
  const compared = await comparePages(documents.map(htmlOf), chromium);
  return documents.filter((_, index) => compared[index]!.differences.length > 0);
}

/** The smallest document that still differs, of those that one step less each time leads to. */
export async function reduce(document: readonly Tree[], chromium: Chromium): Promise<readonly Tree[]> {
  let smallest = document;
  for (;;) {
    const different = await findDifferent(smaller(smallest), chromium);
    if (different.length === 0) return smallest;
    smallest = different.toSorted((a, b) => htmlOf(a).length - htmlOf(b).length)[0]!;
  }
}

if (process.argv[1] === import.meta.filename) {
  const [named = 'all', runs = '200', seed = '1'] = process.argv.slice(2);
  const chromium = await openChromium();
  const known = new Set<string>();
  for (const family of named === 'all' ? Object.keys(families) : named.split(',')) {
    const documents = randomTrees(family, Number(seed), Number(runs));
    const different = await findDifferent(documents, chromium);
    console.log(`\n=== ${family}: ${documents.length - different.length} of ${documents.length} agree`);
    for (const document of different.slice(0, Number(process.env['SHOW'] ?? 12))) {
      const html = htmlOf(await reduce(document, chromium));
      if (known.has(html)) continue;
      known.add(html);
      const [comparison] = await comparePages([html], chromium);
      console.log(`${html}${formatComparison(comparison!)}\n`);
    }
  }
  await chromium.close();
}
