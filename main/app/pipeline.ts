// The worker's side of the jobs: from what the desk sends to what the pipeline takes, and back. The engine and its caches live
// as long as the process.

import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { BriefingError, type Diagnostic } from '../diagnostic.ts';
import { makeBriefing, type Briefing, type BriefingRequest } from '../briefing.ts';
import type { Buffers, Draft, Finished, Opened, OpenReport, PaperSetup, Rendered, RenderRequest } from '../contract.ts';
import { createEngine } from '../engine.ts';
import { schemeOf } from '../handout/impose.ts';
import { parsePaper } from '../handout/paper.ts';
import type { Host } from '../host.ts';
import { nodeHost, programFolder } from '../host-node.ts';
import { findTemplate } from '../library.ts';
import { parseBriefingFile, printBriefingFile } from '../select/briefing-file.ts';
import { outlineReport } from '../select/outline.ts';
import type { Jobs } from './jobs.ts';
import { loadDataset, readOrRefuse } from './load-dataset.ts';
import { itemsOf } from './outline.ts';
import { areasOf, locate, pageKey, type Painted } from './page-key.ts';
import { fromSelection, toSelection } from './selection.ts';
import { importText } from './import-text.ts';
import { reportSchema } from './report-schema.ts';
import { stressReport } from './stress-report.ts';
import { wordsFor } from './template-words.ts';
import { listTemplateInfos } from './template-infos.ts';

type Progress = (done: number, total: number, label: string) => void;
type Handlers = { readonly [K in keyof Jobs]: (payload: Jobs[K]['send'], progress: Progress) => Promise<Jobs[K]['back']> | Jobs[K]['back'] };

const host = nodeHost();
const engine = createEngine(host);
/** The display lists of the last results, for clicks into pages that are still on the screen. */
const recent = new Map<number, Painted>();
/** Never the same in two runs of the worker. */
let lastId = Date.now();

const handlers: Handlers = {
  open: ({ file, buffers }) => open(file, withBuffers(buffers)),
  render: (request) => render(request),
  finish: (request) => finish(request),
  locate: ({ id, page, x, y }) => {
    const painted = recent.get(id)?.pages[page - 1];
    return painted === undefined ? undefined : locate(painted, x, y);
  },
  briefingText: ({ draft, file }) => briefingText(draft, file),
  fields: () => reportSchema(programFolder(), host),
  import: ({ source, kind }) => importText(source, kind),
  thumbnail: async (request) => {
    const { pdf, pages } = await render(request);
    const [first] = pages;
    return { pdf, pages: pages.length, width: first?.width ?? 595, height: first?.height ?? 842, key: first?.key ?? '' };
  },
  words: ({ report, folder }) => wordsFor(report, folder, host, engine),
  stress: () => stressReport(),
  templates: ({ folders }) => listTemplateInfos(programFolder(), folders, host),
};

export function runJob<K extends keyof Jobs>(name: K, payload: Jobs[K]['send'], progress: Progress): Promise<Jobs[K]['back']> | Jobs[K]['back'] {
  return handlers[name](payload, progress);
}

/** The host, with unsaved texts in place of their files. */
function withBuffers(buffers: Buffers): Host {
  const texts = new Map(Object.entries(buffers).map(([file, text]) => [resolve(file), text]));
  if (texts.size === 0) return host;
  const buffered = (path: string): Uint8Array | undefined => {
    const text = texts.get(resolve(path));
    return text === undefined ? undefined : Buffer.from(text, 'utf8');
  };
  return {
    ...host,
    read: (path) => buffered(path) ?? host.read(path),
    readInside: (folder, path) => buffered(join(folder, path)) ?? host.readInside(folder, path),
  };
}

// --- opening

async function open(file: string, from: Host): Promise<Opened> {
  if (!file.endsWith('.briefing.json')) return { report: await openReport(file, from), briefing: undefined };
  const problems: Diagnostic[] = [];
  const named = parseBriefingFile(readOrRefuse(file, from), file, (one) => problems.push(one));
  const folder = dirname(file);
  const opened = await openReport(resolve(folder, named.report), from);
  const report = { ...opened, diagnostics: [...problems, ...opened.diagnostics] };
  const template = named.template.startsWith('.') ? resolve(folder, named.template) : named.template;
  const draft: Draft = {
    report: report.file,
    template,
    choices: named.selection === undefined ? undefined : fromSelection(named.selection, report.items),
    parameters: named.parameters,
    options: named.options ?? {},
    budget: named.budget,
  };
  return { report, briefing: { file, draft } };
}

async function openReport(file: string, from: Host): Promise<OpenReport> {
  const { report, diagnostics } = await loadDataset(file, from, engine);
  const { title, series, issue, date } = report.report;
  const meta = { ...(series !== undefined && { series }), ...(issue !== undefined && { issue: String(issue) }), ...(date !== undefined && { date }) };
  return { file, title, meta, items: itemsOf(outlineReport(report)), diagnostics };
}

// --- rendering

/** The pages for the screen: without the files that an export attaches. */
async function render(request: RenderRequest): Promise<Rendered> {
  const started = performance.now();
  const { pdf, trees, diagnostics, timings } = await makePages(request, false);
  if (pdf === undefined || trees.paint === undefined) throw new BriefingError(diagnostics);
  return result(trees.paint, pdf, diagnostics, { ...timings, total: performance.now() - started });
}

async function finish(request: RenderRequest): Promise<Finished> {
  const { pdf, trees, diagnostics } = await makePages(request, true);
  if (pdf === undefined) throw new BriefingError(diagnostics);
  return { pdf, pages: trees.paint?.pages.length ?? 0 };
}

function makePages({ draft, buffers, setup }: RenderRequest, attach: boolean): Promise<Briefing> {
  const from = withBuffers(draft.text === undefined ? buffers : { ...buffers, [draft.report]: draft.text });
  const request: BriefingRequest = {
    kind: 'briefing',
    report: { file: draft.report, bytes: readOrRefuse(draft.report, from) },
    template: findTemplate(draft.template, programFolder(), from),
    parameters: draft.parameters,
    options: optionsOf(draft),
    attach,
    ...(draft.choices !== undefined && { selection: toSelection(draft.choices) }),
    ...(setup !== undefined && paperOf(setup)),
  };
  return makeBriefing(request, from, engine, { clock: () => performance.now() });
}

/** Editions and handouts, as the pipeline names them. */
function paperOf({ edition, layout, paper, duplex }: PaperSetup): Pick<BriefingRequest, 'edition' | 'handout'> {
  if (layout === 'pages') return { edition };
  return { edition, handout: { ...schemeOf(layout, parsePaper(paper) ?? [595.28, 841.89]), duplex } };
}

function result(painted: Painted, pdf: Uint8Array, diagnostics: readonly Diagnostic[], timings: Readonly<Record<string, number>>): Rendered {
  const id = ++lastId;
  recent.set(id, painted);
  recent.delete(id - 3);
  return {
    id,
    pdf,
    pages: painted.pages.map((page) => ({
      number: page.number, label: page.label, width: page.width, height: page.height, key: pageKey(page), breakReason: page.breakReason,
    })),
    outline: painted.outline.map(({ level, label, page, y }) => ({ level, label, page, y })),
    areas: areasOf(painted),
    diagnostics,
    timings,
  };
}

// --- saving

function briefingText(draft: Draft, file: string): string {
  const folder = dirname(file);
  return printBriefingFile({
    report: portable(folder, draft.report),
    template: isAbsolute(draft.template) ? portable(folder, draft.template) : draft.template,
    ...(draft.choices !== undefined && { selection: toSelection(draft.choices) }),
    parameters: draft.parameters,
    ...(Object.keys(draft.options).length > 0 && { options: optionsOf(draft) }),
    ...(draft.budget !== undefined && { budget: draft.budget }),
  });
}

function optionsOf({ options }: Draft): NonNullable<BriefingRequest['options']> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== '' && value !== false));
}

/** A path as a briefing file names it: relative to the file's own folder, with forward slashes. */
function portable(folder: string, path: string): string {
  const inside = relative(folder, path).replaceAll('\\', '/');
  return isAbsolute(inside) || inside.startsWith('.') ? inside : `./${inside}`;
}
