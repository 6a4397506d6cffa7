// Every rule of the checker finds a file that was made to break it, and says nothing of the same file before.

import { beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from '../../main/pdf/check/check.ts';
import { printCheck } from '../../main/pdf/check/print.ts';
import { type RuleId, rules } from '../../main/pdf/check/rules.ts';
import { writePdf } from '../../main/pdf/write.ts';
import { add, type EditableFile, find, putTogether, replace, takeApart } from '../support/conformance/edit.ts';
import { featureDocument } from './features.ts';
import { options } from './sample.ts';

const attachments = [{ name: 'report.json', mime: 'application/json', data: new TextEncoder().encode('{}'), relationship: 'Source' }] as const;
let sound: Uint8Array;
beforeAll(async () => {
  sound = await writePdf(featureDocument(), { ...options, attachments }, () => {});
});

const catalog = '/Type /Catalog';
const page = /\/Type \/Page\b(?!s)/;
const link = '/Subtype /Link';
const descendant = '/Subtype /CIDFontType2';
const composite = '/Subtype /Type0';
const element = (role: string): string => `/S /${role} `;
const text = (words: string): string => `<${Buffer.from(words).toString('hex')}>`;

/** The first page's content stream. */
function content(file: EditableFile): { data: string } {
  for (const object of file.objects.values()) if (object.data?.includes('/H1<</MCID') === true) return object as { data: string };
  throw new Error('there is no content');
}

/** The ToUnicode map of the first font. */
function characterMap(file: EditableFile): { data: string } {
  for (const object of file.objects.values()) if (object.data?.includes('<0061>') === true) return object as { data: string };
  throw new Error('there is no map');
}

function prepend(file: EditableFile, operators: string): void {
  content(file).data = operators + content(file).data;
}

function xmp(file: EditableFile, part: RegExp | string, by: string): void {
  const stream = find(file, '/Subtype /XML') as { data: string };
  const changed = stream.data.replace(part, by);
  if (changed === stream.data) throw new Error(`${String(part)} is not in the metadata`);
  stream.data = changed;
}

/** Adds to a dictionary. */
function extend(file: EditableFile, object: RegExp | string, entries: string): void {
  const found = find(file, object);
  found.text = found.text.replace(/>>$/, ` ${entries}>>`);
}

type Breach = (file: EditableFile) => void | ((bytes: Uint8Array) => Uint8Array);
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (data: string): Uint8Array => Buffer.from(data, 'latin1');

/** Gives the page an annotation of another kind. */
const annotate = (entries: string): Breach => (file) => {
  const id = add(file, `<</Type /Annot ${entries}>>`);
  replace(file, page, /\/Annots \[/, `/Annots [${id} 0 R `);
};

const breaches: Record<RuleId, Breach> = {
  'UA 01-003': (file) => prepend(file, '/P<</MCID 0>>BDC /Artifact BMC EMC EMC\n'),
  'UA 01-004': (file) => prepend(file, '/Artifact BMC /P<</MCID 0>>BDC EMC EMC\n'),
  'UA 01-005': (file) => prepend(file, '0 0 10 10 re f\n'),
  'UA 01-007': (file) => replace(file, catalog, '/Marked true', '/Marked true /Suspects true'),
  'UA 02-001': (file) => replace(file, element('BlockQuote').replace('BlockQuote', 'Sect'), '/S /Sect', '/S /Chapter'),
  'UA 02-003': (file) => extend(file, '/Type /StructTreeRoot', '/RoleMap <</A /B /B /A>>'),
  'UA 02-004': (file) => extend(file, '/Type /StructTreeRoot', '/RoleMap <</P /Span>>'),
  'UA 06-001': (file) => replace(file, catalog, /\/Metadata \d+ 0 R/, ''),
  'UA 06-002': (file) => xmp(file, '<pdfuaid:part>1</pdfuaid:part>', ''),
  'UA 06-003': (file) => xmp(file, /<dc:title>.*<\/dc:title>/, ''),
  'UA 07-001': (file) => replace(file, '/DisplayDocTitle true', 'true', 'false'),
  'UA 09-004': (file) => replace(file, element('TR'), '/S /TR', '/S /P'),
  'UA 09-005': (file) => replace(file, element('LI'), '/S /LI', '/S /P'),
  'UA 09-006': (file) => replace(file, element('LI'), '/S /LI', '/S /TOCI'),
  'UA 10-001': (file) => {
    const map = characterMap(file);
    map.data = map.data.replace(/<[0-9a-f]{4}><0061>\n/, '').replace(/(\d+) beginbfchar/, (_, count: string) => `${Number(count) - 1} beginbfchar`);
  },
  'UA 11-001': (file) => replace(file, catalog, /\/Lang <[0-9a-f]*>/, ''),
  'UA 11-002': (file) => replace(file, catalog, /\/Lang <[0-9a-f]*>/, ''),
  'UA 13-004': (file) => replace(file, element('Figure'), /\/Alt <[0-9a-f]*>/, ''),
  'UA 14-002': (file) => replace(file, element('H1'), '/S /H1', '/S /H2'),
  'UA 14-003': (file) => replace(file, element('Note'), '/S /Note', '/S /H3'),
  'UA 14-006': (file) => {
    for (const role of ['H1', 'Note']) replace(file, element(role), `/S /${role} `, '/S /H ');
  },
  'UA 14-007': (file) => replace(file, element('Note'), '/S /Note', '/S /H'),
  'UA 15-003': (file) => {
    const cell = [...file.objects.values()].find((object) => object.text.includes('/Scope /Row') && object.text.includes(`/ID ${text('e')}`.slice(0, 5)));
    if (cell === undefined) throw new Error('there is no header cell');
    cell.text = cell.text.replace('/Scope /Row', '').replace(/\/ID <[0-9a-f]*>/, '');
  },
  'UA 17-002': (file) => replace(file, element('Note'), '/S /Note', '/S /Formula'),
  'UA 19-003': (file) => replace(file, element('Note'), /\/ID <[0-9a-f]*>/, ''),
  'UA 19-004': (file) => {
    const id = /\/ID <[0-9a-f]*>/.exec(find(file, element('Note')).text)?.[0] ?? '';
    extend(file, element('Figure'), id);
  },
  'UA 21-001': (file) => replace(file, '/Type /Filespec', /\/UF <[0-9a-f]*>/, ''),
  'UA 25-001': (file) => extend(file, catalog, '/AcroForm <</XFA [] /Fields []>>'),
  'UA 28-002': annotate(`/Subtype /Text /F 28 /Rect [0 0 0 0] /Contents ${text('x')}`),
  'UA 28-004': annotate('/Subtype /Text /F 28 /Rect [0 0 0 0]'),
  'UA 28-008': (file) => replace(file, page, '/Tabs /S', ''),
  'UA 28-009': (file) => replace(file, page, '/Tabs /S', '/Tabs /R'),
  'UA 28-011': (file) => replace(file, link, /\/StructParent \d+/, ''),
  'UA 28-012': (file) => replace(file, link, /\/Contents <[0-9a-f]*>/, ''),
  'UA 30-002': (file) => {
    const stream = content(file);
    stream.data = stream.data.replace(/(\/X\d+ Do)/, '$1 $1');
  },
  'UA 31-001': (file) => {
    const info = '/CIDSystemInfo <</Registry (Other) /Ordering (Identity) /Supplement 0>>';
    replace(file, composite, '/Encoding /Identity-H', `/Encoding ${add(file, `<</Type /CMap /CMapName /X ${info}>>`, '')} 0 R`);
  },
  'UA 31-004': (file) => replace(file, descendant, '/CIDToGIDMap /Identity', ''),
  'UA 31-006': (file) => replace(file, composite, '/Encoding /Identity-H', '/Encoding /Homemade'),
  'UA 31-009': (file) => replace(file, '/Type /FontDescriptor', /\/FontFile2 \d+ 0 R/, ''),
  'UA 31-011': (file) => prepend(file, '/Artifact BMC BT /F1 1 Tf <ffee> Tj ET EMC\n'),
  'UA 31-016': (file) => replace(file, descendant, /\/W \[0 \[(\d+)/, '/W [0 [$1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'),
  'UA 31-027': (file) => replace(file, composite, /\/ToUnicode \d+ 0 R/, ''),
  'UA 31-028': (file) => {
    const map = characterMap(file);
    map.data = map.data.replace('<0061>', '<0000>');
  },
  'UA 31-030': (file) => prepend(file, '/Artifact BMC BT /F1 1 Tf <0000> Tj ET EMC\n'),
  'A 6.1.2': () => (bytes) => bytesOf(latin1(bytes).replace(/\n%[^\n]*\n/, '\n%none\n')),
  'A 6.1.3-ID': (file) => {
    file.trailer = file.trailer.replace(/\/ID .*\]/, '');
  },
  'A 6.1.3-end': () => (bytes) => bytesOf(`${latin1(bytes)}\n\nmore`),
  'A 6.1.6': (file) => prepend(file, '/Artifact BMC BT /F1 1 Tf <0044004> Tj ET EMC\n'),
  'A 6.1.7.1': () => (bytes) => bytesOf(latin1(bytes).replace(/\/Length (\d)(\d+)>>/, '/Length 9$2>>')),
  'A 6.1.7.1-F': (file) => extend(file, '/Subtype /XML', '/F (elsewhere)'),
  'A 6.1.7.2': (file) => extend(file, '/Subtype /XML', '/Filter /LZWDecode'),
  'A 6.1.12': (file) => extend(file, catalog, '/Perms <</Other 1>>'),
  'A 6.1.13-string': (file) => extend(file, catalog, `/Long (${'x'.repeat(40_000)})`),
  'A 6.1.13-name': (file) => extend(file, catalog, `/Long /${'x'.repeat(200)}`),
  'A 6.1.13-number': (file) => extend(file, catalog, '/Long 99999999999'),
  'A 6.1.13-nesting': (file) => prepend(file, `${'q '.repeat(30)}${'Q '.repeat(30)}\n`),
  'A 6.2.2-operator': (file) => prepend(file, '1 2 paint\n'),
  'A 6.2.2-resource': (file) => prepend(file, '/Nothing gs\n'),
  'A 6.2.3': (file) => replace(file, '/N 3', '/N 3', '/N 4'),
  'A 6.2.4.3-RGB': (file) => replace(file, catalog, /\/OutputIntents \[[^\]]*\]/, ''),
  'A 6.2.4.3-CMYK': (file) => prepend(file, '0 0 0 1 k\n'),
  'A 6.2.4.3-gray': (file) => replace(file, catalog, /\/OutputIntents \[[^\]]*\]/, ''),
  'A 6.2.5': (file) => extend(file, '/Type /ExtGState', '/TR /Identity'),
  'A 6.2.8': (file) => extend(file, '/Subtype /Image', '/Interpolate true'),
  'A 6.2.9': (file) => extend(file, /\/Subtype \/Form.*StructParents/, '/PS (x)'),
  'A 6.2.10': (file) => extend(file, '/Type /ExtGState', '/BM /Glow'),
  'A 6.2.11.7.3': (file) => {
    const map = characterMap(file);
    map.data = map.data.replace('<0061>', '<e001>');
  },
  'A 6.3.1': annotate(`/Subtype /Movie /F 4 /Rect [0 0 0 0] /Contents ${text('x')}`),
  'A 6.3.2': (file) => replace(file, link, '/F 4', '/F 2'),
  'A 6.3.3': annotate(`/Subtype /Text /F 28 /Rect [0 0 9 9] /Contents ${text('x')}`),
  'A 6.5.1': (file) => replace(file, link, '/S /URI', '/S /Launch'),
  'A 6.5.2': (file) => extend(file, catalog, '/AA <<>>'),
  'A 6.6.2.1': (file) => xmp(file, '&amp;', '&'),
  'A 6.6.2.3': (file) => xmp(file, /<rdf:Description rdf:about="" xmlns:pdfaExtension[^]*<\/rdf:Description>\n(?=<\/rdf:RDF>)/, ''),
  'A 6.6.3': (file) => xmp(file, 'Briefing Desk 0.1.0', 'Another'),
  'A 6.6.4': (file) => xmp(file, '<pdfaid:conformance>A', '<pdfaid:conformance>B'),
  'A 6.7.2.2': (file) => replace(file, catalog, '/Marked true', '/Marked false'),
  'A 6.7.3': (file) => replace(file, catalog, /\/StructTreeRoot \d+ 0 R/, ''),
  'A 6.7.4': (file) => replace(file, catalog, /\/Lang <[0-9a-f]*>/, '/Lang (not a language)'),
  'A 6.8-EF': (file) => xmp(file, '<pdfaid:part>3', '<pdfaid:part>2'),
  'A 6.8-type': (file) => replace(file, '/Type /EmbeddedFile', /\/Subtype \/\S+/, ''),
  'A 6.8-relationship': (file) => replace(file, '/Type /Filespec', '/AFRelationship /Source', ''),
  'A 6.8-associated': (file) => replace(file, catalog, /\/AF \[[^\]]*\]/, ''),
  'A 6.10': (file) => extend(file, page, '/PresSteps <<>>'),
  'own-javascript': (file) => extend(file, '/EmbeddedFiles', '/JavaScript <</Names [(x) <</S /JavaScript /JS (app.alert)>>]>>'),
  'own-scheme': (file) => replace(file, /\/URI <68/, /\/URI <[0-9a-f]*>/, `/URI ${text('file:///etc')}`),
  'own-link-page': (file) => {
    const pages = [...file.objects].filter(([, object]) => page.test(object.text)).map(([id]) => id);
    replace(file, '/Type /OBJR', '/Type /OBJR', `/Type /OBJR /Pg ${pages[1]} 0 R`);
  },
  'own-parent-tree': (file) => replace(file, page, /\/StructParents \d+/, '/StructParents 999'),
  'own-destination': (file) => replace(file, /\/Dest \[/, /\/Dest \[\d+ 0 R/, '/Dest [1 0 R'),
  'own-frame': () => (bytes) => bytesOf(latin1(bytes).replace(/startxref\n\d+/, 'startxref\n5')),
};

function check(breach: Breach): ReturnType<typeof checkPdf> {
  const file = takeApart(sound);
  const onBytes = breach(file);
  const bytes = putTogether(file);
  return checkPdf(onBytes === undefined ? bytes : onBytes(bytes));
}

describe('the checker', () => {
  it('finds nothing in a sound file, as written or taken apart and put together', () => {
    expect(checkPdf(sound).findings).toEqual([]);
    expect(checkPdf(putTogether(takeApart(sound))).findings).toEqual([]);
  });

  it.each(Object.keys(rules) as RuleId[])('finds a breach of %s', (rule) => {
    expect(check(breaches[rule]).findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('prints what it found, and what is in the file', () => {
    const printed = printCheck(check(breaches['UA 13-004']));
    expect(printed).toContain('“Feature & <test> “document””, en, 2 pages\nclaims: PDF/UA-1, PDF/A-3a');
    expect(printed).toMatch(/Conformance: 1 finding\n {2}PDF\/UA-1 7\.3 \[13-004\], object \d+: a Figure has no Alt/);
    expect(printed).toContain('TH "Nation"');
    expect(printed).toContain('  report.json  application/json  Source  2 bytes');
  });
});
