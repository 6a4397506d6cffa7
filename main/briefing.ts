// The whole pipeline, one call a stage: start reading here. A request and a host go in, the PDF's bytes come out, with
// everything that the stages had to say. The stages' trees pass by on the way: for dumps, the preview and the tests.

import { dirname } from 'node:path/posix';
import { generateBoxes } from './box/generate.ts';
import type { BoxDocument } from './box/box.ts';
import { loadReport } from './dataset/load.ts';
import type { LoadedReport } from './dataset/report.ts';
import { BriefingError, type Diagnostic, type Reporter, type Stage } from './diagnostic.ts';
import { withBreaks, type BreakRule } from './edition/breaks.ts';
import { changesFor, type Edition } from './edition/edition.ts';
import { fontsFor, recalled, type Engine } from './engine.ts';
import type { Document } from './html/element.ts';
import { parseHtml } from './html/parse.ts';
import { impose, type Scheme } from './handout/impose.ts';
import type { Host } from './host.ts';
import { layoutDocument } from './layout/document.ts';
import type { LaidOutDocument } from './layout/fragment.ts';
import type { PaintedDocument } from './paint/display-list.ts';
import { paintDocument } from './paint/document.ts';
import { locateFindings } from './paint/locate.ts';
import { defaultPageLimits, reviewPages, type PageLimits } from './paint/review.ts';
import { writePdf } from './pdf/write.ts';
import type { Attachment } from './pdf/attachments.ts';
import { provenanceFiles } from './provenance/attach.ts';
import { openResources, type Resources } from './resources.ts';
import type { Content } from './select/content.ts';
import { selectContent } from './select/select.ts';
import type { Selection, SelectOptions } from './select/selection.ts';
import { styleDocument, type StyleSheetSource } from './style/style.ts';
import type { StyledDocument } from './style/styled.ts';
import { defaultReviewLimits, reviewContent, type ReviewLimits } from './select/review.ts';
import { fillTemplate } from './template/fill.ts';
import { loadTemplate, type TemplateFile } from './template/load.ts';

/** A briefing to make: which report, by which template, which parts of it. Paths are the host's. */
export type BriefingRequest = {
  readonly kind: 'briefing';
  readonly report: { readonly file: string; readonly bytes: Uint8Array };
  /** Folder of the template, and of the shared sheets and partials that it builds on. */
  readonly template: { readonly folder: string; readonly base: string };
  readonly selection?: Selection;
  readonly options?: SelectOptions;
  /** Texts or values; the template's manifest tells the types. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** False: nothing is attached to the PDF (PDF/A-2a); otherwise what is needed to make it again. */
  readonly attach?: boolean;
  /** What the review of sources and pages lets pass; the defaults of select/review.ts and paint/review.ts otherwise. */
  readonly limits?: Partial<ReviewLimits & PageLimits>;
  /** Several pages to a side of paper; without it, every page is a page of the file. */
  readonly handout?: Scheme;
  readonly edition?: Edition;
  /** Where pages may end, against the template. */
  readonly breaks?: readonly BreakRule[];
};

/** A finished HTML page to set, for template authors and for comparison with other engines. */
export type PageRequest = {
  readonly kind: 'page';
  readonly file: string;
  readonly text: string;
  readonly sheets: readonly StyleSheetSource[];
  readonly handout?: Scheme;
  readonly edition?: Edition;
  readonly breaks?: readonly BreakRule[];
};

/** What each stage hands on. */
export type Trees = {
  readonly dataset: LoadedReport;
  readonly select: Content;
  readonly template: { readonly text: string; readonly file: string };
  readonly html: Document;
  readonly style: StyledDocument;
  readonly box: BoxDocument;
  readonly layout: LaidOutDocument;
  readonly paint: PaintedDocument;
  readonly pdf: Uint8Array;
};
export type StageResult = { readonly [S in Stage]: { readonly stage: S; readonly tree: Trees[S] } }[Stage];

/** How a caller follows the work, and ends it. */
export type Watch = {
  /** Called when a stage has ended, with its tree; `false` ends the work there. */
  readonly stage?: (result: StageResult) => boolean | void;
  /** Milliseconds, for the timings; without it there are none. */
  readonly clock?: () => number;
  readonly signal?: AbortSignal;
  /** Pages written so far, and all. */
  readonly progress?: (done: number, total: number) => void;
};

/** What came of it. `pdf` is undefined where the caller ended the work before. */
export type Briefing = {
  readonly pdf: Uint8Array | undefined;
  readonly trees: Partial<Trees>;
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: Readonly<Partial<Record<Stage, number>>>;
};

/**
 * Makes a briefing. Throws BriefingError, with all diagnostics up to there, where nothing can be made, and the signal's
 * reason where it was ended.
 */
export async function makeBriefing(request: BriefingRequest | PageRequest, host: Host, engine: Engine, watch: Watch = {}): Promise<Briefing> {
  const diagnostics: Diagnostic[] = [];
  const timings: Partial<Record<Stage, number>> = {};
  const trees: Partial<{ -readonly [S in Stage]: Trees[S] }> = {};
  const report: Reporter = (diagnostic) => diagnostics.push(diagnostic);
  let start = watch.clock?.() ?? 0;
  try {
    for await (const result of runStages(request, { host, engine, report, watch })) {
      const end = watch.clock?.() ?? 0;
      timings[result.stage] = end - start;
      Object.assign(trees, { [result.stage]: result.tree });
      if (watch.stage?.(result) === false) break;
      watch.signal?.throwIfAborted();
      start = watch.clock?.() ?? 0;
    }
  } catch (error) {
    throw error instanceof BriefingError ? new BriefingError([...diagnostics, ...error.diagnostics.filter((one) => !diagnostics.includes(one))]) : error;
  }
  return { pdf: trees.pdf, trees, diagnostics: trees.paint === undefined ? diagnostics : locateFindings(diagnostics, trees.paint), timings };
}

/** What all stages of one run work with. */
type Run = { readonly host: Host; readonly engine: Engine; readonly report: Reporter; readonly watch: Watch };

async function* runStages(request: BriefingRequest | PageRequest, run: Run): AsyncGenerator<StageResult> {
  const { host, report } = run;
  if (request.kind === 'page') {
    const resources = openResources({ own: dirname(request.file) }, host, report);
    yield* setPage(request, resources, run, { attach: () => [], date: host.now, review: (painted) => reviewPages(painted, new Map(), defaultPageLimits, report) });
    return;
  }
  const dataset = loadReport(request.report.bytes, request.report.file, report);
  yield { stage: 'dataset', tree: dataset };
  const options = request.options ?? {};
  const date = host.now ?? momentOf(dataset.report.report.date);
  const content = selectContent(dataset.report, request.selection, options, report);
  reviewContent(content, { ...defaultReviewLimits, ...request.limits }, report);
  yield { stage: 'select', tree: content };
  const template = loadTemplate(request.template.folder, host, report, request.template.base);
  const page = fillTemplate(template, content, request.parameters, report);
  yield { stage: 'template', tree: page };
  const resources = openResources({ own: request.template.folder, base: request.template.base, dataset: dirname(request.report.file) }, host, report);
  const attach = (painted: PaintedDocument): readonly Attachment[] | undefined =>
    request.attach === false ? undefined : provenanceFiles({
      producer: run.engine.producer, date, report: dataset.report, content, template, painted, options,
      resources: resources.used, selection: request.selection, parameters: request.parameters, handout: request.handout, edition: request.edition, breaks: request.breaks,
    });
  const quotes = new Map([...content.quotes, ...Object.values(content.mentions.quotes)].map(({ path, text }) => [path, text]));
  const review = (painted: PaintedDocument): void => reviewPages(painted, quotes, { ...defaultPageLimits, ...request.limits }, report);
  yield* setPage({ ...paperOf(request), kind: 'page', ...page, sheets: template.sheets.map(sheetOf) }, resources, run, { attach, review, date });
}

/** What a caller of setPage adds: the files to embed (undefined: none, and no PDF/A-3), and a look at the finished pages. */
type Additions = { readonly attach: (painted: PaintedDocument) => readonly Attachment[] | undefined; readonly review: (painted: PaintedDocument) => void; readonly date: string | undefined };

/** The day of publication as a moment; undefined where the dataset does not know the day. */
function momentOf(date: string | undefined): string | undefined {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00.000Z` : undefined;
}

/** Addresses in a shared sheet count from the shared folder. */
function sheetOf({ name, file, text }: TemplateFile): StyleSheetSource {
  return { file, text, ...(name.startsWith('base/') ? { folder: 'base:' } : {}) };
}

/** What a request says of pages and paper. */
function paperOf({ handout, edition, breaks }: BriefingRequest): Pick<PageRequest, 'handout' | 'edition' | 'breaks'> {
  return { ...(handout === undefined ? {} : { handout }), ...(edition === undefined ? {} : { edition }), ...(breaks === undefined ? {} : { breaks }) };
}

/** The stages from HTML on. */
async function* setPage(request: PageRequest, resources: Resources, run: Run, { attach, review, date }: Additions): AsyncGenerator<StageResult> {
  const { engine, report, watch } = run;
  const { handout, edition = 'screen', breaks = [] } = request;
  const changes = changesFor(edition);
  const document = changes.document(parseHtml(request.text, request.file, report));
  yield { stage: 'html', tree: document };
  const sheets = [...request.sheets, ...changes.sheets];
  const plain = styleDocument(document, sheets, { fontMetrics: engine.fonts.unitMetrics, readSheet: resources.text }, report);
  const styled = withBreaks(changes.styled(plain), breaks, report);
  yield { stage: 'style', tree: styled };
  const boxes = recalled(engine, request.file, generateBoxes(styled, document, resources, report));
  yield { stage: 'box', tree: boxes };
  const fonts = fontsFor(engine, boxes.fontFaces, (url) => resources.bytes(url, undefined), report);
  const laidOut = layoutDocument(boxes, fonts, report);
  yield { stage: 'layout', tree: laidOut };
  const painted = changes.painted(paintDocument(laidOut, fonts, report));
  review(painted);
  yield { stage: 'paint', tree: painted };
  const attachments = attach(painted);
  const pdf = await writePdf(painted, {
    producer: engine.producer, date, attach: attachments !== undefined, attachments: attachments ?? [],
    ...(handout === undefined ? {} : { sheets: impose(painted, handout) }),
    ...(watch.signal === undefined ? {} : { signal: watch.signal }), ...(watch.progress === undefined ? {} : { onProgress: watch.progress }),
  }, report);
  yield { stage: 'pdf', tree: pdf };
}
