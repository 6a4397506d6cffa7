// Where in the templates a helper is called, and how.

import type { Surroundings } from './markup.ts';

/** A helper's call in a template file; made once, when the file is compiled. */
export type Site = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly helper: string;
  /** What the author wrote for each value. */
  readonly values: readonly string[];
  readonly surroundings: Surroundings;
  /** `value`: inside another tag; the result goes to a helper, not to the page. */
  readonly role: 'mustache' | 'block' | 'value' | 'partial';
  /** Whether a block has an `{{else}}`. */
  readonly otherwise: boolean;
};
