// From choices to work: a briefing file's content → the request that the pipeline takes, and the PDF's name; and back again. The
// command line, batches and the app all come through here, so that the same file gives the same PDF everywhere.

import { basename } from 'node:path';
import type { BriefingRequest } from './briefing.ts';
import { readOrRefuse } from './choices.ts';
import { loadReport } from './dataset/load.ts';
import type { ReportMeta } from './dataset/report.ts';
import { BriefingError, nearest, type Reporter } from './diagnostic.ts';
import type { Edition } from './edition/edition.ts';
import { fillFileName, type FileNameFields } from './file-name.ts';
import { schemeOf, type Scheme } from './handout/impose.ts';
import { paperNames, parsePaper, printPaper, type Paper } from './handout/paper.ts';
import type { Host } from './host.ts';
import { programFolder } from './host-node.ts';
import { findTemplate, manifestOf } from './library.ts';
import type { BriefingFile } from './select/briefing-file.ts';
import type { BriefingOutput, HandoutChoice } from './select/output.ts';

/**
 * The request of choices whose paths are absolute. Throws BriefingError where the report cannot be read, or there is no such
 * template or paper.
 */
export function requestFor(file: BriefingFile, host: Host, program: string = programFolder()): BriefingRequest {
  const { selection, options, breaks, output = {} } = file;
  return {
    kind: 'briefing',
    template: findTemplate(file.template, program, host),
    report: { file: file.report, bytes: readOrRefuse(file.report, host) },
    parameters: file.parameters,
    ...(selection === undefined ? {} : { selection }),
    ...(options === undefined ? {} : { options }),
    ...(breaks === undefined ? {} : { breaks }),
    attach: output.attach ?? true,
    limits: output.limits ?? {},
    edition: output.edition ?? 'screen',
    ...(output.handout === undefined ? {} : { handout: schemeFor(output.handout) }),
  };
}

/** What a handout is with all that was left out. Throws BriefingError: `unknown-paper`, `no-room`. */
export function schemeFor(handout: HandoutChoice): Scheme {
  const { layout, paper = 'A4', ...own } = handout;
  const size = parsePaper(paper) ?? refusePaper(paper);
  const scheme: Scheme = { ...schemeOf(layout, size), ...given(own) };
  if (Math.min(...size) - 2 * scheme.margin - 2 * scheme.gap < leastRoom) {
    throw new BriefingError([{ severity: 'error', stage: 'pdf', code: 'no-room', message: `margins and gaps leave no room for pages on ${paper}`, hint: 'make them smaller, or take larger paper' }]);
  }
  return scheme;
}

/** How printers should turn the paper: as the handout was made for. */
export function duplexOf(handout: HandoutChoice | undefined): Scheme['duplex'] {
  return handout === undefined ? 'none' : schemeFor(handout).duplex;
}

/** Points that margins and gaps leave of the paper's shorter side. */
const leastRoom = 72;

function refusePaper(paper: string): Paper {
  const near = nearest(paper, paperNames);
  throw new BriefingError([{
    severity: 'error', stage: 'pdf', code: 'unknown-paper', message: `there is no paper "${paper}"`,
    hint: near === undefined ? `known are ${paperNames.join(', ')}, and sizes such as 320x450mm` : `did you mean "${near}"?`,
  }]);
}

const given = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** What a briefing file says of a PDF that was made so; undefined where all is as it is without saying anything. */
export function outputOf(edition: Edition, handout: Scheme | undefined): BriefingOutput | undefined {
  if (edition === 'screen' && handout === undefined) return undefined;
  return {
    ...(edition === 'screen' ? {} : { edition }),
    ...(handout === undefined ? {} : { handout: { ...handout, paper: printPaper(handout.paper) } }),
  };
}

// --- the name of the PDF

/** What a name can be made of besides the choices. */
export type Naming = {
  /** Name of the briefing file, or of the dataset without one. */
  readonly briefing: string;
  readonly meta: ReportMeta;
  /** What the template takes for its parameters where nothing is given; undefined where it takes nothing. */
  readonly defaults: Readonly<Record<string, unknown>>;
};

/** Reads the dataset and the template's manifest. Throws BriefingError where nothing could be made either. */
export function namingFor(file: BriefingFile, briefing: string, host: Host, program: string = programFolder()): Naming {
  const template = findTemplate(file.template, program, host);
  const { report } = loadReport(readOrRefuse(file.report, host), file.report, () => {}).report;
  const parameters = Object.entries(manifestOf(template, host)?.parameters ?? {});
  return { briefing, meta: report, defaults: Object.fromEntries(parameters.map(([name, parameter]) => [name, parameter.default])) };
}

/** The PDF's name by a pattern, with its extension. Reports what `fillFileName` does. */
export function pdfNameFor(file: BriefingFile, pattern: string, naming: Naming, report: Reporter): string {
  return `${fillFileName(pattern, fieldsOf(file, naming), report)}.pdf`;
}

/** The fields that patterns may have, each with a sentence for those who write one. */
export const fileNameFields: readonly { readonly name: string; readonly help: string }[] = [
  { name: 'report.title', help: 'title of the report; also report.id, report.date and its other fields of one line' },
  { name: 'template', help: 'name of the template' },
  { name: 'parameters.recipient', help: 'a parameter of the template, by its name' },
  { name: 'date', help: 'date of the report' },
  { name: 'marking', help: 'marking of the document' },
  { name: 'edition', help: 'screen, print or large-print' },
  { name: 'handout', help: 'layout of the handout' },
  { name: 'briefing', help: 'name of the briefing file' },
];

/** Fields of a report that are one line and often left out: known to patterns even where this report has none. */
const metaFields = ['id', 'title', 'subtitle', 'language', 'series', 'issue', 'date', 'asOf', 'version', 'status', 'marking', 'organisation'] as const satisfies readonly (keyof ReportMeta)[];

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? value.join(', ') : String(value);
}

function fieldsOf(file: BriefingFile, { briefing, meta, defaults }: Naming): FileNameFields {
  const { output = {}, options = {} } = file;
  return {
    ...Object.fromEntries(metaFields.map((name) => [`report.${name}`, text(meta[name])])),
    template: basename(file.template),
    ...Object.fromEntries(Object.entries({ ...defaults, ...file.parameters }).map(([name, value]) => [`parameters.${name}`, text(value)])),
    date: meta.date ?? meta.asOf,
    marking: options.marking ?? meta.marking,
    edition: output.edition ?? 'screen',
    handout: output.handout?.layout,
    briefing,
  };
}
