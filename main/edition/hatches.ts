// Charts without colour: bars and sectors with the hatches that their drawings bring along, lines with dashes, and a light
// ground for numbers on hatches.

const series = [1, 2, 3, 4, 5, 6];
const dashes = ['none', '6 2', '2 2', '9 2 2 2', '4 3', '1 2'];

/** The look of charts in print, for the cascade. */
export const hatchSheet = {
  file: 'print-charts.css',
  text: [
    ...series.slice(1).map((number) => `.chart .hatched.series-${number} { fill: var(--hatch-${number}) }`),
    ...series.map((number, index) => `.chart .line-${number} { stroke-dasharray: ${dashes[index] ?? 'none'} }`),
    '.chart .on-series { stroke-width: 3px; stroke-linejoin: round; paint-order: stroke }',
    ...series.slice(1).map((number) => `.chart .on-${number} { fill: #16191d; stroke: #ffffff }`),
  ].join('\n'),
};
