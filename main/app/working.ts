// A word in the window about work that takes longer than half a second, and none about work that does not.

import { tell } from './ipc.ts';
import type { DeskWindow } from './window.ts';

const patience = 500;

export async function withWord<T>(window: DeskWindow, word: string, work: Promise<T>): Promise<T> {
  let said = false;
  const timer = setTimeout(() => {
    said = true;
    tell(window, 'working', word);
  }, patience);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (said) tell(window, 'working', undefined);
  }
}
