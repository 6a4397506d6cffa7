// What a helper is: its documentation as data (for completion, the README and messages), and a function from a call's values
// to what the page shows. The set of helpers is closed: catalog.ts lists them all.

import type { Filling } from './filling.ts';
import type { Site } from './site.ts';

/** Renders a part of the template: with a context, and block parameters and `@` variables of its own if given. */
export type Render = (context: unknown, options?: { readonly data?: Frame; readonly blockParams?: readonly unknown[] }) => string;

/** The `@` variables of a block; `from` is the dataset path of the context, for `data-from`. */
export type Frame = { root?: unknown; key?: unknown; index?: unknown; first?: boolean; last?: boolean; from?: string; _parent?: Frame };

export type HelperCall = {
  readonly values: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  /** `this` of the template where the helper is called. */
  readonly context: unknown;
  readonly frame: Frame;
  readonly site: Site;
  readonly filling: Filling;
  /** The block's content and its `{{else}}` part; both write nothing for helpers that are not called as a block. */
  readonly body: Render;
  readonly otherwise: Render;
  readonly blockParams: number;
};

export type HelperGroup = 'Blocks' | 'Comparisons' | 'Values' | 'Lists' | 'Dates' | 'Numbers' | 'Text' | 'Sources' | 'Objects';

export type HelperDefinition = {
  readonly name: string;
  readonly group: HelperGroup;
  readonly use: 'inline' | 'block' | 'both';
  /** Names of the values: `list`; `list?` may be left out; `values…` takes any number from here on. */
  readonly parameters: readonly string[];
  /** Options written `name=value`, each with a sentence. */
  readonly options?: Readonly<Record<string, string>>;
  readonly sentence: string;
  readonly example: string;
  /** Takes missing values as they are: it is a test, not a showing. */
  readonly tolerant?: true;
  /** May be undefined (nothing there), a Gap, SafeString (markup), or any value for the next helper. */
  readonly run: (call: HelperCall) => unknown;
};

/** `date value format="…"`, as documentation shows it. */
export function signatureOf(helper: HelperDefinition): string {
  const words = [helper.name, ...helper.parameters, ...Object.keys(helper.options ?? {}).map((name) => `${name}=…`)];
  return `{{${helper.use === 'block' ? '#' : ''}${words.join(' ')}}}`;
}

/** How many values must be written, and how many may. */
export function arityOf(helper: HelperDefinition): { readonly least: number; readonly most: number } {
  const least = helper.parameters.filter((name) => !/[?…]$/.test(name)).length;
  const open = helper.parameters.some((name) => name.endsWith('…'));
  return { least, most: open ? Infinity : helper.parameters.length };
}
