// Headings by the depth of a section, so that they follow each other in order: h1 is the title's.

import type { HelperDefinition } from '../helper.ts';
import { attributes, markup } from '../html.ts';
import { originOf } from './text.ts';

export const headings: readonly HelperDefinition[] = [
  {
    name: 'heading', group: 'Blocks', use: 'block', parameters: ['level'],
    options: { class: 'Class of the heading.', id: 'Name to link to.' },
    sentence: 'A heading for a section of that level: h2 for 1, h3 for 2, at most h6.',
    example: '{{#heading level}}{{number}} {{title}}{{/heading}}',
    run: (call) => {
      const level = Number(call.values[0]);
      if (!Number.isInteger(level) || level < 0) throw new Error('the level must be a whole number');
      const { class: name, id } = call.options;
      const list = { class: typeof name === 'string' ? name : undefined, id: typeof id === 'string' ? id : undefined };
      const tag = `h${Math.min(6, level + 1)}`;
      return markup(`<${tag}${originOf(call)}${attributes(list)}>${call.body(call.context)}</${tag}>`);
    },
  },
];
