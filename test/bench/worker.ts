// One engine, one size, in a process of its own: `worker.ts ENGINE SECTIONS MODE`. `warm` repeats within the process, each time with
// other words in other paragraphs, so that no cache of whole paragraphs or documents helps, and tells the median; `once` makes one
// document and ends, to be timed from outside. Prints one line of JSON: times in ms, memory in MB.

import { writeFileSync } from 'node:fs';
import { benchDocument } from './content.ts';
import type { Again, Engine } from './engines/engine.ts';

const [name = '', sections = '3', mode = 'warm', keep] = process.argv.slice(2);
const { engine } = (await import(`./engines/${name}.ts`)) as { engine: Engine };
const document = (seed: number): ReturnType<typeof benchDocument> => benchDocument(Number(sections), seed);

/** Runs are repeated for about this long, at least twice after the first (which warms up). */
const budget = 5000;
const times: number[] = [];
/** Processor time, of all threads: hardly disturbed by what else the machine does. */
const processor: number[] = [];
let made = await (await engine.prepare(document(7)))();
const first = performance.now();
while (mode === 'warm' && (times.length < 2 || (performance.now() - first < budget && times.length < 40))) {
  const make = await engine.prepare(document(8 + times.length));
  const [start, before] = [performance.now(), process.cpuUsage()];
  made = await make();
  times.push(performance.now() - start);
  const { user, system } = process.cpuUsage(before);
  processor.push((user + system) / 1000);
}
const edits: Again[] = [];
while (mode === 'warm' && engine.edit !== undefined && edits.length < (Number(sections) > 100 ? 2 : 5)) edits.push(await engine.edit(document(50 + edits.length)));
edits.sort((a, b) => a.again / a.first - b.again / b.first);
times.sort((a, b) => a - b);
processor.sort((a, b) => a - b);
if (keep !== undefined) writeFileSync(keep, made.pdf);
const pages = made.notes?.['pages'] ?? [...Buffer.from(made.pdf).toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
process.stdout.write(`${JSON.stringify({
  name, pages, bytes: made.pdf.length,
  warm: times[Math.floor(times.length / 2)] ?? 0, processor: processor[Math.floor(processor.length / 2)] ?? 0, runs: times.length,
  memory: process.resourceUsage().maxRSS / 1024, stages: made.stages, notes: made.notes, edit: edits[Math.floor(edits.length / 2)],
})}\n`);
process.exit(0);
