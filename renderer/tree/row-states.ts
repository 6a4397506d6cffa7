// What changes of a row while its place in the tree does not: whether it is ticked, what it costs. Each row reads its own, so that a
// tick draws a few rows anew and not the tree.

import { useSyncExternalStore } from 'react';
import type { Tick } from './choices.ts';
import type { Row } from './rows.ts';

export type RowState = { readonly tick: Tick; readonly cost: number; readonly beyond: boolean };

const unknown: RowState = { tick: 'off', cost: 0, beyond: false };
let states: ReadonlyMap<string, RowState> = new Map();
const listeners = new Set<() => void>();

/** Takes the state of all rows; a row whose state is the same keeps its object. */
export function setRowStates(rows: readonly Row[]): void {
  const next = new Map<string, RowState>();
  collect(rows, next);
  states = next;
  for (const listener of listeners) listener();
}

function collect(rows: readonly Row[], into: Map<string, RowState>): void {
  for (const { key, tick, cost, beyond, children } of rows) {
    const before = states.get(key);
    const rounded = Math.round(cost * 20) / 20;
    into.set(key, before?.tick === tick && before.cost === rounded && before.beyond === beyond ? before : { tick, cost: rounded, beyond });
    collect(children, into);
  }
}

export function rowState(key: string): RowState {
  return states.get(key) ?? unknown;
}

export function useRowState(key: string): RowState {
  return useSyncExternalStore(subscribe, () => rowState(key));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
