// The door of the main process: a call counts only if it comes from the app's own page in the main frame of a window that we
// made, and only if what it carries has the shape that the contract promises.

import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Calls, Events } from '../contract.ts';
import { origin } from './protocol.ts';
import type { Shape } from './shape.ts';
import { deskWindowOf, type DeskWindow } from './window.ts';

export function handle<K extends keyof Calls>(
  channel: K,
  shape: Shape<Calls[K]['send']>,
  answer: (payload: Calls[K]['send'], window: DeskWindow) => Promise<Calls[K]['back']> | Calls[K]['back'],
): void {
  ipcMain.handle(channel, async (event, payload: unknown) => {
    const window = senderOf(event);
    const clean = payload ?? undefined;
    if (!shape(clean)) throw new Error(`${channel}: what was sent is not what the channel takes`);
    return answer(clean, window);
  });
}

/** The window that calls; throws for anything but the main frame of one of our windows showing our own page. */
function senderOf(event: IpcMainInvokeEvent): DeskWindow {
  const frame = event.senderFrame;
  const window = deskWindowOf(event.sender);
  const own = frame !== null && frame.parent === null && new URL(frame.url).protocol === 'app:' && frame.url.startsWith(`${origin}/`);
  if (!own || window === undefined) throw new Error('refused: not a window of this program');
  return window;
}

export function tell<K extends keyof Events>(window: DeskWindow, event: K, payload: Events[K]): void {
  if (!window.browser.isDestroyed()) window.browser.webContents.send(event, payload);
}
