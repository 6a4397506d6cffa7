// Replaced elements: img and svg as boxes with a picture and its natural size. CSS Images 3, 4 and 5; a CSS pixel is 3/4 point.

import type { Origin } from '../html/element.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import { anonymousStyle } from './anonymous.ts';
import type { ImageSource, ReplacedBox } from './box.ts';
import { addCounters, beginBox, type BoxCommon } from './box-common.ts';
import type { Generation } from './generation.ts';
import { artifactSource } from './structure.ts';
import { naturalSizeOfDrawing, svgDrawing } from './svg.ts';

const pointsPerPixel = 0.75;

/** Names of the elements that show something else than their children. */
export function isReplaced(styled: StyledElement): boolean {
  const { name, namespace } = styled.element;
  return (namespace === 'html' && name === 'img') || (namespace === 'svg' && name === 'svg');
}

/** The box of an `img` or `svg` element; its tag, if it has one, must be open. */
export function replacedElementBox(gen: Generation, styled: StyledElement, style: ComputedStyle): ReplacedBox {
  const { element } = styled;
  const { tags } = gen;
  const common = beginBox(gen, styled, style);
  addCounters(common, gen);
  const image: ImageSource = element.namespace === 'svg'
    ? { kind: 'vector', drawing: svgDrawing(styled) }
    : gen.image(element.attributes['src'] ?? '', element.origin);
  const alternative = tags.artifact === undefined && tags.tag.role === 'Figure' ? tags.tag.alternative : element.attributes['alt'];
  const { link } = gen.context;
  const box = withImage(common, image, alternative ?? '');
  return link === undefined ? box : { ...box, link };
}

/** A picture in generated content: a decoration, if no Figure is open for it. */
export function generatedImage(gen: Generation, url: string, style: ComputedStyle, origin: Origin | undefined): ReplacedBox {
  const { tags } = gen;
  const isFigure = tags.artifact === undefined && tags.tag.role === 'Figure' && tags.tag.alternative !== undefined;
  const source = isFigure ? tags.source(origin) : artifactSource(tags.artifact ?? 'layout', origin);
  return withImage({ style: anonymousStyle(style, 'inline-block'), source, label: 'image' }, gen.image(url, origin), '');
}

function withImage(common: BoxCommon, image: ImageSource, alternative: string): ReplacedBox {
  return { kind: 'replaced', ...common, image, ...naturalSize(image), alternative };
}

/** Natural width and height in points, and their ratio; undefined where the picture has none. */
export function naturalSize(image: ImageSource): Pick<ReplacedBox, 'width' | 'height' | 'ratio'> {
  switch (image.kind) {
    case 'raster': {
      const { width, height } = image.raster;
      return { width: width * pointsPerPixel, height: height * pointsPerPixel, ratio: width / height };
    }
    case 'vector':
      return naturalSizeOfDrawing(image.drawing);
    case 'missing':
      return { width: undefined, height: undefined, ratio: undefined };
  }
}
