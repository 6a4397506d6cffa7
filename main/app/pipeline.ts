// The worker's side of the jobs: from what the desk sends to what the pipeline takes, and back. The engine and its caches live
// as long as the process.

import { join, resolve } from 'node:path';
import { makeBriefing, type Briefing } from '../briefing.ts';
import { briefingFileText, readBriefingFile } from '../choices.ts';
import type { Buffers, Draft, Finished, Names, Opened, OpenReport, Rendered, RenderRequest } from '../contract.ts';
import { BriefingError, type Diagnostic } from '../diagnostic.ts';
import { createEngine } from '../engine.ts';
import type { Host } from '../host.ts';
import { nodeHost, programFolder } from '../host-node.ts';
import { namingFor, pdfNameFor, requestFor } from '../output.ts';
import { outlineReport } from '../select/outline.ts';
import type { Jobs } from './jobs.ts';
import { draftOf, fileOf } from './drafts.ts';
import { loadDataset } from './load-dataset.ts';
import { isWithin } from './files.ts';
import { itemsOf } from './outline.ts';
import { areasOf, locate, pageKey, type Painted } from './page-key.ts';
import { importText } from './import-text.ts';
import { reportSchema } from './report-schema.ts';
import { stressReport } from './stress-report.ts';
import { wordsFor } from './template-words.ts';
import { listTemplateInfos } from './template-infos.ts';

type Progress = (done: number, total: number, label: string) => void;
type Handlers = { readonly [K in keyof Jobs]: (payload: Jobs[K]['send'], progress: Progress) => Promise<Jobs[K]['back']> | Jobs[K]['back'] };

const host = nodeHost();
const engine = createEngine(host);
/** The display lists of the last results of each report, for clicks into pages that are still on the screen; of few reports. */
const recent = new Map<string, Map<number, Painted>>();
const kept = { results: 4, reports: 4 };
/** Never the same in two runs of the worker. */
let lastId = Date.now();

const handlers: Handlers = {
  open: ({ file, buffers }) => open(file, withTexts(buffers)),
  render: (request) => render(request),
  finish: (request) => finish(request),
  locate: ({ id, page, x, y }) => {
    const painted = [...recent.values()].find((results) => results.has(id))?.get(id)?.pages[page - 1];
    return painted === undefined ? undefined : locate(painted, x, y);
  },
  briefingText: ({ draft, file }) => briefingFileText(fileOf(draft), file),
  names: ({ drafts, pattern, name }) => namesOf(drafts, pattern, name),
  fields: () => reportSchema(programFolder(), host),
  import: ({ source, kind }) => importText(source, kind),
  thumbnail: async (request) => {
    const { pdf, pages } = await renderPages(request, withBuffers(request));
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

/** The host, with all that is unsaved in place of its files. */
function withBuffers({ draft, buffers }: { readonly draft: Draft; readonly buffers?: Buffers }): Host {
  return withTexts(draft.text === undefined ? (buffers ?? {}) : { ...buffers, [draft.report]: draft.text });
}

function withTexts(buffers: Buffers): Host {
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

/** The host, noting the files that are asked for, by absolute path. */
function notingReads(from: Host, files: Set<string>): Host {
  return {
    ...from,
    read: (path) => {
      files.add(resolve(path));
      return from.read(path);
    },
    readInside: (folder, path) => {
      if (isWithin(folder, join(folder, path))) files.add(join(resolve(folder), path));
      return from.readInside(folder, path);
    },
  };
}

// --- opening

async function open(file: string, from: Host): Promise<Opened> {
  if (!file.endsWith('.briefing.json')) return { report: await openReport(file, from), briefing: undefined };
  const problems: Diagnostic[] = [];
  const named = readBriefingFile(file, from, (one) => problems.push(one));
  const opened = await openReport(named.report, from);
  const report = { ...opened, diagnostics: [...problems, ...opened.diagnostics] };
  return { report, briefing: { file, draft: draftOf(named, report.items) } };
}

async function openReport(file: string, from: Host): Promise<OpenReport> {
  const { report, diagnostics } = await loadDataset(file, from, engine);
  return { file, title: report.report.title, items: itemsOf(outlineReport(report)), diagnostics };
}

// --- rendering

/** The pages, or why there are none, with what was read for them. */
async function render(request: RenderRequest): Promise<Jobs['render']['back']> {
  const files = new Set<string>();
  try {
    const value = await renderPages(request, notingReads(withBuffers(request), files));
    return { outcome: { kind: 'done', value }, files: [...files] };
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    return { outcome: { kind: 'refused', diagnostics: error.diagnostics }, files: [...files] };
  }
}

/** The pages for the screen: without the files that an export attaches. */
async function renderPages(request: RenderRequest, from: Host): Promise<Rendered> {
  const started = performance.now();
  const { pdf, trees, diagnostics, timings } = await makePages(request, from, false);
  if (pdf === undefined || trees.paint === undefined) throw new BriefingError(diagnostics);
  const id = remember(request.draft.report, trees.paint);
  return { id, ...result(trees.paint, pdf, diagnostics, { ...timings, total: performance.now() - started }) };
}

async function finish(request: RenderRequest): Promise<Finished> {
  const { pdf, trees, diagnostics } = await makePages(request, withBuffers(request), true);
  if (pdf === undefined) throw new BriefingError(diagnostics);
  return { pdf, pages: trees.paint?.pages.length ?? 0 };
}

/** `paper` false: single pages and nothing attached, for the screen. The edition shows there too. */
function makePages({ draft }: RenderRequest, from: Host, paper: boolean): Promise<Briefing> {
  const { handout: _, ...output } = draft.output ?? {};
  const file = paper ? fileOf(draft) : { ...fileOf(draft), output: { ...output, attach: false } };
  return makeBriefing(requestFor(file, from, programFolder()), from, engine, { clock: () => performance.now() });
}

/** Names of the PDFs, as the command line gives them. */
function namesOf(drafts: readonly Draft[], pattern: string, name: string): Names {
  const diagnostics: Diagnostic[] = [];
  const names = drafts.map((draft) => {
    return pdfNameFor(fileOf(draft), pattern, namingFor(fileOf(draft), name, withBuffers({ draft }), programFolder()), (one) => diagnostics.push(one));
  });
  return { names, diagnostics: diagnostics.filter((one, index) => diagnostics.findIndex(({ message }) => message === one.message) === index) };
}

function remember(report: string, painted: Painted): number {
  const id = ++lastId;
  const results = recent.get(report) ?? new Map<number, Painted>();
  recent.delete(report);
  recent.set(report, results.set(id, painted));
  trim(results, kept.results);
  trim(recent, kept.reports);
  return id;
}

/** Drops the oldest. */
function trim<K>(map: Map<K, unknown>, most: number): void {
  for (const key of map.keys()) if (map.size > most) map.delete(key);
}

function result(painted: Painted, pdf: Uint8Array, diagnostics: readonly Diagnostic[], timings: Readonly<Record<string, number>>): Omit<Rendered, 'id'> {
  return {
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
