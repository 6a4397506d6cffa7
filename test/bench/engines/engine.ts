// What the bench asks of an engine: get ready once (libraries, fonts), take each document in its own language, then make the PDF. All set A4, 64 pt margins, Source Serif 4 at 10.5 pt on 15 pt lines, heads in Source Sans 3.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { BenchDocument } from '../content.ts';

export type Made = { readonly pdf: Uint8Array; readonly stages?: Readonly<Record<string, number>>; readonly notes?: Readonly<Record<string, number>> };
/** A document laid out anew after one paragraph was edited: milliseconds of layout before and after, and how many pages stayed the same objects. */
export type Again = { readonly first: number; readonly again: number; readonly same: number; readonly pages: number };
/** `prepare` is not timed: it turns a document into the engine's own input. */
export type Engine = { readonly prepare: (document: BenchDocument) => Promise<() => Promise<Made>>; readonly edit?: (document: BenchDocument) => Promise<Again> };

export const page = { width: 595.28, height: 841.89, margin: 64 };

const require = createRequire(import.meta.url);
const face = (name: string): string => require.resolve(`@expo-google-fonts/${name}.ttf`);
export const fontFiles = {
  serif: face('source-serif-4/400Regular/SourceSerif4_400Regular'),
  serifBold: face('source-serif-4/700Bold/SourceSerif4_700Bold'),
  serifItalic: face('source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic'),
  sans: face('source-sans-3/400Regular/SourceSans3_400Regular'),
  sansBold: face('source-sans-3/600SemiBold/SourceSans3_600SemiBold'),
};
export const fontBytes = (): Record<keyof typeof fontFiles, Buffer> =>
  Object.fromEntries(Object.entries(fontFiles).map(([name, file]) => [name, readFileSync(file)])) as Record<keyof typeof fontFiles, Buffer>;

/** All bytes of a pdfkit-like stream, once it has ended. */
export function collect(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => done(Buffer.concat(chunks)));
    stream.on('error', failed);
  });
}
