// Embedded files, forms and alternate presentations (ISO 19005-3, 6.8; ISO 19005-2, 6.4.2, 6.8 and 6.10; ISO 14289-1, 7.11, 7.15).

import { namesIn } from '../read/attachments.ts';
import { textOf } from '../read/value.ts';
import { entriesOf, type Fail, isStream, nameOf, type Subject } from './subject.ts';

export function checkEmbedded({ document, catalog, pages, archivePart }: Subject, fail: Fail): void {
  const specifications = namesIn(document, document.get(catalog, 'Names', 'EmbeddedFiles')).map(([, specification]) => specification);
  if (specifications.length > 0 && archivePart === 2) fail('A 6.8-EF', `${specifications.length} files are embedded in a PDF/A-2`);
  const associated = new Set(document.list(document.get(catalog, 'AF')).map(document.resolve));
  for (const specification of specifications) {
    const name = textOf(document.get(specification, 'UF')) ?? textOf(document.get(specification, 'F'));
    const say = (rule: Parameters<Fail>[0], message: string): void => fail(rule, `${name ?? 'an embedded file'}: ${message}`);
    if (textOf(document.get(specification, 'F')) === undefined || textOf(document.get(specification, 'UF')) === undefined) say('UA 21-001', 'F or UF is missing');
    if (archivePart === 2) continue;
    const file = document.get(specification, 'EF', 'F');
    if (!isStream(file) || !/^[\w.+-]+\/[\w.+-]+$/.test(nameOf(document.get(file, 'Subtype')))) say('A 6.8-type', 'no media type');
    if (nameOf(document.get(specification, 'AFRelationship')) === '') say('A 6.8-relationship', 'no AFRelationship');
    if (!associated.has(specification)) say('A 6.8-associated', 'not associated with the document');
  }
  if (entriesOf(document.get(catalog, 'AcroForm')).has('XFA')) fail('UA 25-001', 'there is an XFA form');
  if (document.get(catalog, 'Names', 'AlternatePresentations') !== null || pages.some((page) => page.dictionary.entries.has('PresSteps'))) {
    fail('A 6.10', 'there are alternate presentations');
  }
}
