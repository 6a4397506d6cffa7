// The dataset's JSON Schema, read for people: which fields each kind of object has, for completion and for forms.

import { join } from 'node:path';
import type { DataField, DataFields } from '../contract.ts';
import type { Host } from '../host.ts';


type Schema = {
  readonly $ref?: string; readonly type?: string; readonly description?: string; readonly enum?: readonly string[]; readonly anyOf?: readonly Schema[];
  readonly items?: Schema; readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly $defs?: Readonly<Record<string, Schema>>;
};

let known: DataFields | undefined;

export function reportSchema(program: string, host: Host): DataFields {
  known ??= read(JSON.parse(new TextDecoder().decode(host.read(join(program, 'data', 'schema', 'report.schema.json')))) as Schema);
  return known;
}

function read(root: Schema): DataFields {
  const lists = Object.entries(root.properties ?? {}).filter(([name]) => name !== '$schema');
  return Object.fromEntries(lists.map(([name, schema]) => [name, fieldsOf(resolve(schema.items ?? schema, root), root)]));
}

function fieldsOf(schema: Schema, root: Schema): readonly DataField[] {
  return Object.entries(schema.properties ?? {}).map(([name, raw]) => {
    const field = resolve(raw, root);
    const help = raw.description ?? field.description ?? '';
    const choices = field.enum;
    return { name, help, required: schema.required?.includes(name) === true, type: typeOf(name, raw, field), ...(choices !== undefined && { choices }) };
  });
}

function typeOf(name: string, raw: Schema, field: Schema): DataField['type'] {
  if (name === 'sources') return 'sources';
  if (field.enum !== undefined) return 'choice';
  if (raw.$ref?.endsWith('/Text') === true) return 'text';
  if (field.type === 'string' || field.anyOf?.some((one) => one.type === 'string' || one.type === 'number') === true) return 'line';
  if (field.type === 'number' || field.type === 'integer') return 'number';
  if (field.type === 'boolean') return 'boolean';
  return 'other';
}

function resolve(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : { ...root.$defs?.[name], ...(schema.description !== undefined && { description: schema.description }) };
}
