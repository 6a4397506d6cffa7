// Properties of CSS that this engine knows of and does not follow, with the reason that the warning gives.

const screen = 'it has no meaning on paper';
const notYet = 'this engine does not support it';
const vertical = 'this engine sets text in horizontal lines only';

const groups: readonly (readonly [string, string])[] = [
  [screen, 'animation animation-name animation-duration animation-delay animation-timing-function animation-iteration-count animation-direction '
    + 'animation-fill-mode animation-play-state transition transition-property transition-duration transition-delay transition-timing-function cursor '
    + 'pointer-events user-select touch-action resize scroll-behavior scroll-snap-type scroll-snap-align scroll-margin scroll-padding overscroll-behavior '
    + 'will-change caret-color accent-color appearance color-scheme backface-visibility content-visibility contain container container-type '
    + 'container-name scrollbar-width scrollbar-color scrollbar-gutter overflow-anchor speak speak-as pause cue rest voice-family zoom'],
  [notYet, 'filter backdrop-filter '
    + 'mask-image mask-size mask-position mask-repeat mask-mode mask-border shape-outside shape-margin shape-image-threshold perspective '
    + 'perspective-origin transform-style transform-box offset offset-path clip text-emphasis text-emphasis-style '
    + 'text-emphasis-color text-emphasis-position text-decoration-skip text-decoration-skip-ink text-underline-position text-justify font-size-adjust '
    + 'font-optical-sizing font-variation-settings font-palette font-language-override font-synthesis font-synthesis-weight font-synthesis-style '
    + 'image-rendering image-orientation image-resolution line-clamp line-height-step max-lines '
    + 'block-ellipsis text-spacing-trim text-autospace text-box text-box-trim text-box-edge text-wrap-before text-wrap-after text-wrap-inside '
    + 'line-grid line-snap flow-from flow-into region-fragment exclusions wrap-flow wrap-through hyphenate-limit-zone hyphenate-limit-last '
    + 'page-policy string-policy float-reference float-defer float-offset flex-line-count masonry-auto-flow object-view-box'],
  [vertical, 'writing-mode text-orientation text-combine-upright glyph-orientation-vertical ruby-position ruby-align ruby-merge'],
];

const byName = new Map(groups.flatMap(([reason, names]) => names.split(' ').map((name) => [name, reason] as const)));
/** Properties that change nothing here and need no word: what they ask for is done, or is done anyway. */
const satisfied = new Set(['print-color-adjust', 'color-adjust', 'forced-color-adjust', 'text-rendering', 'shape-rendering', 'color-interpolation', 'text-size-adjust']);

/** Why a known property is not followed; undefined for one that is unknown. */
export function unsupportedReason(name: string): string | undefined {
  return byName.get(name);
}

/** True for a property that may be passed over without a word. */
export function isSatisfied(name: string): boolean {
  return satisfied.has(name);
}

/** All of the names, for completion and the reference. */
export const unsupportedProperties: ReadonlyMap<string, string> = byName;
