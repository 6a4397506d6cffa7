// The first stage: bytes of a dataset → Report. All that is wrong is found at once. What has the wrong shape ends in a
// BriefingError; repeated ids and references to nothing are errors, but a report comes out, and later stages show a gap.

import { BriefingError, type Place, type Reporter } from '../diagnostic.ts';
import { checkReferences, indexIds, type IdIndex } from './check-references.ts';
import { checkShape, repeatedFields, toDiagnostics, valueAt } from './check-shape.ts';
import { readJson, type JsonFile, type JsonPath } from './json.ts';
import type { LoadedReport, Report } from './report.ts';
import { dataset } from './schema.ts';

/**
 * `file` is for messages only. What makes the dataset unusable is thrown, together with all other findings, and not reported.
 * Codes: those of json.ts, check-shape.ts and check-references.ts. A path in a diagnostic is that of the file: `quotes[2].text`.
 */
export function loadReport(bytes: Uint8Array, file: string, report: Reporter): LoadedReport {
  const json = readJson(bytes, file, 'dataset');
  namesSourcesByText(json.value);
  const references = checkReferences(json.value);
  const { value, findings } = checkShape(dataset, json.value);
  const diagnostics = [...repeatedFields(json), ...toDiagnostics([...findings, ...references], json)];
  if (value === undefined) throw new BriefingError(diagnostics);
  diagnostics.forEach(report);
  const { $schema: _, ...lists } = value;
  return { report: { ...emptyLists, ...lists }, placeOf: createPlaceOf(json) };
}

const emptyLists: Omit<Report, 'report'> = {
  sections: [], quotes: [], figures: [], tables: [], charts: [], timeline: [], questions: [], actors: [], glossary: [], images: [], sources: [],
};

/** CSL allows numbers as ids; citations are texts. */
function namesSourcesByText(root: unknown): void {
  const sources = valueAt(root, ['sources']);
  if (!Array.isArray(sources)) return;
  for (const source of sources as { id?: unknown }[]) {
    if (typeof source === 'object' && source !== null && typeof source.id === 'number') source.id = String(source.id);
  }
}

/** Understands `figures.nations.value`, `sections.limits.body.2.text`, `figures.0` and `figures[0].value`. */
function createPlaceOf(json: JsonFile): (path: string) => Place {
  let index: IdIndex | undefined;
  return (path) => {
    index ??= indexIds(json.value);
    return { ...json.placeAt(json.offsetOf(resolve(path, index))), data: path };
  };
}

function resolve(path: string, index: IdIndex): JsonPath {
  const parts = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  const list = parts[0] ?? '';
  for (let end = parts.length; end > 1; end -= 1) {
    const id = parts.slice(1, end).join('.');
    const entry = list === 'sources' ? index.sources.get(id) : index.objects.get(id);
    if (entry?.kind === list) return [...entry.path, ...parts.slice(end).map(segment)];
  }
  return parts.map(segment);
}

const segment = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);
