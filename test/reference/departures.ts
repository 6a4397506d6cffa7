// Where our layout departs from Chromium's on purpose: the file's name (without `.html`) and why. Nothing else may differ.

/** Cases of `test/layout/cases` that are about pages, or about what differs by intention. */
export const departures: Readonly<Record<string, string>> = {
  'absolute-initial-containing-block': 'the initial containing block is the page area, within the margins that the case sets',
  'float-9.5.1-beside-the-last-line-of-a-page': 'sets a page size, and breaks there',
  'table-3.11-collapsed-rows-take-no-height': 'collapsed rows make no boxes, in Chromium empty ones; a group of them is parted from nothing',
  'table-forced-break-before-a-row': 'breaks between pages',
};

/** Beginnings of the names of the cases that are compared: those that hold on one page. */
export const compared = /^(absolute|aspect|clear|flex|float|grid|height|list|margins|relative|replaced|rtl|table|width)-/;

/**
 * Random pages of the first seed that may differ, of 200 in each family. Mostly: min-width of items in a grid that is measured for its
 * least width (CSS Grid 1, 11.5: Chromium takes the minimum contribution for the content's), pictures stretched in nested containers,
 * floats without a height, percentages within cells. Lower a number where a fault is mended; never raise one.
 */
export const differingAtMost: Readonly<Record<string, number>> = {
  block: 4, inline: 13, floats: 18, positions: 6, flex: 2, grid: 11, tables: 2, mixed: 34,
};
