// What the template editor completes: helpers as they document themselves, the fields of the dataset's schema, the ids of the
// report at hand, partials, and the CSS properties that the engine knows.

import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DataFields, TemplateWords } from '../contract.ts';
import type { Engine } from '../engine.ts';
import type { Host } from '../host.ts';
import { programFolder } from '../host-node.ts';
import { outlineReport } from '../select/outline.ts';
import { properties } from '../style/properties.ts';
import { shorthands } from '../style/shorthands.ts';
import { helperDocumentation } from '../template/catalog.ts';
import { loadDataset } from './load-dataset.ts';
import { reportSchema } from './report-schema.ts';

export async function wordsFor(report: string, folder: string, host: Host, engine: Engine): Promise<TemplateWords> {
  const program = programFolder();
  const { report: dataset } = await loadDataset(report, host, engine);
  return {
    helpers: helperDocumentation.map(({ name, block, signature, sentence, example }) => ({ name, block, signature, sentence, example })),
    fields: fieldsOf(reportSchema(program, host)),
    ids: idsOf(outlineReport(dataset)),
    partials: [...new Set([...partialsIn(join(folder, 'partials')), ...partialsIn(join(program, 'templates', 'base', 'partials'))])].toSorted(),
    properties: [...new Set([...properties.keys(), ...shorthands.keys()])].filter((name) => !name.startsWith('-')).toSorted(),
  };
}

function fieldsOf(schema: DataFields): TemplateWords['fields'] {
  return Object.fromEntries(Object.entries(schema).map(([collection, fields]) => [collection, fields.map(({ name, help }) => ({ name, help }))]));
}

type Item = ReturnType<typeof outlineReport>[number];

function idsOf(items: readonly Item[]): { path: string; title: string }[] {
  return items.flatMap((item) => [{ path: item.path, title: item.title }, ...idsOf(item.children)]);
}

function partialsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.hbs')).map((name) => basename(name, '.hbs'));
  } catch {
    return [];
  }
}
