// Styles of boxes that no element has: inherited properties from the parent, initial values for the rest (CSS 2.2, 9.2.1.1),
// and the blockified displays of CSS Display 3, 2.7. Cached by style, so that equal styles stay the same object.

import { inheritedKeys, initialStyle } from '../style/compute.ts';
import type { ComputedStyle, Display } from '../style/computed-style.ts';

type StyleCache = WeakMap<ComputedStyle, ComputedStyle>;
const anonymousBlocks: StyleCache = new WeakMap();
const anonymousByDisplay = new Map<Display, StyleCache>();
const blockified: StyleCache = new WeakMap();

/** The style of an anonymous block in a box of style `parent`. */
export function anonymousStyle(parent: ComputedStyle, display: Display = 'block'): ComputedStyle {
  let cache = display === 'block' ? anonymousBlocks : anonymousByDisplay.get(display);
  if (cache === undefined) anonymousByDisplay.set(display, (cache = new WeakMap()));
  let style = cache.get(parent);
  if (style === undefined) cache.set(parent, (style = inheritFrom(parent, display)));
  return style;
}

function inheritFrom(parent: ComputedStyle, display: Display): ComputedStyle {
  const style: Record<string, unknown> = { ...initialStyle };
  for (const key of inheritedKeys) style[key] = parent[key];
  // The lines of an anonymous block are lines of the block container around it, whose vertical-align does not move its own text.
  const { verticalAlign } = display === 'block' ? parent : initialStyle;
  const textOverflow = display === 'block' && !/flex|grid/.test(parent.display) ? parent.textOverflow : 'clip';
  // Copied once more: an object that was written to by computed keys is slow to read.
  return { ...(style as ComputedStyle), display, page: parent.page, textOverflow, verticalAlign };
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

const containedStyles: StyleCache = new WeakMap();

/** A transformed box holds what is fixed within it like what is absolute (CSS Transforms 1, 3). */
export function contained(style: ComputedStyle): ComputedStyle {
  if (style.position !== 'fixed') return style;
  let result = containedStyles.get(style);
  if (result === undefined) containedStyles.set(style, (result = { ...style, position: 'absolute' }));
  return result;
}
