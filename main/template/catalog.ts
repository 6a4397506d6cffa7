// The closed set of helpers. Its records are the documentation: the app completes from them, templates/README.md lists them.

import { arityOf, signatureOf, type HelperDefinition, type HelperGroup } from './helper.ts';
import { blocks } from './helpers/blocks.ts';
import { comparisons } from './helpers/comparisons.ts';
import { charts } from './helpers/chart.ts';
import { css } from './helpers/css.ts';
import { dates } from './helpers/dates.ts';
import { headings } from './helpers/headings.ts';
import { lists } from './helpers/lists.ts';
import { numbers } from './helpers/numbers.ts';
import { objects } from './helpers/objects.ts';
import { citing } from './helpers/sources.ts';
import { tables } from './helpers/tables.ts';
import { texts } from './helpers/text.ts';
import { values } from './helpers/value.ts';

const all: readonly HelperDefinition[] = [...blocks, ...headings, ...comparisons, ...values, ...lists, ...dates, ...numbers, ...texts, ...citing, ...objects, ...tables, ...charts, ...css];

/** By name, in the order of the documentation. */
export const helpers: ReadonlyMap<string, HelperDefinition> = new Map(all.map((helper) => [helper.name, helper]));

/** What completion and documentation show of a helper. */
export type HelperDocumentation = {
  readonly name: string;
  readonly group: HelperGroup;
  readonly block: boolean;
  readonly signature: string;
  readonly sentence: string;
  readonly example: string;
  readonly options: Readonly<Record<string, string>>;
  readonly leastValues: number;
};

export const helperDocumentation: readonly HelperDocumentation[] = all.map((helper) => ({
  name: helper.name, group: helper.group, block: helper.use !== 'inline', signature: signatureOf(helper), sentence: helper.sentence,
  example: helper.example, options: helper.options ?? {}, leastValues: arityOf(helper).least,
}));
