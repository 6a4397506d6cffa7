// A styled svg element as a drawing with its natural size. SVG 2, 8.2; CSS Images 3, 5.1.

import type { StyledElement } from '../style/styled.ts';
import type { ReplacedBox, SvgDrawing } from './box.ts';

/** The drawing of a styled svg element. */
export function svgDrawing(root: StyledElement): SvgDrawing {
  const { attributes } = root.element;
  return {
    root,
    viewBox: parseViewBox(attributes['viewBox']),
    preserveAspectRatio: attributes['preserveAspectRatio']?.trim() || 'xMidYMid meet',
  };
}

function parseViewBox(text: string | undefined): SvgDrawing['viewBox'] {
  const numbers = text?.trim().split(/[\s,]+/).map(Number) ?? [];
  const [x, y, width, height] = numbers;
  if (numbers.length !== 4 || x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  if (!numbers.every(Number.isFinite) || width <= 0 || height <= 0) return undefined;
  return [x, y, width, height];
}

export function naturalSizeOfDrawing(drawing: SvgDrawing): Pick<ReplacedBox, 'width' | 'height' | 'ratio'> {
  const { attributes } = drawing.root.element;
  const width = absoluteLength(attributes['width']);
  const height = absoluteLength(attributes['height']);
  const { viewBox } = drawing;
  const ratio = width !== undefined && height !== undefined ? width / height : viewBox === undefined ? undefined : viewBox[2] / viewBox[3];
  return { width, height, ratio: ratio !== undefined && Number.isFinite(ratio) && ratio > 0 ? ratio : undefined };
}

const pointsPerUnit: Readonly<Record<string, number>> = { '': 0.75, px: 0.75, pt: 1, pc: 12, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, q: 72 / 101.6, em: 12, ex: 6 };

/** Points; undefined for percentages and for what is no length. */
function absoluteLength(text: string | undefined): number | undefined {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '');
  const factor = pointsPerUnit[(match?.[2] ?? '').toLowerCase()];
  const value = Number(match?.[1]) * (factor ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
