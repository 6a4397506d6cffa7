// The files embedded in a document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).

import type { PdfDocument } from '../read.ts';
import { isName, type PdfValue, textOf } from './value.ts';

export type AttachedFile = {
  readonly name: string;
  /** Media type, '' where none is given. */
  readonly mime: string;
  readonly relationship: string;
  readonly description: string | undefined;
  /** As the file says it: `D:20260131120000Z`. */
  readonly modified: string | undefined;
  readonly data: Uint8Array;
};

/** All embedded files, by the order of the name tree. */
export function readAttachments(document: PdfDocument): readonly AttachedFile[] {
  const root = document.get(document.trailer, 'Root', 'Names', 'EmbeddedFiles');
  return namesIn(document, root).flatMap(([, specification]) => readAttachment(document, specification) ?? []);
}

function readAttachment(document: PdfDocument, specification: PdfValue): AttachedFile | undefined {
  const stream = pick(document, document.get(specification, 'EF'), ['UF', 'F']);
  if (typeof stream !== 'object' || stream?.kind !== 'stream') return undefined;
  const name = textOf(document.get(specification, 'UF')) ?? textOf(document.get(specification, 'F')) ?? '';
  const [mime, relationship] = [document.get(stream, 'Subtype'), document.get(specification, 'AFRelationship')];
  return {
    name,
    mime: isName(mime) ? mime.name : '',
    relationship: isName(relationship) ? relationship.name : '',
    description: textOf(document.get(specification, 'Desc')),
    modified: textOf(document.get(stream, 'Params', 'ModDate')),
    data: document.decode(stream).bytes,
  };
}

function pick(document: PdfDocument, dictionary: PdfValue, keys: readonly string[]): PdfValue {
  for (const key of keys) {
    const value = document.get(dictionary, key);
    if (value !== null) return value;
  }
  return null;
}

/** Keys and values of a name tree (7.9.6), at most a hundred levels deep. */
export function namesIn(document: PdfDocument, tree: PdfValue, depth = 0): readonly (readonly [string, PdfValue])[] {
  if (depth > 100) return [];
  const own: [string, PdfValue][] = [];
  const names = document.list(document.get(tree, 'Names'));
  for (let index = 0; index + 1 < names.length; index += 2) own.push([textOf(document.resolve(names[index])) ?? '', document.resolve(names[index + 1])]);
  return [...own, ...document.list(document.get(tree, 'Kids')).flatMap((kid) => namesIn(document, document.resolve(kid), depth + 1))];
}

/** Keys and values of a number tree (7.9.7); values as they stand, references and all. */
export function numbersIn(document: PdfDocument, tree: PdfValue, depth = 0): readonly (readonly [number, PdfValue])[] {
  if (depth > 100) return [];
  const own: [number, PdfValue][] = [];
  const numbers = document.list(document.get(tree, 'Nums'));
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const key = document.resolve(numbers[index]);
    if (typeof key === 'number') own.push([key, numbers[index + 1] ?? null]);
  }
  return [...own, ...document.list(document.get(tree, 'Kids')).flatMap((kid) => numbersIn(document, document.resolve(kid), depth + 1))];
}
