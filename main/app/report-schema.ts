// The dataset's JSON Schema, read for people: which fields each kind of object has, for completion and for forms.

import { join } from 'node:path';
import type { Host } from '../host.ts';

export type SchemaField = {
  readonly name: string;
  readonly help: string;
  readonly required: boolean;
  /** `text` is CommonMark; `other` is edited in the file only. */
  readonly type: 'text' | 'line' | 'number' | 'boolean' | 'choice' | 'sources' | 'other';
  readonly choices?: readonly string[];
};
/** By the report's lists, and `report` for the report itself. */
export type SchemaFields = Readonly<Record<string, readonly SchemaField[]>>;

type Schema = {
  readonly $ref?: string; readonly type?: string; readonly description?: string; readonly enum?: readonly string[]; readonly anyOf?: readonly Schema[];
  readonly items?: Schema; readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly $defs?: Readonly<Record<string, Schema>>;
};

let known: SchemaFields | undefined;

export function reportSchema(program: string, host: Host): SchemaFields {
  known ??= read(JSON.parse(new TextDecoder().decode(host.read(join(program, 'data', 'schema', 'report.schema.json')))) as Schema);
  return known;
}

function read(root: Schema): SchemaFields {
  const lists = Object.entries(root.properties ?? {}).filter(([name]) => name !== '$schema');
  return Object.fromEntries(lists.map(([name, schema]) => [name, fieldsOf(resolve(schema.items ?? schema, root), root)]));
}

function fieldsOf(schema: Schema, root: Schema): readonly SchemaField[] {
  return Object.entries(schema.properties ?? {}).map(([name, raw]) => {
    const field = resolve(raw, root);
    const help = raw.description ?? field.description ?? '';
    const choices = field.enum;
    return { name, help, required: schema.required?.includes(name) === true, type: typeOf(name, raw, field), ...(choices !== undefined && { choices }) };
  });
}

function typeOf(name: string, raw: Schema, field: Schema): SchemaField['type'] {
  if (name === 'sources') return 'sources';
  if (field.enum !== undefined) return 'choice';
  if (raw.$ref?.endsWith('/Text') === true) return 'text';
  if (field.type === 'string') return 'line';
  if (field.type === 'number' || field.type === 'integer') return 'number';
  if (field.type === 'boolean') return 'boolean';
  return 'other';
}

function resolve(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : { ...root.$defs?.[name], ...(schema.description !== undefined && { description: schema.description }) };
}
