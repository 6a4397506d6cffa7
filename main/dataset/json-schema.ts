// The JSON Schemas that editors use, written from the zod schemas. The files in data/schema/ are checked against this by
// their tests; `npx vitest run test/dataset test/select --update` writes them anew.

import { dataset } from './schema.ts';
import { z } from './shape.ts';

/** The text of a schema file (draft 2020-12), ending in a line break. */
export function printJsonSchema(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }), undefined, 2)}\n`;
}

/** The text of data/schema/report.schema.json. */
export const reportSchema = (): string => printJsonSchema(dataset);
