// A briefing file, `*.briefing.json`: which report, which template, what is chosen, how it is set and what comes of it. Bytes ⇄ BriefingFile.

import { checkShape, repeatedFields, toDiagnostics } from '../dataset/check-shape.ts';
import { readJson } from '../dataset/json.ts';
import { printJsonSchema } from '../dataset/json-schema.ts';
import { line, marking, strict, z } from '../dataset/shape.ts';
import { BriefingError, type Reporter } from '../diagnostic.ts';
import { breaks, orderedBreaks, type BreakChoice } from './breaks.ts';
import { orderedOutput, output, type BriefingOutput } from './output.ts';
import type { Selection, SelectOptions } from './selection.ts';

export type ParameterValue = string | number | boolean | readonly string[];

/** `report` and a template's folder are paths as written: relative to the briefing file. */
export type BriefingFile = {
  /** Path of the dataset. */
  readonly report: string;
  /** Name of a bundled template, or path of a template's folder. */
  readonly template: string;
  /** `undefined`: everything, in report order. */
  readonly selection?: Selection;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly options?: SelectOptions;
  /** Pages that the briefing may have. */
  readonly budget?: number;
  readonly output?: BriefingOutput;
  /** Where pages may end, against the template. */
  readonly breaks?: readonly BreakChoice[];
};

const item = z.strictObject({
  id: line.meta({ description: 'Id or dataset path of a section or a single object: "limits", "figures.nations".' }),
  title: z.exactOptional(line).meta({ description: 'In place of the section’s own.' }),
  listed: z.boolean().exactOptional().meta({ description: 'On an object outside sections: only in the lists of its kind.' }),
  get children() {
    return z.exactOptional(z.array(item));
  },
});
z.globalRegistry.add(item, { id: 'SelectionItem', description: 'A section or an object. `children`: which of a section’s subsections and objects; all without it.' });

const schema = strict({
  $schema: z.string().exactOptional(),
  report: line.meta({ description: 'Path of the dataset, relative to this file.' }),
  template: line.meta({ description: 'Name of a bundled template, or path of a template’s folder, relative to this file.' }),
  selection: z.array(item).exactOptional().meta({ description: 'What to show, in this order; without it, everything in report order.' }),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).exactOptional(),
  options: strict({
    marking: marking.exactOptional().meta({ description: 'The document’s marking; what is marked above is left out.' }),
    audience: line.exactOptional().meta({ description: 'Leaves out sections written for other readers.' }),
    internal: z.boolean().exactOptional().meta({ description: 'Shows questions for internal use.' }),
  }).exactOptional(),
  budget: z.int().min(1).exactOptional().meta({ description: 'Pages that the briefing may have.' }),
  breaks: breaks.exactOptional().meta({ description: 'Where pages may end, against the template.' }),
  output: output.exactOptional().meta({ description: 'What comes of it: edition, handout, attachments, file name, limits of the review.' }),
}).meta({ title: 'Briefing file', description: 'A briefing to be made from a report dataset.' });

/** The text of data/schema/briefing.schema.json. */
export const briefingSchema = (): string => printJsonSchema(schema);

/** Throws BriefingError with all that is wrong; codes of dataset/json.ts and dataset/check-shape.ts. */
export function parseBriefingFile(bytes: Uint8Array, file: string, reporter: Reporter): BriefingFile {
  const json = readJson(bytes, file, 'select');
  const { value, findings } = checkShape(schema, json.value);
  const diagnostics = [...repeatedFields(json), ...toDiagnostics(findings, json)];
  if (value === undefined) throw new BriefingError(diagnostics);
  diagnostics.forEach(reporter);
  const { $schema: _, parameters = {}, ...rest } = value;
  return { ...rest, parameters };
}

/** Fields in a fixed order, so that a saved file changes only where the briefing did. */
export function printBriefingFile(briefing: BriefingFile, schemaPath?: string): string {
  const { report, template, selection, parameters, options, budget, breaks, output } = briefing;
  const ordered = {
    $schema: schemaPath, report, template, selection: selection?.map(orderedItem), parameters,
    options: options && { marking: options.marking, audience: options.audience, internal: options.internal }, budget,
    breaks: orderedBreaks(breaks), output: orderedOutput(output),
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

const orderedItem = ({ id, title, listed, children }: Selection[number]): object => ({ id, title, listed, children: children?.map(orderedItem) });
