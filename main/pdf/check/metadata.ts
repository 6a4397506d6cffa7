// XMP metadata and document information (ISO 14289-1, 5 and 7.1; ISO 19005-2, 6.6).

import { textOf } from '../read/value.ts';
import { type Fail, isStream, pdfaid, pdfuaid, type Subject, xmpProperties, xmpValue } from './subject.ts';
import type { XmlElement } from './xml.ts';

const dc = 'http://purl.org/dc/elements/1.1/';
const xmpNamespace = 'http://ns.adobe.com/xap/1.0/';
const pdfNamespace = 'http://ns.adobe.com/pdf/1.3/';
const schemaNamespace = 'http://www.aiim.org/pdfa/ns/schema#';

/** Namespaces whose properties need no description (ISO 19005-2, 6.6.2.3.1). */
const predefined = new Set([
  dc, xmpNamespace, pdfNamespace, pdfaid, 'http://ns.adobe.com/xap/1.0/rights/', 'http://ns.adobe.com/xap/1.0/mm/', 'http://ns.adobe.com/xap/1.0/bj/',
  'http://ns.adobe.com/xap/1.0/t/pg/', 'http://ns.adobe.com/xmp/1.0/DynamicMedia/', 'http://ns.adobe.com/photoshop/1.0/', 'http://ns.adobe.com/tiff/1.0/',
  'http://ns.adobe.com/exif/1.0/', 'http://ns.adobe.com/camera-raw-settings/1.0/', 'http://www.aiim.org/pdfa/ns/extension/', 'http://www.w3.org/XML/1998/namespace',
]);

export function checkMetadata(subject: Subject, fail: Fail): void {
  const { document, catalog, xmp, xmpFault } = subject;
  const stream = document.get(catalog, 'Metadata');
  if (!isStream(stream)) fail('UA 06-001', 'the catalogue has no metadata');
  else if (stream.entries.has('Filter')) fail('A 6.6.2.1', 'the metadata is compressed', {});
  if (xmpFault !== undefined) fail('A 6.6.2.1', `the metadata is no XML: ${xmpFault}`);
  if (document.get(catalog, 'ViewerPreferences', 'DisplayDocTitle') !== true) fail('UA 07-001', 'ViewerPreferences has no DisplayDocTitle true');
  if (xmp === undefined) return;
  if (xmpValue(xmp, `{${pdfuaid}}part`) !== '1') fail('UA 06-002', 'pdfuaid:part is not 1');
  if ((xmpValue(xmp, `{${dc}}title`) ?? '') === '') fail('UA 06-003', 'dc:title is missing or empty');
  const [part, conformance] = [xmpValue(xmp, `{${pdfaid}}part`), xmpValue(xmp, `{${pdfaid}}conformance`)];
  if ((part !== '2' && part !== '3') || conformance !== 'A') fail('A 6.6.4', `pdfaid says ${part ?? 'no part'}, ${conformance ?? 'no conformance level'}`);
  checkSchemas(xmp, fail);
  checkInformation(subject, fail);
}

function checkSchemas(xmp: XmlElement, fail: Fail): void {
  const described = new Set<string>();
  const visit = (element: XmlElement): void => {
    if (element.name === `{${schemaNamespace}}namespaceURI`) described.add(element.text.trim());
    for (const child of element.children) visit(child);
  };
  visit(xmp);
  for (const name of xmpProperties(xmp).keys()) {
    const namespace = /^\{([^}]*)\}/.exec(name)?.[1] ?? '';
    if (!predefined.has(namespace) && !described.has(namespace)) fail('A 6.6.2.3', `the property ${name} belongs to a schema that is not described`);
  }
}

const twins: readonly (readonly [string, string, boolean])[] = [
  ['Title', `{${dc}}title`, false], ['Author', `{${dc}}creator`, false], ['Subject', `{${dc}}description`, false], ['Keywords', `{${pdfNamespace}}Keywords`, false],
  ['Creator', `{${xmpNamespace}}CreatorTool`, false], ['Producer', `{${pdfNamespace}}Producer`, false],
  ['CreationDate', `{${xmpNamespace}}CreateDate`, true], ['ModDate', `{${xmpNamespace}}ModifyDate`, true],
];

function checkInformation({ document, xmp }: Subject, fail: Fail): void {
  const information = document.get(document.trailer, 'Info');
  for (const [entry, property, isDate] of twins) {
    const value = textOf(document.get(information, entry));
    if (value === undefined) continue;
    const twin = xmpValue(xmp, property);
    const same = isDate ? instantOf(value) !== undefined && instantOf(value) === Date.parse(twin ?? '') : value.trim() === twin;
    if (!same) fail('A 6.6.3', `${entry} is "${value}" in the information and "${twin ?? ''}" in the metadata`);
  }
}

/** A PDF date (7.9.4) as milliseconds; undefined where it is none. */
function instantOf(date: string): number | undefined {
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(date);
  if (match === null) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, hours = '00', minutes = '00'] = match;
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(instant) ? undefined : instant;
}
