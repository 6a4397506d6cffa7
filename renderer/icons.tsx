// The desk's icons: strokes on a 16 by 16 grid, in the colour and in proportion to the size of the text beside them. Always decoration: names are on the buttons.

import type { JSX } from 'react';

const strokes = {
  undo: 'M6 4 3 7l3 3 M3 7h6a4 4 0 0 1 0 8H7',
  redo: 'M10 4l3 3-3 3 M13 7H7a4 4 0 0 0 0 8h2',
  open: 'M2 13V4h4l1.5 2H14v7z',
  save: 'M3 3h8l2 2v8H3z M5.5 3v3h4V3 M5.5 13V9.5h5V13',
  export: 'M8 10V2 M5 5l3-3 3 3 M3 9v4.5h10V9',
  chevron: 'M6 4l4 4-4 4',
  down: 'M4 6l4 4 4-4',
  more: 'M3.5 8h.01 M8 8h.01 M12.5 8h.01',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z M10.5 10.5 14 14',
  filter: 'M2 4h12 M4.5 8h7 M6.5 12h3',
  close: 'M4 4l8 8 M12 4l-8 8',
  plus: 'M8 3v10 M3 8h10',
  minus: 'M3 8h10',
  grip: 'M6 4h.01 M6 8h.01 M6 12h.01 M10 4h.01 M10 8h.01 M10 12h.01',
  error: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z M8 5v3.5 M8 11h.01',
  warning: 'M8 2.5 14.5 13.5h-13z M8 6.5v3.2 M8 11.6h.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z M8 7.5V11 M8 5h.01',
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  dash: 'M4 8h8',
  up: 'M4 10l4-4 4 4',
  sidebar: 'M2 3h12v10H2z M6 3v10',
  page: 'M4 2h5.5L12 4.5V14H4z M9.5 2v2.5H12',
  pageBreak: 'M4 6V2h8v4 M4 10v4h8v-4 M1.5 8h3 M6.5 8h3 M11.5 8h3',
  edit: 'M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4z',
  print: 'M4.5 6V2.5h7V6 M4 11H2.5V6h11v5H12 M4.5 9.5h7v4h-7z',
  sections: 'M3 4h10 M3 8h10 M3 12h6',
  quotes: 'M3 11c2 0 3-1.5 3-4V5H3v3h2 M10 11c2 0 3-1.5 3-4V5h-3v3h2',
  figures: 'M6 2.5 5 13.5 M11 2.5l-1 11 M3 6h11 M2.5 10h11',
  tables: 'M2 3.5h12v9H2z M2 6.5h12 M6.5 6.5v6',
  charts: 'M3 13V8 M7 13V4 M11 13V6.5 M2 13.5h12',
  timeline: 'M4 2v12 M4 4.5h8 M4 9.5h6 ',
  questions: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10 M8 12.5h.01',
  actors: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8z M2.8 14c.4-2.8 2.4-4 5.2-4s4.8 1.2 5.2 4',
  glossary: 'M3 13 6.5 3 10 13 M4.2 9.7h4.6 M12 7v6',
  images: 'M2 3h12v10H2z M2 11l3.5-3.5L9 11l2.5-2L14 11 M10.5 6h.01',
  sources: 'M3 3h4.5v10H3z M8.5 3H13v10H8.5z',
} as const;

export type IconName = keyof typeof strokes;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  return (
    <svg className="icon" style={{ width: `${size / 14}em`, height: `${size / 14}em` }} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  );
}
