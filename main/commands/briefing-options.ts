// What the commands that work on briefings have in common: the options that choose, each over what the briefing file says.

import { basename, join, resolve } from 'node:path';
import { readBriefingFile } from '../choices.ts';
import type { Reporter } from '../diagnostic.ts';
import { editions } from '../edition/edition.ts';
import { handoutLayouts } from '../handout/impose.ts';
import type { Host } from '../host.ts';
import { programFolder } from '../host-node.ts';
import type { BriefingFile } from '../select/briefing-file.ts';
import type { BriefingOutput, HandoutChoice } from '../select/output.ts';
import { choice, positive, UsageError, type Arguments, type Option } from './arguments.ts';
import { parseSections } from './sections.ts';

const bundledReport = 'european-reassurance-force';
const defaultTemplate = 'executive-brief';

export const choiceOptions: readonly Option[] = [
  { name: 'sections', value: 'ID,ID(ID,…)…', help: 'what to show, in this order; see `briefing outline REPORT.json`' },
  { name: 'param', short: 'p', value: 'NAME=VALUE', repeat: true, help: 'a parameter of the template; may be given several times' },
  { name: 'marking', value: 'MARKING', help: 'marking of the document; what is marked above is left out' },
  { name: 'audience', value: 'AUDIENCE', help: 'leave out sections written for other readers' },
  { name: 'internal', help: 'show questions that are for internal use only' },
  { name: 'attach', help: 'attach what is needed to make it again, though the briefing file says not to' },
  { name: 'no-attach', help: 'attach nothing to the PDF (then PDF/A-2a, and it cannot be verified)' },
  { name: 'max-age', value: 'DAYS', help: 'warn of figures older than this before the report; 365 if left out' },
  { name: 'min-text', value: 'POINTS', help: 'warn of text smaller than this; 5 if left out' },
  { name: 'min-contrast', value: 'RATIO', help: 'warn of text with less contrast to its ground; 4.5 if left out' },
  { name: 'edition', value: editions.join('|'), help: 'print: greys, QR codes, binding margin; large-print: 18 pt in one column' },
  { name: 'handout', value: `${handoutLayouts.join('|')}|none`, help: 'several pages to a side of paper' },
  { name: 'sheet', value: 'PAPER', help: 'paper of the handout: A4 (if left out), A3, Letter …, or a size such as 320x450mm' },
  { name: 'duplex', value: 'none|long-edge|short-edge', help: 'how the printer turns the paper of a handout' },
  { name: 'creep', value: 'POINTS', help: 'booklets: how far each inner sheet moves to the fold; 0.3 if left out' },
  { name: 'margin', value: 'POINTS', help: 'handouts: unprinted border of the paper' },
  { name: 'gap', value: 'POINTS', help: 'handouts: distance between pages' },
  { name: 'fold-marks', value: 'yes|no', help: 'booklets: short lines at the fold; yes if left out' },
  { name: 'name', value: 'PATTERN', help: 'name of the PDF where -o gives none: "{report.title} – {template} – {date}"' },
];

/** A briefing to start from; `name` is that of its file. Paths in it are absolute. */
export type NamedBriefing = { readonly name: string; readonly file: BriefingFile };

/** What a word of the command line names: a briefing file's content, or a report (the bundled one without a word) with the defaults. */
export function briefingFor(word: string | undefined, host: Host, report: Reporter): NamedBriefing {
  if (word?.endsWith('.briefing.json')) return { name: basename(word, '.briefing.json'), file: readBriefingFile(word, host, report) };
  const path = word === undefined ? join(programFolder(), 'data', 'reports', `${bundledReport}.json`) : word === '-' ? '-' : resolve(word);
  return { name: path === '-' ? 'briefing' : basename(path, '.json'), file: { report: path, template: defaultTemplate, parameters: {} } };
}

/** The choices with what the options say over them. */
export function withOptions(start: BriefingFile, words: Arguments): BriefingFile {
  const sections = words.value('sections');
  const options = { ...start.options, ...textOf(words, 'marking'), ...textOf(words, 'audience'), ...(words.flag('internal') ? { internal: true } : {}) };
  const output = outputWith(start.output ?? {}, words);
  const { options: _, output: __, ...rest } = start;
  return {
    ...rest,
    ...(sections === undefined ? {} : { selection: parseSections(sections) }),
    parameters: { ...start.parameters, ...parseParameters(words.values('param')) },
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...(Object.keys(output).length === 0 ? {} : { output }),
  };
}

const textOf = <Name extends string>(words: Arguments, name: Name): { readonly [N in Name]?: string } => {
  const value = words.value(name);
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]?: string });
};

/** `--param name=value`, several times. */
function parseParameters(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => {
    const equals = value.indexOf('=');
    if (equals < 1) throw new UsageError(`--param ${value}: expected name=value`);
    return [value.slice(0, equals), value.slice(equals + 1)];
  }));
}

function outputWith(start: BriefingOutput, words: Arguments): BriefingOutput {
  if (words.flag('attach') && words.flag('no-attach')) throw new UsageError('--attach and --no-attach exclude each other');
  const [edition, fileName, handout] = [choice(words, 'edition', editions), words.value('name'), handoutWith(start.handout, words)];
  const limits = { ...start.limits, ...numbers(words, { oldestFigure: 'max-age', textSize: 'min-text', contrast: 'min-contrast' }) };
  const { handout: _, ...rest } = start;
  return {
    ...rest,
    ...(edition === undefined ? {} : { edition }),
    ...(handout === undefined ? {} : { handout }),
    ...(words.flag('attach') ? { attach: true } : words.flag('no-attach') ? { attach: false } : {}),
    ...(fileName === undefined ? {} : { fileName }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** Another layout keeps the paper; what else was said was said of the old one. */
function handoutWith(start: HandoutChoice | undefined, words: Arguments): HandoutChoice | undefined {
  const layout = choice(words, 'handout', [...handoutLayouts, 'none']);
  if (layout === 'none') return undefined;
  const base = layout === undefined || layout === start?.layout ? start : { layout, ...(start?.paper === undefined ? {} : { paper: start.paper }) };
  const [paper, duplex, foldMarks] = [words.value('sheet'), choice(words, 'duplex', ['none', 'long-edge', 'short-edge']), choice(words, 'fold-marks', ['yes', 'no'])];
  const change = {
    ...(paper === undefined ? {} : { paper }), ...(duplex === undefined ? {} : { duplex }),
    ...numbers(words, { creep: 'creep', margin: 'margin', gap: 'gap' }), ...(foldMarks === undefined ? {} : { foldMarks: foldMarks === 'yes' }),
  };
  if (base === undefined && Object.keys(change).length > 0) throw new UsageError(`--sheet, --duplex, --creep, --margin, --gap and --fold-marks are for handouts; choose one with --handout`);
  return base && { ...base, ...change };
}

/** The values of options that take numbers, by the field that each is for. */
function numbers<Field extends string>(words: Arguments, options: Readonly<Record<Field, string>>): { readonly [F in Field]?: number } {
  const given = Object.entries<string>(options).map(([field, name]) => [field, positive(words, name)]);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as { readonly [F in Field]?: number };
}
