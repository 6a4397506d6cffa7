// A list of those for whom a briefing is made several times: CSV whose first row names parameters, or a JSON list of objects.
// Bytes → parameters by recipient.

import { checkShape, toDiagnostics } from '../dataset/check-shape.ts';
import { delimiterOf, parseCsv } from '../dataset/import/csv.ts';
import { decodeText, refuse } from '../dataset/import/decode.ts';
import { readJson } from '../dataset/json.ts';
import { z } from '../dataset/shape.ts';
import { BriefingError, type Reporter } from '../diagnostic.ts';
import type { ParameterValue } from './briefing-file.ts';

/** Parameters that are this recipient's own, by name; never empty. */
export type Recipient = Readonly<Record<string, ParameterValue>>;

const listLimit = 10_000;
const schema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])));

/**
 * Recipients in the order of the file; empty cells say nothing, and rows of them are no recipient. Throws BriefingError where it is
 * no such list. Reports, as warnings, `unnamed-column` and `long-row`.
 */
export function readRecipients(bytes: Uint8Array, file: string, report: Reporter): readonly Recipient[] {
  const isJson = file.endsWith('.json') || bytes.find((byte) => byte > 0x20 && byte < 0x80) === 0x5b;
  const list = isJson ? fromJson(bytes, file) : fromCsv(decodeText(bytes, file, undefined, report).text, file, report);
  const named = list.filter((one) => Object.keys(one).length > 0);
  if (named.length === 0) refuse(file, 'no-recipients', 'there is no recipient in the list', 'the first row names parameters, each further row is a recipient');
  if (named.length > listLimit) refuse(file, 'too-many-recipients', `the list has ${named.length} recipients; at most ${listLimit} are read`);
  return named;
}

function fromJson(bytes: Uint8Array, file: string): readonly Recipient[] {
  const json = readJson(bytes, file, 'select');
  const { value, findings } = checkShape(schema, json.value);
  if (value === undefined) throw new BriefingError(toDiagnostics(findings, json));
  return value;
}

function fromCsv(text: string, file: string, report: Reporter): readonly Recipient[] {
  const rows = parseCsv(text, delimiterOf(text)?.delimiter ?? ',', file).map((row) => row.map((cell) => cell.trim()));
  const [head = [], ...body] = rows;
  const twice = head.find((name, index) => name !== '' && head.indexOf(name) < index);
  if (twice !== undefined) refuse(file, 'repeated-column', `two columns are named "${twice}"`);
  const warn = (code: string, message: string): void => report({ severity: 'warning', stage: 'select', code, message, source: { file } });
  const unnamed = head.findIndex((name, index) => name === '' && body.some((row) => (row[index] ?? '') !== ''));
  if (unnamed >= 0) warn('unnamed-column', `column ${unnamed + 1} has no name in the first row; it is not read`);
  if (body.some((row) => row.slice(head.length).some((cell) => cell !== ''))) warn('long-row', 'some rows have more cells than the first names; those are not read');
  return body.map((row) => Object.fromEntries(head.flatMap((name, index) => (name === '' || (row[index] ?? '') === '' ? [] : [[name, row[index] ?? '']]))));
}
