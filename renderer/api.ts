// The window's only way out: the bridge that preload.ts made.

import type { Desk } from '../main/contract.ts';

declare global {
  interface Window {
    readonly desk: Desk;
  }
}

export const desk: Desk = window.desk;
