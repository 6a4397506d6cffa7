// Compares our layout of pages with Chromium's. From the command line (Node 24; `xvfb-run -a` where there is no screen):
//   node test/reference/compare.ts FILE.html …   prints every element whose boxes differ

import { readFileSync } from 'node:fs';
import { openChromium, type Chromium } from './chromium.ts';
import { differences, type Difference } from './difference.ts';
import { layoutOurs } from './ours.ts';
import { numberElements } from './pages.ts';

export type Comparison = { readonly differences: readonly Difference[]; readonly reported: readonly string[]; readonly labels: readonly string[] };

/** Lays out pages of HTML in both engines. */
export async function comparePages(sources: readonly string[], chromium: Chromium): Promise<readonly Comparison[]> {
  const pages = sources.map(numberElements);
  const theirs = await chromium.layout(pages.map(({ html }) => html));
  return pages.map(({ html, labels }, index) => {
    const { boxes, reported } = layoutOurs(html);
    return { differences: differences(boxes, theirs[index]!), reported, labels };
  });
}

export function formatComparison({ differences, reported, labels }: Comparison): string {
  return [
    ...reported.map((line) => `reported: ${line}`),
    ...differences.map(({ number, what, ours, theirs }) => `${number} ${labels[number] ?? '?'} (${what})\n    ours     ${ours}\n    Chromium ${theirs}`),
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const files = process.argv.slice(2);
  const chromium = await openChromium();
  const compared = await comparePages(files.map((file) => readFileSync(file, 'utf8')), chromium);
  await chromium.close();
  compared.forEach((comparison, index) => console.log(`${files[index]}: ${comparison.differences.length === 0 ? 'the same' : `\n${formatComparison(comparison)}`}`));
  process.exitCode = compared.some(({ differences }) => differences.length > 0) ? 1 : 0;
}
