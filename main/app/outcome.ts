// Turns what goes wrong with files into a word for the user.

import type { Outcome } from '../contract.ts';
import { texts } from './texts.ts';

export async function outcomeOf<T>(act: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await act() };
  } catch (error) {
    return { kind: 'fault', message: messageOf(error) };
  }
}

/** What the system says about a file in plain words, where there are some. */
function messageOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  const plain = texts.failures[code as keyof typeof texts.failures] as string | undefined;
  return plain ?? (error instanceof Error ? error.message : String(error));
}
