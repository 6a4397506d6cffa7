// Between a briefing on the desk and a briefing file's content, whose paths are absolute here.

import type { Draft, ReportItem } from '../contract.ts';
import type { BriefingFile } from '../select/briefing-file.ts';
import { fromSelection, toSelection } from './selection.ts';

export function draftOf(file: BriefingFile, items: readonly ReportItem[]): Draft {
  return {
    report: file.report,
    template: file.template,
    choices: file.selection === undefined ? undefined : fromSelection(file.selection, items),
    parameters: file.parameters,
    options: file.options ?? {},
    budget: file.budget,
    ...(file.breaks !== undefined && { breaks: file.breaks }),
    ...(file.output !== undefined && { output: file.output }),
  };
}

export function fileOf({ report, template, choices, parameters, options, budget, breaks, output }: Draft): BriefingFile {
  const said = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== '' && value !== false));
  return {
    report,
    template,
    parameters,
    ...(choices !== undefined && { selection: toSelection(choices) }),
    ...(Object.keys(said).length > 0 && { options: said }),
    ...(budget !== undefined && { budget }),
    ...(breaks !== undefined && breaks.length > 0 && { breaks }),
    ...(output !== undefined && { output }),
  };
}
