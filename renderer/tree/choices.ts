// The tree of a briefing: what of the report is in, in which order, under which title. Pure functions over Choice.

import type { Choice, ReportItem } from '../../main/contract.ts';

/** Everything of the report, in its order. */
export function everything(items: readonly ReportItem[]): readonly Choice[] {
  return items.map((item) => ({ key: item.key, path: item.path, on: true, children: everything(item.children) }));
}

export type Tick = 'on' | 'off' | 'mixed';

/** What the check box of a row shows. */
export function tickOf(choice: Choice): Tick {
  const below = choice.children.map((child) => tickOf(child));
  if (isGroup(choice.path)) return below.every((tick) => tick === below[0]) ? (below[0] ?? 'off') : 'mixed';
  const self = choice.on ? 'on' : 'off';
  return below.every((tick) => tick === self) ? self : 'mixed';
}

/** The choice with a key, anywhere in the tree. */
export function find(choices: readonly Choice[], key: string): Choice | undefined {
  for (const choice of choices) {
    const found = choice.key === key ? choice : find(choice.children, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The rows above a path, outermost first; undefined where the key is not in the tree. */
export function ancestors(choices: readonly Choice[], key: string): readonly Choice[] | undefined {
  for (const choice of choices) {
    if (choice.key === key) return [];
    const below = ancestors(choice.children, key);
    if (below !== undefined) return [choice, ...below];
  }
  return undefined;
}

/** A row that only gathers objects that no section shows. */
export function isGroup(path: string): boolean {
  return path.startsWith('group.');
}

/** Replaces one row. */
function change(choices: readonly Choice[], key: string, replace: (choice: Choice) => Choice): readonly Choice[] {
  return choices.map((choice) => {
    if (choice.key === key) return replace(choice);
    const children = change(choice.children, key, replace);
    return children.every((child, index) => child === choice.children[index]) ? choice : { ...choice, children };
  });
}

function setAll(choice: Choice, on: boolean): Choice {
  return { ...choice, on, children: choice.children.map((child) => setAll(child, on)) };
}

/** Ticks or unticks a row with all below it. */
export function tick(choices: readonly Choice[], key: string, on: boolean): readonly Choice[] {
  return change(choices, key, (choice) => setAll(choice, on));
}

/** Ticks or unticks exactly these rows, not those below. */
export function tickOnly(choices: readonly Choice[], keys: ReadonlySet<string>, on: boolean): readonly Choice[] {
  return choices.map((choice) => ({
    ...choice,
    on: keys.has(choice.key) ? on : choice.on,
    children: tickOnly(choice.children, keys, on),
  }));
}

export function tickAll(choices: readonly Choice[], on: boolean): readonly Choice[] {
  return choices.map((choice) => setAll(choice, on));
}

/** Of all rows, or of these. */
export function invert(choices: readonly Choice[], only?: ReadonlySet<string>): readonly Choice[] {
  return choices.map((choice) => ({ ...choice, on: only?.has(choice.key) === false ? choice.on : !choice.on, children: invert(choice.children, only) }));
}

/** Gives a row a title of its own in this briefing; an empty one gives it back the report's. */
export function retitle(choices: readonly Choice[], key: string, title: string): readonly Choice[] {
  return change(choices, key, ({ title: _old, ...choice }) => (title.trim() === '' ? choice : { ...choice, title: title.trim() }));
}

// --- moving

export type Position = 'before' | 'after' | 'on';

/** Whether rows can stand inside this one: only sections hold others. */
export function holds(path: string): boolean {
  return path.startsWith('sections.');
}

function without(choices: readonly Choice[], keys: ReadonlySet<string>): readonly Choice[] {
  return choices.filter((choice) => !keys.has(choice.key)).map((choice) => ({ ...choice, children: without(choice.children, keys) }));
}

function collect(choices: readonly Choice[], keys: ReadonlySet<string>): readonly Choice[] {
  return choices.flatMap((choice) => (keys.has(choice.key) ? [choice] : collect(choice.children, keys)));
}

function insert(choices: readonly Choice[], rows: readonly Choice[], target: string, position: Position): readonly Choice[] {
  return choices.flatMap((choice) => {
    if (choice.key !== target) return [{ ...choice, children: insert(choice.children, rows, target, position) }];
    if (position === 'on') return [{ ...choice, children: [...choice.children, ...rows] }];
    return position === 'before' ? [...rows, choice] : [choice, ...rows];
  });
}

/** Moves rows next to, or into, another; unchanged where that is not possible (into itself, into a figure). */
export function move(choices: readonly Choice[], keys: ReadonlySet<string>, target: string, position: Position): readonly Choice[] {
  const rows = collect(choices, keys);
  const inside = rows.some((row) => row.key === target || find(row.children, target) !== undefined);
  if (rows.length === 0 || inside || (position === 'on' && !holds(find(choices, target)?.path ?? ''))) return choices;
  return insert(without(choices, keys), rows, target, position);
}

/** The rows of the same parent, and the parent. */
function siblings(choices: readonly Choice[], key: string): { readonly rows: readonly Choice[]; readonly parent: Choice | undefined } {
  const parent = ancestors(choices, key)?.at(-1);
  return { rows: parent?.children ?? choices, parent };
}

/** Moves a row one place up or down among its siblings. */
export function shift(choices: readonly Choice[], key: string, by: -1 | 1): readonly Choice[] {
  const { rows } = siblings(choices, key);
  const neighbour = rows[rows.findIndex((row) => row.key === key) + by];
  return neighbour === undefined ? choices : move(choices, new Set([key]), neighbour.key, by < 0 ? 'before' : 'after');
}

/** Moves a row into the section above it. */
export function indent(choices: readonly Choice[], key: string): readonly Choice[] {
  const { rows } = siblings(choices, key);
  const above = rows[rows.findIndex((row) => row.key === key) - 1];
  return above === undefined ? choices : move(choices, new Set([key]), above.key, 'on');
}

/** Moves a row out of its section, behind it. */
export function outdent(choices: readonly Choice[], key: string): readonly Choice[] {
  const { parent } = siblings(choices, key);
  return parent === undefined ? choices : move(choices, new Set([key]), parent.key, 'after');
}

// --- with the report

/** Drops what the report no longer has and adds what is new to it, ticked off where the user has made a choice already. */
export function reconcile(choices: readonly Choice[], items: readonly ReportItem[]): readonly Choice[] {
  const known = new Set(keysOf(items));
  const kept = keepKnown(choices, known);
  const have = new Set(flatten(kept).map((choice) => choice.key));
  return addMissing(kept, items, have);
}

function keepKnown(choices: readonly Choice[], known: ReadonlySet<string>): readonly Choice[] {
  return choices.flatMap((choice) => {
    const children = keepKnown(choice.children, known);
    return known.has(choice.key) ? [{ ...choice, children }] : children;
  });
}

function addMissing(choices: readonly Choice[], items: readonly ReportItem[], have: ReadonlySet<string>): readonly Choice[] {
  const added: Choice[] = [];
  let result = choices;
  for (const item of items) {
    if (have.has(item.key)) {
      result = change(result, item.key, (choice) => ({ ...choice, children: addMissing(choice.children, item.children, have) }));
    } else {
      added.push({ key: item.key, path: item.path, on: false, children: addMissing([], item.children, have) });
    }
  }
  return added.length === 0 ? result : placeAdded(result, added, items);
}

/** Puts new rows behind the sibling that stands before them in the report. */
function placeAdded(choices: readonly Choice[], added: readonly Choice[], items: readonly ReportItem[]): readonly Choice[] {
  const result = [...choices];
  for (const row of added) {
    const index = items.findIndex((item) => item.key === row.key);
    const before = items.slice(0, index).toReversed().find((item) => result.some((choice) => choice.key === item.key));
    result.splice(before === undefined ? 0 : result.findIndex((choice) => choice.key === before.key) + 1, 0, row);
  }
  return result;
}

export function flatten(choices: readonly Choice[]): readonly Choice[] {
  return choices.flatMap((choice) => [choice, ...flatten(choice.children)]);
}

function keysOf(items: readonly ReportItem[]): readonly string[] {
  return items.flatMap((item) => [item.key, ...keysOf(item.children)]);
}

/** Whether the tree is the report as it stands: then the briefing file needs no selection. */
export function isEverything(choices: readonly Choice[], items: readonly ReportItem[]): boolean {
  return (
    choices.length === items.length &&
    choices.every((choice, index) => {
      const item = items[index];
      return item?.key === choice.key && choice.on && choice.title === undefined && isEverything(choice.children, item.children);
    })
  );
}
