// What the commands that make a PDF have in common: options, following the work, refusing, dumps, and what is printed at the end.

import { makeBriefing, type Briefing, type BriefingRequest, type PageRequest } from '../briefing.ts';
import { BriefingError, stages, type Diagnostic, type Stage } from '../diagnostic.ts';
import { dumpStage } from '../dump.ts';
import { createEngine } from '../engine.ts';
import { nodeHost } from '../host-node.ts';
import { UsageError, type Arguments, type Option } from './arguments.ts';
import type { ExitCode } from './command.ts';
import { describeDiagnostics, writeOutput, type Terminal } from './terminal.ts';

export const outputOptions: readonly Option[] = [
  { name: 'output', short: 'o', value: 'OUT.pdf', help: 'where to write; - for standard output' },
  { name: 'strict', help: 'refuse (exit code 2, nothing written) where there is a warning' },
  { name: 'stage', value: 'NAME', help: `print a stage's dump instead: ${stages.join(', ')}` },
  { name: 'timings', help: 'print the milliseconds of each stage' },
  { name: 'json', help: 'print the result, diagnostics and timings as JSON' },
];

function stageOption(words: Arguments): Stage | undefined {
  const name = words.value('stage');
  if (name === undefined) return undefined;
  const stage = stages.find((one) => one === name);
  if (stage === undefined) throw new UsageError(`there is no stage "${name}"; the stages are ${stages.join(', ')}`);
  return stage;
}

/** What is to be made, where it goes, and what was found on the way there. */
export type Production = {
  readonly request: BriefingRequest | PageRequest;
  readonly output: string;
  readonly diagnostics: readonly Diagnostic[];
};

/** Makes what the request asks for and writes it to `output`, or prints a stage's dump, as the options say. */
export async function produce({ request, output, diagnostics }: Production, words: Arguments, terminal: Terminal): Promise<ExitCode> {
  const until = stageOption(words);
  const host = nodeHost();
  try {
    const briefing = await makeBriefing(request, host, createEngine(host), {
      clock: () => performance.now(),
      stage: ({ stage }) => {
        terminal.progress(stage);
        return stage !== until;
      },
    });
    return await finish({ ...briefing, diagnostics: [...diagnostics, ...briefing.diagnostics] }, { output, until }, words, terminal);
  } catch (error) {
    throw error instanceof BriefingError ? new BriefingError([...diagnostics, ...error.diagnostics]) : error;
  }
}

/** Whether `--strict` refuses these. */
export function isRefused(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity !== 'info');
}

async function finish(briefing: Briefing, target: { output: string; until: Stage | undefined }, words: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { diagnostics } = briefing;
  if (target.until !== undefined) {
    terminal.error(describeDiagnostics(diagnostics));
    terminal.out(dumpStage(target.until, briefing.trees));
    return 0;
  }
  const refused = words.flag('strict') && isRefused(diagnostics);
  if (!refused && briefing.pdf !== undefined) await writeOutput(target.output, briefing.pdf);
  if (words.flag('json')) {
    const timings = words.flag('timings') ? { timings: briefing.timings } : {};
    const text = `${JSON.stringify({ ...(refused ? {} : { output: target.output, pages: briefing.trees.paint?.pages.length }), diagnostics, ...timings }, undefined, 2)}\n`;
    (target.output === '-' ? terminal.error : terminal.out)(text);
  } else {
    terminal.error(describeDiagnostics(diagnostics));
    if (words.flag('timings')) terminal.error(describeTimings(briefing));
    if (refused) terminal.error(refusal(diagnostics));
    else if (target.output !== '-') terminal.out(`${target.output}\n`);
  }
  return refused ? 2 : 0;
}

function refusal(diagnostics: readonly Diagnostic[]): string {
  const count = diagnostics.filter((one) => one.severity !== 'info').length;
  return `briefing: nothing written: --strict allows no errors or warnings, and there ${count === 1 ? 'is 1' : `are ${count}`}\n`;
}

function describeTimings({ timings, trees }: Briefing): string {
  const total = Object.values(timings).reduce((sum, time) => sum + time, 0);
  const lines = Object.entries(timings).map(([stage, time]) => `${stage.padEnd(10)}${time.toFixed(1).padStart(9)} ms`);
  const pages = trees.paint?.pages.length ?? 0;
  return `${lines.join('\n')}\n${'total'.padEnd(10)}${total.toFixed(1).padStart(9)} ms, ${pages} page${pages === 1 ? '' : 's'}\n`;
}
