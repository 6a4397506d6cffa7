// Asks a window to save all its work and waits for its word: yes, or no where the user changed their mind or a file could not be written.

import { tell } from './ipc.ts';
import type { DeskWindow } from './window.ts';

const waiting = new Map<DeskWindow, (saved: boolean) => void>();

export function saveAll(window: DeskWindow): Promise<boolean> {
  return new Promise((resolve) => {
    settleSaving(window, false);
    const closed = (): void => settleSaving(window, false);
    window.browser.once('closed', closed);
    waiting.set(window, (saved) => {
      window.browser.off('closed', closed);
      resolve(saved);
    });
    tell(window, 'save-all', undefined);
  });
}

/** The window's answer. */
export function settleSaving(window: DeskWindow, saved: boolean): void {
  waiting.get(window)?.(saved);
  waiting.delete(window);
}
