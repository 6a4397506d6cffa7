// The helpers as a chapter of templates/README.md: written from their own documentation, so that neither can be wrong alone.

import { helperDocumentation } from './catalog.ts';
import type { HelperGroup } from './helper.ts';

const chapters: Readonly<Record<HelperGroup, string>> = {
  Blocks: 'Blocks', Comparisons: 'Tests, for `{{#if (…)}}`', Values: 'Values', Lists: 'Lists, for `{{#each (…)}}`', Dates: 'Dates',
  Numbers: 'Numbers', Text: 'Texts', Sources: 'Sources', Objects: 'Objects of the report',
};

/** Markdown: a section for each group, an entry for each helper. */
export function documentHelpers(): string {
  return Object.entries(chapters).map(([group, title]) => {
    const entries = helperDocumentation.filter((helper) => helper.group === group).map((helper) => {
      const options = Object.entries(helper.options).map(([name, sentence]) => `  - \`${name}\`: ${sentence}`);
      return [`- **\`${helper.signature}\`** ${helper.sentence}  `, `  \`${helper.example}\``, ...options].join('\n');
    });
    return `### ${title}\n\n${entries.join('\n')}\n`;
  }).join('\n');
}
