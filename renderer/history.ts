// Undo and redo of one value: the past, the present and the future. Pure.

export type History<T> = {
  readonly past: readonly Step<T>[];
  readonly present: T;
  readonly future: readonly Step<T>[];
};
/** A value left behind, and what the change away from it (in the past) or to it (in the future) was called. */
export type Step<T> = { readonly value: T; readonly label: string; readonly group: string | undefined };

const longest = 500;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** Takes a new present. Changes of one `group` in a row, such as typing in one field, are undone together. */
export function record<T>(history: History<T>, value: T, label: string, group?: string): History<T> {
  if (value === history.present) return history;
  const last = history.past.at(-1);
  if (group !== undefined && last?.group === group && history.future.length === 0) return { ...history, present: value };
  return { past: [...history.past, { value: history.present, label, group }].slice(-longest), present: value, future: [] };
}

/** The same history of other values. */
export function everyValue<T>(history: History<T>, change: (value: T) => T): History<T> {
  const changed = (step: Step<T>): Step<T> => ({ ...step, value: change(step.value) });
  return { past: history.past.map(changed), present: change(history.present), future: history.future.map(changed) };
}

/** Ends the running group: the next change is a step of its own. */
export function settle<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last?.group === undefined) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, group: undefined }] };
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  const undone = { value: history.present, label: last.label, group: undefined };
  return { past: history.past.slice(0, -1), present: last.value, future: [undone, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, { value: history.present, label: next.label, group: undefined }], present: next.value, future };
}
