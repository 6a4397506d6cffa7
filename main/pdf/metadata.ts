// Document information and its XMP twin (ISO 32000-1, 14.3; ISO 19005-3, 6.6; ISO 14289-1, 5). Both say the same; the XMP also
// declares conformance, and describes the schema that PDF/A does not know (6.6.2.3).

/** What the file says about itself. `date` is ISO 8601, for creation and modification. */
export type DocumentFacts = {
  readonly title: string;
  readonly author: string | undefined;
  readonly subject: string | undefined;
  readonly keywords: string | undefined;
  readonly program: string;
  readonly date: string | undefined;
  /** 2 or 3: PDF/A-2a or PDF/A-3a. */
  readonly archivePart: 2 | 3;
};

/** The information dictionary, in pdfkit's form. */
export function informationOf(facts: DocumentFacts): Record<string, string | Date> {
  const information: Record<string, string | Date> = { Title: facts.title };
  if (facts.author !== undefined) information['Author'] = facts.author;
  if (facts.subject !== undefined) information['Subject'] = facts.subject;
  if (facts.keywords !== undefined) information['Keywords'] = facts.keywords;
  information['Creator'] = facts.program;
  information['Producer'] = facts.program;
  if (facts.date !== undefined) {
    information['CreationDate'] = new Date(facts.date);
    information['ModDate'] = new Date(facts.date);
  }
  return information;
}

/** Text without characters that XML 1.0 has no place for, and without space at its ends. */
export function cleanText(text: string): string {
  return text.replace(/\p{Surrogate}|[\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, '').trim();
}

function xmlText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** The metadata stream's text. */
export function xmpOf(facts: DocumentFacts): string {
  const element = (tag: string, text: string | undefined): string =>
    text === undefined ? '' : `<${tag}>${xmlText(text)}</${tag}>`;
  const alternative = (text: string | undefined): string | undefined => text && `<rdf:Alt><rdf:li xml:lang="x-default">${xmlText(text)}</rdf:li></rdf:Alt>`;
  const raw = (tag: string, xml: string | undefined): string => (xml ? `<${tag}>${xml}</${tag}>` : '');
  const author = facts.author === undefined ? undefined : `<rdf:Seq><rdf:li>${xmlText(facts.author)}</rdf:li></rdf:Seq>`;
  const properties = [
    raw('dc:title', alternative(facts.title)),
    raw('dc:creator', author),
    raw('dc:description', alternative(facts.subject)),
    element('pdf:Keywords', facts.keywords),
    element('pdf:Producer', facts.program),
    element('xmp:CreatorTool', facts.program),
    element('xmp:CreateDate', xmpDate(facts.date)),
    element('xmp:ModifyDate', xmpDate(facts.date)),
    element('pdfaid:part', String(facts.archivePart)),
    element('pdfaid:conformance', 'A'),
    element('pdfuaid:part', '1'),
  ].filter((property) => property !== '');
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"' +
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"' +
    ` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n${properties.join('\n')}\n</rdf:Description>\n${uaSchema}` +
    '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
  );
}

/** To the second, in UTC: the precision of the information dictionary. */
function xmpDate(iso: string | undefined): string | undefined {
  return iso === undefined ? undefined : `${new Date(iso).toISOString().slice(0, 19)}Z`;
}

const uaSchema =
  '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"' +
  ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n' +
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\n' +
  '<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n' +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\n' +
  '<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n' +
  '<pdfaProperty:category>internal</pdfaProperty:category>\n' +
  '<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>\n' +
  '</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n';
