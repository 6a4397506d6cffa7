// `briefing [REPORT.json | X.briefing.json]`: the whole way to a PDF; `--save` writes the choices as a briefing file.

import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { BriefingRequest } from '../briefing.ts';
import { formatDiagnostic, type Reporter } from '../diagnostic.ts';
import { nodeHost, programFolder } from '../host-node.ts';
import { editions } from '../edition/edition.ts';
import { handoutLayouts, schemeOf } from '../handout/impose.ts';
import { findTemplate } from '../library.ts';
import { parseBriefingFile, printBriefingFile, type BriefingFile } from '../select/briefing-file.ts';
import type { SelectionItem } from '../select/selection.ts';
import { paperNames, paperSizes } from '../template/manifest.ts';
import { UsageError, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { outputOptions, produce } from './output.ts';
import { readInput, writeOutput } from './terminal.ts';

const bundledReport = 'european-reassurance-force';
const defaultTemplate = 'executive-brief';

/** `id`, or `id(child,child)`, in a list separated by commas: the order is the briefing's. */
export function parseSections(text: string): readonly SelectionItem[] {
  let position = 0;
  const list = (): SelectionItem[] => {
    const items: SelectionItem[] = [];
    for (;;) {
      const id = /^[^,()]*/.exec(text.slice(position))?.[0] ?? '';
      position += id.length;
      if (id.trim() === '') throw new UsageError(`--sections "${text}": a name is missing at character ${position + 1}`);
      if (text[position] === '(') {
        position++;
        const children = text[position] === ')' ? [] : list();
        if (text[position] !== ')') throw new UsageError(`--sections "${text}": a closing parenthesis is missing`);
        position++;
        items.push({ id: id.trim(), children });
      } else items.push({ id: id.trim() });
      if (text[position] !== ',') return items;
      position++;
    }
  };
  const items = list();
  if (position < text.length) throw new UsageError(`--sections "${text}": "${text[position]}" is not possible at character ${position + 1}`);
  return items;
}

/** `--param name=value`, several times. */
function parseParameters(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => {
    const equals = value.indexOf('=');
    if (equals < 1) throw new UsageError(`--param ${value}: expected name=value`);
    return [value.slice(0, equals), value.slice(equals + 1)];
  }));
}

/** What the words name: a briefing file's content, or a report with the defaults. Paths in it are absolute. */
function startingPoint(word: string | undefined, report: Reporter): BriefingFile {
  if (word === undefined) return { report: join(programFolder(), 'data', 'reports', `${bundledReport}.json`), template: defaultTemplate, parameters: {} };
  if (!word.endsWith('.briefing.json')) return { report: word === '-' ? '-' : resolve(word), template: defaultTemplate, parameters: {} };
  const file = parseBriefingFile(readInput(word, nodeHost().read), word, report);
  const folder = dirname(resolve(word));
  const template = file.template.startsWith('.') ? resolve(folder, file.template) : file.template;
  return { ...file, report: resolve(folder, file.report), template };
}

/** The briefing that the words and options name. */
function chosen(words: Arguments, report: Reporter): BriefingFile {
  if (words.words.length > 1) throw new UsageError(`one report at a time; what is "${words.words[1]}"?`);
  const start = startingPoint(words.words[0], report);
  const sections = words.value('sections');
  const marking = words.value('marking');
  const options = { ...start.options, ...(marking === undefined ? {} : { marking }), ...(words.flag('internal') ? { internal: true } : {}) };
  return {
    ...start,
    template: words.value('template') ?? start.template,
    ...(sections === undefined ? {} : { selection: parseSections(sections) }),
    parameters: { ...start.parameters, ...parseParameters(words.values('param')) },
    ...(Object.keys(options).length === 0 ? {} : { options }),
  };
}

function limits(words: Arguments): NonNullable<BriefingRequest['limits']> {
  const [oldestFigure, textSize] = [positive(words, 'max-age'), positive(words, 'min-text')];
  return { ...(oldestFigure === undefined ? {} : { oldestFigure }), ...(textSize === undefined ? {} : { textSize }) };
}

/** The handout that the options ask for. */
function handout(words: Arguments): Pick<BriefingRequest, 'handout'> {
  const layout = choice(words, 'handout', handoutLayouts);
  if (layout === undefined) return {};
  const paper = choice(words, 'sheet', paperNames) ?? 'A4';
  const [width, height] = paperSizes[paper];
  const scheme = schemeOf(layout, [(width / 25.4) * 72, (height / 25.4) * 72]);
  const creep = positive(words, 'creep');
  return { handout: { ...scheme, duplex: choice(words, 'duplex', ['none', 'long-edge', 'short-edge']) ?? scheme.duplex, ...(creep === undefined ? {} : { creep }) } };
}

function choice<T extends string>(words: Arguments, name: string, all: readonly T[]): T | undefined {
  const text = words.value(name);
  if (text === undefined) return undefined;
  const found = all.find((one) => one.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new UsageError(`--${name} ${text}: expected one of ${all.join(', ')}`);
  return found;
}

function positive(words: Arguments, name: string): number | undefined {
  const text = words.value(name);
  if (text !== undefined && !/^\d+(\.\d+)?$/.test(text)) throw new UsageError(`--${name} ${text}: expected a number`);
  return text === undefined ? undefined : Number(text);
}

/** Where the PDF goes without `-o`: the bundled report's under out/, others in the current folder. */
function defaultOutput(words: Arguments, file: BriefingFile): string {
  const word = words.words[0];
  if (word?.endsWith('.briefing.json')) return `${basename(word, '.briefing.json')}.pdf`;
  const name = `${file.report === '-' ? 'briefing' : basename(file.report, '.json')}--${basename(file.template)}.pdf`;
  return word === undefined ? join('out', name) : name;
}

const portable = (folder: string, path: string): string => {
  const inside = relative(folder, path).replaceAll('\\', '/');
  return isAbsolute(inside) || inside.startsWith('.') ? inside : `./${inside}`;
};

async function save(path: string, file: BriefingFile): Promise<void> {
  const folder = dirname(resolve(path));
  const template = isAbsolute(file.template) || file.template.includes('/') ? portable(folder, resolve(file.template)) : file.template;
  await writeOutput(path, printBriefingFile({ ...file, report: portable(folder, file.report), template }));
}

export const make: Command = {
  name: 'make',
  usage: '[REPORT.json | X.briefing.json]',
  summary: 'Makes a PDF and prints its path. Without a report: the executive brief of the bundled one.',
  options: [
    { name: 'template', short: 't', value: 'NAME|FOLDER', help: 'a bundled template or a folder; see `briefing templates`' },
    { name: 'sections', value: 'ID,ID(ID,…)…', help: 'what to show, in this order; see `briefing outline REPORT.json`' },
    { name: 'param', short: 'p', value: 'NAME=VALUE', repeat: true, help: 'a parameter of the template; may be given several times' },
    { name: 'marking', value: 'MARKING', help: 'marking of the document; what is marked above is left out' },
    { name: 'internal', help: 'show questions that are for internal use only' },
    { name: 'no-attach', help: 'attach nothing to the PDF (then PDF/A-2a, and it cannot be verified)' },
    { name: 'max-age', value: 'DAYS', help: 'warn of figures older than this before the report; 365 if left out' },
    { name: 'min-text', value: 'POINTS', help: 'warn of text smaller than this; 5 if left out' },
    { name: 'edition', value: editions.join('|'), help: 'print: greys, QR codes, binding margin; large-print: 18 pt in one column' },
    { name: 'handout', value: handoutLayouts.join('|'), help: 'several pages to a side of paper' },
    { name: 'sheet', value: 'PAPER', help: 'paper of the handout: A4 (if left out), A3, A5, Letter, Legal' },
    { name: 'duplex', value: 'none|long-edge|short-edge', help: 'how the printer turns the paper of a handout' },
    { name: 'creep', value: 'POINTS', help: 'booklets: how far each inner sheet moves to the fold; 0.3 if left out' },
    { name: 'save', value: 'X.briefing.json', help: 'write these choices as a briefing file as well' },
    ...outputOptions,
  ],
  run: async (words, terminal) => {
    const file = chosen(words, (problem) => terminal.error(`${formatDiagnostic(problem)}\n`));
    const host = nodeHost();
    const template = findTemplate(file.template, programFolder(), host);
    const request: BriefingRequest = {
      kind: 'briefing',
      report: { file: file.report, bytes: readInput(file.report, host.read) },
      template,
      parameters: file.parameters,
      ...(file.selection === undefined ? {} : { selection: file.selection }),
      ...(file.options === undefined ? {} : { options: file.options }),
      attach: !words.flag('no-attach'),
      limits: limits(words),
      ...handout(words),
      edition: choice(words, 'edition', editions) ?? 'screen',
    };
    const saveTo = words.value('save');
    if (saveTo !== undefined) await save(saveTo, file);
    return produce(request, words.value('output') ?? defaultOutput(words, file), words, terminal);
  },
};
