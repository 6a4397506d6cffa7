// What the menu and other panes can ask of the pages. The pages pane registers itself here while it is on the screen.

import type { MenuCommand } from '../../main/contract.ts';

export type PreviewControls = {
  readonly run: (command: MenuCommand) => void;
  /** Scrolls to where a dataset object stands. */
  readonly reveal: (path: string) => void;
  readonly goTo: (page: number, y?: number) => void;
};

const idle: PreviewControls = { run: () => undefined, reveal: () => undefined, goTo: () => undefined };
let current = idle;

export const previewCommands: PreviewControls = {
  run: (command) => current.run(command),
  reveal: (path) => current.reveal(path),
  goTo: (page, y) => current.goTo(page, y),
};

export function registerPreview(controls: PreviewControls): () => void {
  current = controls;
  return () => {
    current = idle;
  };
}
