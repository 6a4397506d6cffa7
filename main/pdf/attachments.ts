// Files embedded in the document as associated files (ISO 19005-3, 6.8; ISO 32000-2, 14.13).

import { createHash } from 'node:crypto';
import type { PdfFile } from './file.ts';
import { dateString, hexString, name, reference, textString } from './syntax.ts';

export type Attachment = {
  /** File name, unique in the document. */
  readonly name: string;
  /** Media type, such as `application/json`. */
  readonly mime: string;
  readonly data: Uint8Array;
  readonly relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
  readonly description?: string;
  /** Modification date, ISO 8601. */
  readonly date?: string;
};

/** Writes the files; gives the references for the catalogue's AF and the name tree of EmbeddedFiles. */
export function writeAttachments(file: PdfFile, attachments: readonly Attachment[]): { readonly associated: string; readonly names: string } {
  const written = attachments.map((attachment) => ({ key: textString(attachment.name), id: writeAttachment(file, attachment) }));
  const sorted = [...written].sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    associated: `[${written.map(({ id }) => reference(id)).join(' ')}]`,
    names: `<</Names[${sorted.map(({ key, id }) => `${key} ${reference(id)}`).join(' ')}]>>`,
  };
}

function writeAttachment(file: PdfFile, attachment: Attachment): number {
  const checksum = hexString(createHash('md5').update(attachment.data).digest());
  const date = attachment.date === undefined ? undefined : dateString(attachment.date);
  const parameters = `/Size ${attachment.data.length}/CheckSum${checksum}${date === undefined ? '' : `/ModDate${date}`}`;
  const embedded = file.stream(`/Type/EmbeddedFile/Subtype${name(attachment.mime)}/Params<<${parameters}>>`, attachment.data);
  const plain = attachment.name.replace(/[^\x20-\x7e]/g, '_');
  const description = attachment.description === undefined ? '' : `/Desc${textString(attachment.description)}`;
  return file.add(
    `<</Type/Filespec/F${textString(plain)}/UF${textString(attachment.name)}/AFRelationship/${attachment.relationship}${description}` +
      `/EF<</F ${reference(embedded)}/UF ${reference(embedded)}>>>>`,
  );
}
