// Template + chosen content + parameters → the text of an HTML page. Handlebars does the filling (engine.ts); what is missing
// or wrong is reported with the template's line and marked on the page. The elements of the page carry `data-src` and
// `data-from`: where in the template they were written, and which object of the dataset they show.

import { BriefingError, type Diagnostic, type Reporter } from '../diagnostic.ts';
import type { Content } from '../select/content.ts';
import { beginCitations, noteStyles, type NoteStyle } from './citations.ts';
import { compileUnit, runUnit, type Unit } from './engine.ts';
import { FillLimit, reportUnlisted, type Filling } from './filling.ts';
import { gapMarkup } from './gap.ts';
import type { Site } from './site.ts';
import type { Template, TemplateFile } from './load.ts';
import { resolveParameters, type ParameterValues } from './parameters.ts';
import { hintAt } from './text-place.ts';

/** The page; `file` is where `data-src` without a file of its own points. */
export type FilledTemplate = { readonly text: string; readonly file: string };

/**
 * Fills `template`; `parameters` are values by name, as typed or as text. Throws BriefingError where the main file does not
 * parse or the template does not come to an end; everything else that is wrong is reported, and the page made.
 */
export function fillTemplate(template: Template, content: Content, parameters: Readonly<Record<string, unknown>>, report: Reporter): FilledTemplate {
  const { main, manifest } = template;
  const values = resolveParameters(manifest, parameters, report);
  const findings: Diagnostic[] = [];
  const unit = compileUnit(main.text, main.file, true, (finding) => findings.push(finding));
  if (unit === undefined) throw new BriefingError(findings);
  findings.forEach(report);
  const partials = new Map<string, Unit | undefined>();
  for (const [name, file] of template.partials) partials.set(name, compileUnit(file.text, file.file, false, report));
  reportUnknownPartials([unit, ...partials.values()], partials, report);
  const filling = beginFilling(template, content, values, [unit, ...partials.values()], report);
  const text = run(unit, partials, filling);
  reportUnlisted(filling);
  return { text: placeLists(text, filling), file: main.file };
}

function beginFilling(template: Template, content: Content, parameters: ParameterValues, units: readonly (Unit | undefined)[], report: Reporter): Filling {
  const sites = new Map<string, readonly Site[]>();
  for (const unit of units) if (unit !== undefined) sites.set(unit.file, unit.sites);
  const style = parameters['noteStyle'];
  const notes: NoteStyle = noteStyles.find((name) => name === style) ?? 'endnote';
  return {
    content, parameters, manifest: template.manifest, language: formattingLanguage(String(parameters['language'] ?? content.report.language)), report,
    citations: beginCitations(content, notes), sites, mainFile: template.main.file,
    steps: 0, depth: 0, partialSite: undefined, partialGap: undefined, reported: new Map(), ids: new Set(),
  };
}

/** English without a country is international English: dates day first. */
function formattingLanguage(language: string): string {
  return /^en$/i.test(language) ? 'en-GB' : language;
}

function run(unit: Unit, partials: ReadonlyMap<string, Unit | undefined>, filling: Filling): string {
  const functions: Record<string, Unit['run']> = Object.create(null) as Record<string, Unit['run']>;
  for (const [name, partial] of partials) {
    const mark = gapMarkup(`> ${name}`, 'content');
    functions[name] = partial?.run ?? (() => mark);
  }
  try {
    return runUnit(unit, contextOf(filling), functions, filling);
  } catch (error) {
    if (error instanceof FillLimit) throw new BriefingError([limitReached(error.message, error.site, unit.file)]);
    if (error instanceof RangeError) throw new BriefingError([limitReached('the template is nested too deep', filling.partialSite, unit.file)]);
    throw error;
  }
}

function limitReached(message: string, site: Site | undefined, file: string): Diagnostic {
  const source = site === undefined ? { file } : { file: site.file, line: site.line, column: site.column };
  return { severity: 'error', stage: 'template', code: 'template-limit', message, source, hint: 'look for loops in loops, and partials that call each other' };
}

/** Lists whose objects can be named by id as well: `figures.nations`. */
const namedLists = ['quotes', 'figures', 'tables', 'charts', 'timeline', 'questions', 'actors', 'glossary', 'images', 'sources'] as const;

/** What the template sees at the top: the content, with lists that know their ids, and the parameters. */
function contextOf({ content, parameters }: Filling): object {
  const context: Record<string, unknown> = { ...content, parameters };
  for (const name of namedLists) context[name] = named<{ readonly id: string }>(content[name]);
  context['quotes'] = named(content.quotes, content.mentions.quotes);
  context['figures'] = named(content.figures, content.mentions.figures);
  return context;
}

/** A copy of the list with a field for each id; `{{#each}}` goes through the items alone. */
function named<T extends { readonly id: string }>(list: readonly T[], others: Readonly<Record<string, T>> = {}): readonly T[] {
  const copy = [...list];
  for (const item of [...Object.values(others), ...list]) {
    if (!(item.id in copy)) Object.defineProperty(copy, item.id, { value: item, enumerable: false });
  }
  return copy;
}

function reportUnknownPartials(units: readonly (Unit | undefined)[], partials: ReadonlyMap<string, unknown>, report: Reporter): void {
  const inline = new Set(units.flatMap((unit) => unit?.inlines ?? []));
  for (const unit of units) {
    for (const { name, line, column } of unit?.calls ?? []) {
      if (partials.has(name) || inline.has(name)) continue;
      report({
        severity: 'error', stage: 'template', code: 'unknown-partial', message: `unknown partial "${name}"`,
        source: { file: unit?.file ?? '', line, column }, hint: `it would be partials/${name}.hbs`, ...hintAt(name, [...partials.keys(), ...inline]),
      });
    }
  }
}

/** Lists of sources know what was cited only now. */
function placeLists(text: string, { citations }: Filling): string {
  return citations.lists.reduce((page, { mark, write }) => page.replace(mark, write), text);
}

export type { Template, TemplateFile };
