// The same content by @react-pdf/renderer.

import { createElement as h, type ReactElement } from 'react';
import { Document, Font, Link, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import type { Block, Span } from '../content.ts';
import { fontFiles, page, type Engine } from './engine.ts';

const styles = StyleSheet.create({
  page: { padding: page.margin, fontFamily: 'Serif', fontSize: 10.5, lineHeight: 1.43 },
  title: { fontFamily: 'Sans', fontWeight: 700, fontSize: 16, marginTop: 8, marginBottom: 4 },
  paragraph: { textAlign: 'justify', marginBottom: 6 },
  bold: { fontWeight: 700 },
  italic: { fontStyle: 'italic' },
  quote: { fontStyle: 'italic', marginHorizontal: 18, marginBottom: 6 },
  row: { flexDirection: 'row', borderBottomWidth: 0.5 },
  cell: { fontFamily: 'Sans', fontSize: 9, width: '25%', padding: 3 },
});

function span(one: Span, key: number): ReactElement | string {
  if (one.style === 'link') return h(Link, { key, src: 'https://example.org/' }, one.text);
  return one.style === undefined ? one.text : h(Text, { key, style: styles[one.style] }, one.text);
}

function block(one: Block, key: number): ReactElement {
  switch (one.kind) {
    case 'paragraph': return h(Text, { key, style: styles.paragraph }, one.spans.map(span));
    case 'quote': return h(Text, { key, style: styles.quote }, `${one.text} (${one.by})`);
    case 'list': return h(View, { key, style: { marginBottom: 6 } }, one.items.map((item, index) => h(Text, { key: index }, `•  ${item}`)));
    case 'table': return h(View, { key, style: { marginBottom: 8 } },
      [one.head, ...one.rows].map((row, index) => h(View, { key: index, style: styles.row, wrap: false }, row.map((cell, column) => h(Text, { key: column, style: styles.cell }, cell)))));
  }
}

export const engine: Engine = {
  prepare: async (content) => {
    Font.register({ family: 'Serif', fonts: [{ src: fontFiles.serif }, { src: fontFiles.serifBold, fontWeight: 700 }, { src: fontFiles.serifItalic, fontStyle: 'italic' }] });
    Font.register({ family: 'Sans', fonts: [{ src: fontFiles.sans }, { src: fontFiles.sansBold, fontWeight: 700 }] });
    return async () => {
      const body = content.sections.map((section, key) => h(View, { key }, h(Text, { style: styles.title }, section.title), section.blocks.map(block)));
      return { pdf: await renderToBuffer(h(Document, null, h(Page, { size: 'A4', style: styles.page }, body))) };
    };
  },
};
