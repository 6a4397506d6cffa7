// Turns what goes wrong with files into a word for the user.

import type { Outcome } from '../contract.ts';

export async function outcomeOf<T>(act: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await act() };
  } catch (error) {
    return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
  }
}
