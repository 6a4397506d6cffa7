// Holds the state, tells who reads it. Components read through useStore; the rest of the window through `store`.

import { useSyncExternalStore } from 'react';
import { initial, reduce, type Action, type State } from './state.ts';

type Listener = (state: State, before: State) => void;

let current = initial;
const listeners = new Set<Listener>();

function dispatch(action: Action): void {
  const before = current;
  current = reduce(before, action);
  if (current !== before) for (const listener of listeners) listener(current, before);
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const store = { get: (): State => current, dispatch, subscribe } as const;

/** A part of the state; the component draws again when that part is another object or value. */
export function useStore<T>(select: (state: State) => T): T {
  return useSyncExternalStore(subscribe, () => select(current));
}
