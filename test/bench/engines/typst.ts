// The same content by Typst (native code, through its Node binding): tagged output, as Typst writes by default.

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { BenchDocument, Block, Span } from '../content.ts';
import { fontBytes, type Engine } from './engine.ts';

const literal = (text: string): string => `#${JSON.stringify(text)}`;
const inline = (span: Span): string => {
  if (span.style === 'bold') return `#strong[${literal(span.text)}]`;
  if (span.style === 'italic') return `#emph[${literal(span.text)}]`;
  return span.style === 'link' ? `#link("https://example.org/")[${literal(span.text)}]` : literal(span.text);
};

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph': return one.spans.map(inline).join('');
    case 'list': return one.items.map((item) => `- ${literal(item)}`).join('\n');
    case 'quote': return `#quote(block: true, attribution: [${literal(one.by)}])[${literal(one.text)}]`;
    case 'table': return `#block(text(font: "Source Sans 3", size: 9pt, table(columns: (1fr,) * ${one.head.length}, stroke: (bottom: 0.5pt), table.header(${one.head.map((cell) => `[*${literal(cell)}*]`).join(', ')}), ${one.rows.flat().map((cell) => `[${literal(cell)}]`).join(', ')})))`;
  }
}

function markup(content: BenchDocument): string {
  const sections = content.sections.map((section) => `= ${literal(section.title)}\n\n${section.blocks.map(block).join('\n\n')}`);
  return `#set document(title: ${JSON.stringify(content.title)}, date: none)
#set page(paper: "a4", margin: 64pt, footer: context align(center, counter(page).display("1 / 1", both: true)))
#set text(font: "Source Serif 4", size: 10.5pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true, leading: 0.62em)
#show heading: set text(font: "Source Sans 3", size: 16pt, weight: 600)
#outline()
${sections.join('\n\n')}
`;
}

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: Object.values(fontBytes()) }] });

export const engine: Engine = {
  prepare: async (content) => {
    const source = markup(content);
    return async () => {
      compiler.evictCache(10);
      return { pdf: compiler.pdf({ mainFileContent: source }) };
    };
  },
};
