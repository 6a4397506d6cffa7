// A pasted or chosen text → a dataset's text, and what was understood of it, before anything is written.

import type { ImportKind, ImportSource, Understanding } from '../contract.ts';
import { describeUnderstood, importReport } from '../dataset/import/import.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { printReport } from '../select/reduce.ts';
import { outlineReport } from '../select/outline.ts';
import { itemsOf } from './outline.ts';

/** Throws BriefingError where it is no text, or of no kind that can be read. */
export function importText({ name, bytes }: ImportSource, kind: ImportKind | undefined): Understanding {
  const diagnostics: Diagnostic[] = [];
  const { report, understood } = importReport(bytes, name, kind === undefined ? {} : { kind }, (one) => diagnostics.push(one));
  return {
    text: printReport(report),
    title: report.report.title,
    summary: describeUnderstood(understood),
    items: itemsOf(outlineReport(report)),
    diagnostics,
  };
}
