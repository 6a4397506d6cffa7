// Many PDFs at once: briefings × templates × recipients. First the plan: every job with the file that it is to make; then the run,
// job by job, where one that fails does not stop the others. For the command line and for the app's worker.

import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { makeBriefing } from './briefing.ts';
import { BriefingError, type Diagnostic, type Reporter, type Stage } from './diagnostic.ts';
import type { Engine } from './engine.ts';
import { safeName, uniqueName } from './file-name.ts';
import type { Host } from './host.ts';
import { programFolder } from './host-node.ts';
import { findTemplate, manifestOf } from './library.ts';
import { namingFor, pdfNameFor, requestFor, type Naming } from './output.ts';
import type { BriefingFile } from './select/briefing-file.ts';
import type { Recipient } from './select/recipients.ts';
import { writeWholeFile } from './whole-file.ts';

export { readRecipients, type Recipient } from './select/recipients.ts';

/** What a batch is made from. Paths in briefing files are absolute. */
export type BatchRequest = {
  /** `name`: of the briefing file. `file` is undefined where it cannot be read, and `problems` say why. */
  readonly briefings: readonly { readonly name: string; readonly file: BriefingFile | undefined; readonly problems?: readonly Diagnostic[] }[];
  /** In place of each briefing's own; none for its own. */
  readonly templates: readonly string[];
  /** One PDF for each; none for one without. */
  readonly recipients: readonly Recipient[];
  readonly folder: string;
  /** In place of each briefing's own pattern. */
  readonly pattern?: string;
};

/** One PDF to be made. Without `briefing` it cannot be, and `problems` say why. */
export type BatchJob = {
  readonly index: number;
  /** For people: the name of the file. */
  readonly label: string;
  /** Absolute path of the PDF; no two jobs have the same. */
  readonly file: string;
  /** Whether that file was there when the plan was made. */
  readonly exists: boolean;
  readonly briefing: BriefingFile | undefined;
  readonly problems: readonly Diagnostic[];
};

/** Reports, once for all jobs, what patterns and recipients have that templates do not know. Throws nothing. */
export function planBatch(request: BatchRequest, host: Host, report: Reporter, program: string = programFolder()): readonly BatchJob[] {
  const [taken, told] = [new Set<string>(), new Set<string>()];
  const once: Reporter = (diagnostic) => {
    if (!told.has(diagnostic.message)) report(diagnostic);
    told.add(diagnostic.message);
  };
  const jobs: BatchJob[] = [];
  for (const { name, file, problems = [] } of request.briefings) {
    for (const template of file === undefined || request.templates.length === 0 ? [file?.template] : request.templates) {
      const series: Series = { name, file: file && { ...file, template: template ?? file.template }, problems };
      for (const one of jobsOf(series, request, { host, program, report: once })) {
        const unique = `${uniqueName(one.label.replace(/\.pdf$/, ''), taken)}.pdf`;
        const path = resolve(request.folder, unique);
        jobs.push({ ...one, label: unique, file: path, index: jobs.length, exists: existsSync(path) });
      }
    }
  }
  return jobs;
}

/** One briefing by one template, for all recipients. */
type Series = { readonly name: string; readonly file: BriefingFile | undefined; readonly problems: readonly Diagnostic[] };
type World = { readonly host: Host; readonly program: string; readonly report: Reporter };

function jobsOf({ name, file, problems }: Series, request: BatchRequest, world: World): readonly Pick<BatchJob, 'label' | 'briefing' | 'problems'>[] {
  const failed = (more: readonly Diagnostic[]): Pick<BatchJob, 'label' | 'briefing' | 'problems'> =>
    ({ label: `${safeName(file === undefined ? name : `${name}--${basename(file.template)}`)}.pdf`, briefing: undefined, problems: [...problems, ...more] });
  if (file === undefined) return [failed([])];
  try {
    const naming = namingFor(file, name, world.host, world.program);
    const known = manifestOf(findTemplate(file.template, world.program, world.host), world.host)?.parameters;
    const recipients: readonly Recipient[] = request.recipients.length === 0 ? [{}] : request.recipients;
    return recipients.map((recipient) => {
      const named = { ...file, parameters: { ...file.parameters, ...recipient } };
      const own = Object.entries(recipient).filter(([one]) => known === undefined || Object.hasOwn(known, one) || unknownColumn(one, file.template, world.report));
      const label = pdfNameFor(named, request.pattern ?? file.output?.fileName ?? usualPattern(request), withColumns(naming, request.recipients), world.report);
      return { label, briefing: { ...file, parameters: { ...file.parameters, ...Object.fromEntries(own) } }, problems };
    });
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    return [failed(error.diagnostics)];
  }
}

/** Columns may be there for the name alone; that is said once. */
function unknownColumn(name: string, template: string, report: Reporter): false {
  report({ severity: 'info', stage: 'template', code: 'recipient-column', message: `${basename(template)} has no parameter "${name}": that column of the recipients is for file names only` });
  return false;
}

/** Patterns know all columns, also where a recipient's cell is empty. */
function withColumns(naming: Naming, recipients: readonly Recipient[]): Naming {
  const columns = recipients.flatMap((one) => Object.keys(one)).map((name) => [name, undefined] as const);
  return { ...naming, defaults: { ...Object.fromEntries(columns), ...naming.defaults } };
}

/** What tells the files apart where no pattern is given. */
function usualPattern({ templates, recipients }: BatchRequest): string {
  const columns = Object.keys(recipients[0] ?? {});
  const column = columns.includes('recipient') ? 'recipient' : columns[0];
  return `{briefing}${templates.length > 1 ? ' – {template}' : ''}${column === undefined ? '' : ` – {parameters.${column}}`}`;
}

// --- the run

/** `kept`: the file is there already. `refused`: there are warnings, and `strict` allows none. */
export type BatchState = 'made' | 'kept' | 'refused' | 'failed';
export type BatchResult = {
  readonly job: BatchJob;
  readonly state: BatchState;
  readonly diagnostics: readonly Diagnostic[];
  readonly pages?: number;
  readonly bytes?: number;
  /** Jobs that have ended, and all. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds that the rest will take at this pace; undefined where that is not known. */
  readonly left: number | undefined;
};

export type BatchWatch = {
  readonly overwrite?: boolean;
  readonly strict?: boolean;
  /** Ends the batch: the run throws the signal's reason, and the job at hand leaves no file. */
  readonly signal?: AbortSignal;
  /** Milliseconds, for the time left. */
  readonly clock?: () => number;
  readonly onStage?: (job: BatchJob, stage: Stage) => void;
};

/** What jobs work with; the program's folder where it is not this program's own. */
export type Workshop = { readonly host: Host; readonly engine: Engine; readonly program?: string };

/** Jobs by whose pace the rest is reckoned: the first ones are slower, until fonts are read. */
const paceOf = 10;

/** Makes the PDFs of a plan, one after the other, each file whole or absent. */
export async function* runBatch(jobs: readonly BatchJob[], world: Workshop, watch: BatchWatch = {}): AsyncGenerator<BatchResult> {
  const times: number[] = [];
  for (const [index, job] of jobs.entries()) {
    // Between jobs the caller's events have their turn, such as the one that aborts.
    await new Promise((next) => { setImmediate(next); });
    watch.signal?.throwIfAborted();
    const start = watch.clock?.() ?? 0;
    const ended = await runJob(job, world, watch);
    if (watch.clock !== undefined && ended.state !== 'kept') times.push(watch.clock() - start);
    const pace = times.slice(-paceOf).reduce((sum, time) => sum + time, 0) / Math.min(paceOf, times.length);
    yield { job, ...ended, done: index + 1, total: jobs.length, left: times.length === 0 ? undefined : pace * (jobs.length - index - 1) };
  }
}

type Ended = Omit<BatchResult, 'job' | 'done' | 'total' | 'left'>;

async function runJob(job: BatchJob, { host, engine, program }: Workshop, watch: BatchWatch): Promise<Ended> {
  const { briefing, problems, file } = job;
  if (briefing === undefined) return { state: 'failed', diagnostics: problems };
  if (watch.overwrite !== true && existsSync(file)) return { state: 'kept', diagnostics: [] };
  let stage: Stage = 'dataset';
  try {
    const { pdf, trees, diagnostics: found } = await makeBriefing(requestFor(briefing, host, program), host, engine, {
      ...(watch.signal === undefined ? {} : { signal: watch.signal }),
      stage: (result) => {
        ({ stage } = result);
        watch.onStage?.(job, stage);
      },
    });
    const diagnostics = [...problems, ...found];
    if (watch.strict === true && diagnostics.some(({ severity }) => severity !== 'info')) return { state: 'refused', diagnostics };
    if (pdf !== undefined) writeWholeFile(file, pdf);
    return { state: 'made', diagnostics, pages: trees.paint?.pages.length ?? 0, bytes: pdf?.length ?? 0 };
  } catch (error) {
    watch.signal?.throwIfAborted();
    if (error instanceof BriefingError) return { state: 'failed', diagnostics: [...problems, ...error.diagnostics] };
    const message = `a fault in the program, after the stage ${stage}: ${error instanceof Error ? error.message : String(error)}`;
    return { state: 'failed', diagnostics: [...problems, { severity: 'error', stage, code: 'program-fault', message, hint: 'the other files are not touched by it; please report it' }] };
  }
}
