// Takes a PDF apart into plain objects, to be changed by hand and put together again: files made wrong on purpose.

import { openPdf } from '../../../main/pdf/read.ts';
import type { PdfValue } from '../../../main/pdf/read/value.ts';

/** `text`: the value in PDF's own notation. `data`: a stream's decoded bytes as Latin-1; filters that cannot be undone stay. */
export type EditableObject = { text: string; data?: string };
export type EditableFile = { readonly objects: Map<number, EditableObject>; trailer: string };

export function takeApart(bytes: Uint8Array): EditableFile {
  const document = openPdf(bytes);
  const objects = new Map<number, EditableObject>();
  for (const id of document.ids()) {
    const value = document.object(id);
    if (typeof value === 'object' && value?.kind === 'stream') {
      const { entries } = value;
      const type = entries.get('Type');
      if (typeof type === 'object' && type?.kind === 'name' && (type.name === 'ObjStm' || type.name === 'XRef')) continue;
      const { bytes: data, undecoded } = document.decode(value);
      const dropped = new Set(undecoded === undefined ? ['Length', 'Filter', 'DecodeParms'] : ['Length']);
      const kept = new Map([...entries].filter(([key]) => !dropped.has(key)));
      objects.set(id, { text: print({ kind: 'dictionary', entries: kept }), data: Buffer.from(data).toString('latin1') });
    } else objects.set(id, { text: print(value) });
  }
  const trailer = ['Root', 'Info', 'ID'].map((key) => `/${key} ${print(document.trailer.entries.get(key) ?? null)}`).join('');
  return { objects, trailer };
}

export function putTogether({ objects, trailer }: EditableFile): Uint8Array {
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = new Map<number, number>();
  for (const [id, { text, data }] of objects) {
    offsets.set(id, body.length);
    const stream = data === undefined ? text : `${text.replace(/>>$/, `/Length ${data.length}>>`)}\nstream\n${data}\nendstream`;
    body += `${id} 0 obj\n${stream}\nendobj\n`;
  }
  const size = Math.max(...objects.keys()) + 1;
  const start = body.length;
  body += `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let id = 1; id < size; id++) {
    const offset = offsets.get(id);
    body += offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  body += `trailer\n<</Size ${size}${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

/** The object whose text fits; fails the test where there is none. */
export function find(file: EditableFile, pattern: RegExp | string): EditableObject {
  for (const object of file.objects.values()) if (typeof pattern === 'string' ? object.text.includes(pattern) : pattern.test(object.text)) return object;
  throw new Error(`no object fits ${String(pattern)}`);
}

/** Changes the first object that fits, and must change it. */
export function replace(file: EditableFile, object: RegExp | string, part: RegExp | string, by: string): void {
  const found = find(file, object);
  const changed = found.text.replace(part, by);
  if (changed === found.text) throw new Error(`${String(part)} is not in ${found.text}`);
  found.text = changed;
}

/** Adds an object and gives its number. */
export function add(file: EditableFile, text: string, data?: string): number {
  const id = Math.max(...file.objects.keys()) + 1;
  file.objects.set(id, data === undefined ? { text } : { text, data });
  return id;
}

function print(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'name': return `/${value.name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
    case 'string': return `<${Buffer.from(value.bytes).toString('hex')}>`;
    case 'reference': return `${value.id} ${value.generation} R`;
    case 'array': return `[${value.items.map(print).join(' ')}]`;
    default: return `<<${[...value.entries].map(([key, entry]) => `/${key} ${print(entry)}`).join(' ')}>>`;
  }
}
