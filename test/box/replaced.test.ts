// CSS Images 3, 4 and 5: natural sizes; missing pictures; SVG files.

import { expect, test } from 'vitest';
import { decodeImage } from '../../main/box/image.ts';
import { naturalSize } from '../../main/box/replaced.ts';
import type { Diagnostic } from '../../main/diagnostic.ts';
import { boxes, codes, dump, page } from './page.ts';

const svg = (attributes: string): ReturnType<typeof decodeImage> => decodeImage(new TextEncoder().encode(`<svg ${attributes}><rect width="1" height="1"/></svg>`), 'x.svg');

test('natural sizes: a pixel is 3/4 point; SVG by its attributes and viewBox', () => {
  expect(boxes('<img src=square.png alt=S>')).toBe(dump`
    inline body
      atomic
        replaced image raster 3x3 alt "S"`);
  expect(naturalSize(svg('width="10mm" height="20"'))).toEqual({ width: expect.closeTo(28.346, 2), height: 15, ratio: expect.closeTo(1.89, 2) });
  expect(naturalSize(svg('viewBox="0 0 30 10"'))).toEqual({ width: undefined, height: undefined, ratio: 3 });
  expect(naturalSize(svg('width="100%" height="50%" viewBox="0,0,1,1"'))).toEqual({ width: undefined, height: undefined, ratio: 1 });
  expect(naturalSize(svg('width="-3" height="x" viewBox="0 0 0 1"'))).toEqual({ width: undefined, height: undefined, ratio: undefined });
});

test('an SVG file: with declaration, document type and style of its own', () => {
  const text = '\uFEFF<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "b"><!-- c --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><style>rect { fill: red }</style><rect width="1" height="1"/></svg>';
  const diagnostics: Diagnostic[] = [];
  const image = decodeImage(new TextEncoder().encode(text), 'x.svg', (diagnostic) => diagnostics.push(diagnostic));
  expect(diagnostics).toEqual([]);
  expect(image).toMatchObject({ kind: 'vector', drawing: { viewBox: [0, 0, 1, 1], preserveAspectRatio: 'xMidYMid meet' } });
  const rect = image.kind === 'vector' ? image.drawing.root.children.find((child) => child.kind === 'element' && child.element.name === 'rect') : undefined;
  expect(rect?.kind === 'element' ? rect.style.svg['fill'] : undefined).toBe('#ff0000');
});

test('a missing picture is told once, with its place and reason', () => {
  const { diagnostics, document } = page('<img src=a.gif alt=A><img src=a.gif alt=B><img alt=C>');
  expect(diagnostics.map(({ code, severity, message, source }) => [code, severity, message, source?.line])).toEqual([
    ['missing-image', 'error', 'the image "a.gif" was not found', 1],
    ['missing-image', 'error', 'the image "" is empty', 1],
  ]);
  expect(document.image('a.gif')).toEqual({ kind: 'missing', url: 'a.gif' });
  expect(codes('<p>a</p>')).toEqual([]);
});

test('inline drawings keep their elements', () => {
  expect(boxes('<p>a <svg width=8 height=4 aria-label=L><text>t</text></svg></p>')).toBe(dump`
    inline paragraph
      "a " P
      atomic
        replaced drawing vector 6x3 alt "L"`);
});
