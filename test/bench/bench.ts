// `npm run bench [-- SECTIONS…] [-- --engines briefing,typst] [--all]`: the same made-up content by every engine, in the same run,
// as times and as ratios to ours. `warm`: median in one process, fonts loaded, each time with other words; `cpu`: the same in
// processor time. `cold`: a whole process, of the bundled command line for ours, with Node's compile cache as it is from the second
// start on. Memory: peak of a process that makes one document.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDocument } from './content.ts';
import { datasetOf, template } from './engines/briefing.ts';
import type { Again } from './engines/engine.ts';

type Line = {
  readonly name: string; readonly pages: number; readonly bytes: number; readonly warm: number; readonly processor: number; readonly runs: number; readonly memory: number;
  readonly stages?: Readonly<Record<string, number>>; readonly notes?: Readonly<Record<string, number>>; readonly edit?: Again;
};
type Result = Line & { readonly cold: number };

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

/** Long documents are made cold once. */
const coldRuns = (sections: number): number => (sections > 100 ? 1 : sections > 10 ? 3 : 5);
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

function run(name: string, sections: number, mode: 'warm' | 'once'): { readonly line: Line | undefined; readonly time: number } {
  const start = performance.now();
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'worker.ts'), name, String(sections), mode], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] });
  const time = performance.now() - start;
  const last = child.stdout.trim().split('\n').at(-1) ?? '';
  if (child.status !== 0 || !last.startsWith('{')) {
    process.stderr.write(`${name} failed: ${child.stderr.split('\n').slice(0, 8).join('\n')}\n`);
    return { line: undefined, time };
  }
  return { line: JSON.parse(last) as Line, time };
}

/** The bundled command line on a file, from start to end. */
function runProgram(dataset: string): number {
  const start = performance.now();
  const words = [join(root, 'dist', 'cli', 'briefing.js'), dataset, '--template', template, '-o', join(folder, 'bench.pdf')];
  const child = spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder } });
  if (child.status !== 0) throw new Error(`dist/cli/briefing.js: ${child.stderr}`);
  return performance.now() - start;
}

/** Warm each by itself; cold in turns, so that what else the machine does strikes all alike. */
function measure(names: readonly string[], sections: number): readonly Result[] {
  const warm = names.flatMap((name) => run(name, sections, 'warm').line ?? []);
  const dataset = join(folder, 'bench.json');
  writeFileSync(dataset, datasetOf(benchDocument(sections)));
  if (names.includes('briefing')) runProgram(dataset);
  const colds = new Map<string, number[]>(names.map((name) => [name, []]));
  const memory = new Map<string, number>();
  for (let round = 0; round < coldRuns(sections); round++) {
    for (const { name } of warm) {
      const once = name === 'briefing' && round > 0 ? undefined : run(name, sections, 'once');
      if (round === 0) memory.set(name, once?.line?.memory ?? 0);
      colds.get(name)?.push(name === 'briefing' || once === undefined ? runProgram(dataset) : once.time);
    }
  }
  return warm.map((line) => ({ ...line, memory: memory.get(line.name) ?? 0, cold: median(colds.get(line.name) ?? []) }));
}

const number = (value: number, digits = 0): string => value.toFixed(digits).padStart(9);

/** The last four columns are ours by theirs. */
function print(results: readonly Result[]): void {
  const ours = results.find(({ name }) => name === 'briefing');
  process.stdout.write(`${'engine'.padEnd(11)}${['pages', 'warm ms', 'ms/page', 'cpu ms', 'cold ms', 'peak MB', 'kB', 'warm', 'cpu', 'cold', 'memory'].map((head) => head.padStart(9)).join('')}\n`);
  for (const one of results) {
    const ratio = ours === undefined ? '' : number(ours.warm / one.warm, 2) + number(ours.processor / one.processor, 2) + number(ours.cold / one.cold, 2) + number(ours.memory / one.memory, 2);
    process.stdout.write(`${one.name.padEnd(11)}${number(one.pages)}${number(one.warm)}${number(one.warm / one.pages, 2)}${number(one.processor)}${number(one.cold)}${number(one.memory)}${number(one.bytes / 1024)}${ratio}\n`);
  }
  if (ours?.stages !== undefined) {
    process.stdout.write(`stages, ms a page: ${Object.entries(ours.stages).map(([stage, time]) => `${stage} ${(time / ours.pages).toFixed(2)}`).join(', ')}\n`);
  }
  if (ours?.edit !== undefined) {
    const { first, again, same, pages } = ours.edit;
    process.stdout.write(`a paragraph edited: layout ${again.toFixed(1)} ms, ${(again / first).toFixed(2)} of the first; ${same} of ${pages} pages the same objects\n`);
  }
  if (ours?.notes !== undefined) process.stdout.write(`${Object.entries(ours.notes).map(([note, value]) => `${note}: ${value}`).join(', ')}\n`);
}

if (engines.includes('briefing')) {
  const build = spawnSync(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--mode', 'cli', '--logLevel', 'error'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0) throw new Error(build.stderr);
}
for (const sections of sizes) {
  process.stdout.write(`\n${sections} sections\n`);
  print(measure(engines.filter((name) => !tooSlow(name, sections)), sections));
  if (engines.some((name) => tooSlow(name, sections))) process.stdout.write('react-pdf is left out at this length, as it takes minutes; --all runs it\n');
}
rmSync(folder, { recursive: true });
