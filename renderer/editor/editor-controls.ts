// What the menu can ask of the editor in focus. The editor registers itself while it is on the screen, so that nothing of it
// is loaded before.

export type EditorControls = {
  readonly hasFocus: () => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly find: () => void;
  readonly format: () => void;
};

let current: EditorControls | undefined;

export function registerEditor(controls: EditorControls): () => void {
  current = controls;
  return () => {
    if (current === controls) current = undefined;
  };
}

/** Whether the editor has the focus, and so the menu's undo and search are its own. */
export function editorHasFocus(): boolean {
  return current?.hasFocus() === true;
}

export function runInEditor(command: Exclude<keyof EditorControls, 'hasFocus'>): void {
  current?.[command]();
}
