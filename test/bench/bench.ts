// `npm run bench [-- SECTIONS…] [-- --engines briefing,typst] [--all]`: the same made-up content by every engine, in the same run,
// as times and as ratios to ours. Times are medians in one warm process; `cold` is a whole process; memory is its peak.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

type Result = {
  readonly name: string; readonly pages: number; readonly bytes: number; readonly warm: number; readonly runs: number; readonly memory: number;
  readonly stages?: Readonly<Record<string, number>>; readonly notes?: Readonly<Record<string, number>>; readonly cold: number;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engines: { type: 'string', default: 'briefing,pdfkit,pdfmake,react-pdf,typst' }, all: { type: 'boolean', default: false }, app: { type: 'boolean', default: false } },
});
if (positionals[0] === 'app') {
  await import('./app.ts');
  process.exit(0);
}
const sizes = positionals.length > 0 ? positionals.map(Number) : [3, 40, 400];
const engines = values.engines.split(',');
/** react-pdf's time grows with the square of the length: minutes for 400 sections. */
const tooSlow = (name: string, sections: number): boolean => name === 'react-pdf' && sections > 100 && !values.all;

function run(name: string, sections: number, mode: 'warm' | 'once'): { readonly line: Omit<Result, 'cold'> | undefined; readonly time: number } {
  const start = performance.now();
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'worker.ts'), name, String(sections), mode], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] });
  const time = performance.now() - start;
  const last = child.stdout.trim().split('\n').at(-1) ?? '';
  if (child.status !== 0 || !last.startsWith('{')) {
    process.stderr.write(`${name} failed: ${child.stderr.split('\n').slice(0, 8).join('\n')}\n`);
    return { line: undefined, time };
  }
  return { line: JSON.parse(last) as Omit<Result, 'cold'>, time };
}

function measure(name: string, sections: number): Result | undefined {
  const { line } = run(name, sections, 'warm');
  if (line === undefined) return undefined;
  const colds = Array.from({ length: sections > 100 ? 1 : 3 }, () => run(name, sections, 'once').time).sort((a, b) => a - b);
  return { ...line, cold: colds[Math.floor(colds.length / 2)] ?? 0 };
}

const number = (value: number, digits = 0): string => value.toFixed(digits).padStart(9);

function print(results: readonly Result[]): void {
  const ours = results.find(({ name }) => name === 'briefing');
  process.stdout.write(`${'engine'.padEnd(11)}${['pages', 'warm ms', 'ms/page', 'cold ms', 'peak MB', 'kB', 'ours/its'].map((head) => head.padStart(9)).join('')}\n`);
  for (const one of results) {
    const ratio = ours === undefined ? '' : number(ours.warm / one.warm, 2);
    process.stdout.write(`${one.name.padEnd(11)}${number(one.pages)}${number(one.warm)}${number(one.warm / one.pages, 2)}${number(one.cold)}${number(one.memory)}${number(one.bytes / 1024)}${ratio}\n`);
  }
  if (ours?.stages !== undefined) {
    process.stdout.write(`stages, ms a page: ${Object.entries(ours.stages).map(([stage, time]) => `${stage} ${(time / ours.pages).toFixed(2)}`).join(', ')}\n`);
  }
  if (ours?.notes !== undefined) process.stdout.write(`${Object.entries(ours.notes).map(([note, value]) => `${note}: ${value}`).join(', ')}\n`);
}

for (const sections of sizes) {
  process.stdout.write(`\n${sections} sections\n`);
  print(engines.filter((name) => !tooSlow(name, sections)).flatMap((name) => measure(name, sections) ?? []));
  if (engines.some((name) => tooSlow(name, sections))) process.stdout.write('react-pdf is left out at this length, as it takes minutes; --all runs it\n');
}
