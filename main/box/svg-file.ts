// SVG files: text in, a drawing out, by way of the stages that parse and style elements.

import type { Reporter } from '../diagnostic.ts';
import { parseHtml } from '../html/parse.ts';
import { styleDocument } from '../style/style.ts';
import type { StyledElement } from '../style/styled.ts';
import type { SvgDrawing } from './box.ts';
import { svgDrawing } from './svg.ts';

/** The drawing in the text of an SVG file; undefined where it holds no svg element. */
export function parseSvg(text: string, file: string, report: Reporter): SvgDrawing | undefined {
  const document = parseHtml(withoutProlog(text), file, report);
  const sheets = document.styles.flatMap((style) => (style.kind === 'inline' ? [{ text: style.text, file }] : []));
  const styled = styleDocument(document, sheets, { fontMetrics: () => ({ xHeight: 0.5, zeroAdvance: 0.5 }), readSheet: () => undefined }, report);
  const root = findSvg(styled.root);
  return root === undefined ? undefined : svgDrawing(root);
}

/** XML declarations and document types are noise to the HTML parser. */
function withoutProlog(text: string): string {
  const start = text.search(/<svg[\s>]/);
  return `<!DOCTYPE html><body>${start < 0 ? '' : text.slice(start)}`;
}

function findSvg(root: StyledElement): StyledElement | undefined {
  const waiting: StyledElement[] = [root];
  for (let styled = waiting.pop(); styled !== undefined; styled = waiting.pop()) {
    if (styled.element.name === 'svg') return styled;
    for (const child of styled.children) if (child.kind === 'element') waiting.push(child);
  }
  return undefined;
}
