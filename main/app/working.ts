// What a window works at: a word about what takes longer than half a second, and none about what does not; and exports, which closing
// the window asks about.

import { tell } from './ipc.ts';
import type { DeskWindow } from './window.ts';
import type { WorkerClient } from './worker-client.ts';

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

/** Work for files: `stop` ends it and the worker's job, so that what is not written yet never is. */
export type Work = { readonly ended: Promise<unknown>; readonly stop: () => void; stopped: boolean };

/** Runs work that the window should not be closed under unasked. */
export async function asWork<T>(worker: WorkerClient, window: DeskWindow, act: () => Promise<T>): Promise<T> {
  const result = act();
  const work: Work = {
    ended: result.catch(() => undefined), stopped: false,
    stop: () => {
      work.stopped = true;
      worker.cancel(window);
    },
  };
  window.work = work;
  try {
    return await result;
  } finally {
    window.work = undefined;
  }
}

/** In the task bar or the dock: from 0 to 1, 2 for how long nobody knows, -1 for none. */
export function showProgress(window: DeskWindow, progress: number): void {
  if (!window.browser.isDestroyed()) window.browser.setProgressBar(progress);
}
