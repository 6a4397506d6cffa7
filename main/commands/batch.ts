// `briefing batch X.briefing.json…`: several briefings, templates and recipients into a folder.

import { planBatch, readRecipients, runBatch, type BatchJob, type BatchRequest, type BatchResult, type BatchState } from '../batch.ts';
import { readOrRefuse } from '../choices.ts';
import { BriefingError, formatDiagnostic, type Diagnostic, type Reporter } from '../diagnostic.ts';
import { createEngine } from '../engine.ts';
import type { Host } from '../host.ts';
import { UsageError, type Arguments } from './arguments.ts';
import { briefingFor, choiceOptions, withOptions } from './briefing-options.ts';
import type { Command, ExitCode } from './command.ts';
import { commandHost, describeDiagnostics, type Terminal } from './terminal.ts';

/** The briefings that the words name; one that cannot be read fails later, by itself. */
function briefingsOf(words: Arguments, host: Host): BatchRequest['briefings'] {
  return words.words.map((word) => {
    const problems: Diagnostic[] = [];
    try {
      const { name, file } = briefingFor(word, host, (problem) => problems.push(problem));
      return { name, file: withOptions(file, words), problems };
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error;
      return { name: word.replace(/^.*[/\\]|(\.briefing)?\.json$/g, ''), file: undefined, problems: [...problems, ...error.diagnostics] };
    }
  });
}

function requestOf(words: Arguments, host: Host, report: Reporter): BatchRequest {
  if (words.words.length === 0) throw new UsageError('name the briefing files (or reports) to make PDFs of');
  const [list, pattern] = [words.value('recipients'), words.value('name')];
  return {
    briefings: briefingsOf(words, host), templates: words.values('template'), folder: words.value('output') ?? '.',
    recipients: list === undefined ? [] : readRecipients(readOrRefuse(list, host), list, report),
    ...(pattern === undefined ? {} : { pattern }),
  };
}

/** Prints each file as it is made, and how far the work is. */
async function follow(jobs: readonly BatchJob[], host: Host, words: Arguments, terminal: Terminal): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = [];
  let left: number | undefined;
  const watch = {
    overwrite: words.flag('overwrite'), strict: words.flag('strict'), clock: () => performance.now(),
    onStage: (job: BatchJob) => terminal.progress(`${job.index + 1} of ${jobs.length}${left === undefined ? '' : `, ${inWords(left)} left`}: ${job.label}`),
  };
  for await (const result of runBatch(jobs, { host, engine: createEngine(host) }, watch)) {
    results.push(result);
    ({ left } = result);
    if (!words.flag('json')) tell(result, terminal);
  }
  terminal.clearProgress();
  return results;
}

const sentences: Readonly<Record<Exclude<BatchState, 'made'>, string>> = {
  kept: 'is there already and was kept; --overwrite makes it anew',
  refused: 'was not written: --strict allows no errors or warnings',
  failed: 'could not be made',
};

function tell({ job, state }: BatchResult, terminal: Terminal): void {
  if (state === 'made') terminal.out(`${job.file}\n`);
  else terminal.error(`${job.file} ${sentences[state]}\n`);
}

/** `40 s`, `3 min`, `2 h`: rounded as people round. */
function inWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** Every finding once, with the files that it is about: recipients of one briefing mostly share them. */
function describeFindings(results: readonly BatchResult[]): string {
  const files = new Map<string, string[]>();
  for (const { job, diagnostics } of results) {
    for (const line of diagnostics.map((one) => formatDiagnostic(one))) files.set(line, [...(files.get(line) ?? []), job.label]);
  }
  return [...files].map(([line, [first = '', ...more]]) => `${first}${more.length === 0 ? '' : ` and ${more.length} more`}: ${line}\n`).join('');
}

function summary(results: readonly BatchResult[]): string {
  const count = (state: BatchState): number => results.filter((one) => one.state === state).length;
  const parts = (['made', 'kept', 'refused', 'failed'] as const).filter((state) => count(state) > 0).map((state) => `${count(state)} ${state}`);
  return `${results.length} ${results.length === 1 ? 'file' : 'files'}: ${parts.join(', ')}\n`;
}

function exitCode(results: readonly BatchResult[]): ExitCode {
  if (results.some(({ state }) => state === 'failed')) return 1;
  return results.some(({ state }) => state === 'refused') ? 2 : 0;
}

export const batch: Command = {
  name: 'batch',
  usage: 'X.briefing.json… [-o FOLDER]',
  summary: 'Makes PDFs of several briefings, by several templates, for several recipients.',
  options: [
    { name: 'template', short: 't', value: 'NAME|FOLDER', repeat: true, help: 'in place of each briefing’s own; may be given several times' },
    { name: 'recipients', value: 'FILE.csv', help: 'one PDF for each row; the columns are parameters of the template. Or a JSON list of objects' },
    ...choiceOptions,
    { name: 'output', short: 'o', value: 'FOLDER', help: 'where to; the current folder if left out' },
    { name: 'overwrite', help: 'make files anew that are there already' },
    { name: 'strict', help: 'write none that has a warning (exit code 2)' },
    { name: 'json', help: 'print the results as JSON' },
  ],
  run: async (words, terminal) => {
    const diagnostics: Diagnostic[] = [];
    const report: Reporter = (diagnostic) => diagnostics.push(diagnostic);
    const host = commandHost();
    const jobs = planBatch(requestOf(words, host, report), host, report);
    if (!words.flag('json')) terminal.error(describeDiagnostics(diagnostics));
    const results = await follow(jobs, host, words, terminal);
    if (words.flag('json')) {
      const files = results.map(({ job, state, pages, bytes, diagnostics }) => ({ file: job.file, state, pages, bytes, diagnostics }));
      terminal.out(`${JSON.stringify({ files, diagnostics }, undefined, 2)}\n`);
    } else terminal.error(`${describeFindings(results)}${summary(results)}`);
    return exitCode(results);
  },
};
