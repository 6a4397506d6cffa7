// Styles of boxes that no element has: inherited properties from the parent, initial values for the rest (CSS 2.2, 9.2.1.1),
// and the blockified displays of CSS Display 3, 2.7. Cached by style, so that equal styles stay the same object.

import type { Border, ComputedStyle, Display } from '../style/computed-style.ts';

type StyleCache = WeakMap<ComputedStyle, ComputedStyle>;
const anonymousBlocks: StyleCache = new WeakMap();
const anonymousByDisplay = new Map<Display, StyleCache>();
const blockified: StyleCache = new WeakMap();

/** The style of an anonymous block in a box of style `parent`. */
export function anonymousStyle(parent: ComputedStyle, display: Display = 'block'): ComputedStyle {
  let cache = display === 'block' ? anonymousBlocks : anonymousByDisplay.get(display);
  if (cache === undefined) anonymousByDisplay.set(display, (cache = new WeakMap()));
  let style = cache.get(parent);
  if (style === undefined) cache.set(parent, (style = { ...parent, ...initialValues, display }));
  return style;
}

/** The style with the block-level display that floats, absolutely positioned boxes, flex and grid items have. */
export function blockify(style: ComputedStyle): ComputedStyle {
  const display = blockDisplay(style.display);
  if (display === style.display) return style;
  let result = blockified.get(style);
  if (result === undefined) blockified.set(style, (result = { ...style, display }));
  return result;
}

function blockDisplay(display: Display): Display {
  switch (display) {
    case 'inline':
    case 'table-row-group':
    case 'table-header-group':
    case 'table-footer-group':
    case 'table-row':
    case 'table-cell':
    case 'table-column':
    case 'table-column-group':
    case 'table-caption':
      return 'block';
    case 'inline-block':
      return 'flow-root';
    case 'inline-flex':
      return 'flex';
    case 'inline-grid':
      return 'grid';
    case 'inline-table':
      return 'table';
    default:
      return display;
  }
}

const transparent = { r: 0, g: 0, b: 0, a: 0 };
const noBorder: Border = { width: 0, style: 'none', color: transparent };
const zeroSides = { top: 0, right: 0, bottom: 0, left: 0 } as const;
const noRadius = [0, 0] as const;
const autoTrack = { kind: 'auto' } as const;

/** Initial values of the properties that do not inherit. `page` is left out: it is in effect the parent's (CSS Page 3, 9.1). */
const initialValues: Partial<ComputedStyle> = {
  verticalAlign: 'baseline',
  textDecoration: {
    underline: false, overline: false, lineThrough: false, style: 'solid', color: transparent, thickness: 'auto', underlineOffset: 'auto',
  },
  unicodeBidi: 'normal', textOverflow: 'clip',
  position: 'static', float: 'none', clear: 'none', zIndex: 'auto',
  inset: { top: 'auto', right: 'auto', bottom: 'auto', left: 'auto' },
  width: 'auto', height: 'auto', minWidth: 'auto', minHeight: 'auto', maxWidth: 'none', maxHeight: 'none',
  boxSizing: 'content-box', aspectRatio: undefined,
  margin: zeroSides, padding: zeroSides,
  border: { top: noBorder, right: noBorder, bottom: noBorder, left: noBorder },
  borderRadius: { topLeft: noRadius, topRight: noRadius, bottomRight: noRadius, bottomLeft: noRadius },
  boxDecorationBreak: 'slice', backgroundColor: transparent, backgroundLayers: [],
  opacity: 1, overflow: 'visible', transform: [], objectFit: 'fill', tableLayout: 'auto',
  flexDirection: 'row', flexWrap: 'nowrap', flexGrow: 0, flexShrink: 1, flexBasis: 'auto', order: 0,
  justifyContent: 'normal', justifyItems: 'normal', justifySelf: 'auto', alignContent: 'normal', alignItems: 'normal', alignSelf: 'auto',
  rowGap: 'normal', columnGap: 'normal',
  gridTemplateColumns: [], gridTemplateRows: [], gridAutoColumns: autoTrack, gridAutoRows: autoTrack,
  gridAutoFlow: { direction: 'row', dense: false },
  gridColumnStart: 'auto', gridColumnEnd: 'auto', gridRowStart: 'auto', gridRowEnd: 'auto',
  columnCount: 'auto', columnWidth: 'auto', columnFill: 'balance', columnSpan: 'none', columnRule: noBorder,
  breakBefore: 'auto', breakAfter: 'auto', breakInside: 'auto', marginBreak: 'auto',
  footnotePolicy: 'auto', footnoteDisplay: 'block',
  content: 'normal', counterReset: [], counterIncrement: [], counterSet: [], stringSet: [], bookmarkLevel: 'none', bookmarkLabel: [],
};
