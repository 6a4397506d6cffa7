// What the menu, the buttons and the keys do: one place for each command, whoever gives it.

import type { MenuCommand, Recovery } from '../main/contract.ts';
import { desk } from './api.ts';
import { editTemplate, saveFiles } from './editor/editing-commands.ts';
import { editorHasFocus, runInEditor } from './editor/editor-controls.ts';
import { nameOf } from './file-names.ts';
import { nameFor } from './paper/names.ts';
import { previewCommands } from './preview/controls.ts';
import { saveReport } from './data/data-commands.ts';
import { onlyTextDiffers } from './desk.ts';
import { deskName, draftOf, isDirty, type Dialog } from './state.ts';
import { store } from './store.ts';
import { texts } from './texts.ts';

// `import` begins anew each time.
const dialogs: Readonly<Partial<Record<MenuCommand, Dialog>>> = {
  settings: 'settings', shortcuts: 'shortcuts', about: 'about', tour: 'tour', batch: 'batch', print: 'print', templates: 'gallery',
};

export async function runCommand(command: MenuCommand): Promise<void> {
  const dialog = dialogs[command];
  const needsDesk = dialog === 'print' || dialog === 'batch' || dialog === 'gallery';
  if (needsDesk && store.get().desk === undefined) return;
  if (dialog !== undefined) return store.dispatch({ type: 'dialog', dialog });
  switch (command) {
    case 'open': return open();
    case 'import': return store.dispatch({ type: 'import', source: undefined });
    case 'save': return saveHere();
    case 'save-as': return save(true);
    case 'export': return exportPdf();
    case 'undo': return history('undo');
    case 'redo': return history('redo');
    case 'next-pane': return movePane(1);
    case 'previous-pane': return movePane(-1);
    case 'edit-template': return editTemplate();
    case 'find': return editorHasFocus() ? runInEditor('find') : previewCommands.run(command);
    case 'problems': return togglePane('problems');
    case 'text-larger': return resizeText(1);
    case 'text-smaller': return resizeText(-1);
    case 'text-normal': return resizeText(0);
    default: return previewCommands.run(command);
  }
}

/** What is in front: the template's files in its editor, the briefing otherwise, with template files that were left unsaved. */
async function saveHere(): Promise<void> {
  await saveFiles();
  if (store.get().editing === undefined) await save(false);
}

export async function open(file?: string): Promise<void> {
  const outcome = await desk.call('file.open', file === undefined ? {} : { file });
  if (outcome !== undefined) store.dispatch({ type: 'opened', outcome });
}

export async function openDropped(file: File): Promise<void> {
  const dropped = await desk.openDropped(file);
  if (dropped === undefined && file.type.startsWith('text/')) return importText(await file.text());
  if (dropped === undefined) return;
  if ('opened' in dropped) store.dispatch({ type: 'opened', outcome: dropped.opened });
  else store.dispatch({ type: 'import', source: dropped.source });
}

/** Puts unsaved work of an earlier run back on the desk. */
export async function recover(recovery: Recovery): Promise<void> {
  const outcome = await desk.call('file.open', { file: recovery.file ?? recovery.draft.report });
  if (outcome?.kind !== 'done') {
    if (outcome !== undefined) store.dispatch({ type: 'opened', outcome });
    return;
  }
  store.dispatch({ type: 'recovered', opened: outcome.value, draft: recovery.draft, file: recovery.file, buffers: recovery.buffers });
  await forget(recovery.id);
}

export async function forget(id: string): Promise<void> {
  await desk.call('briefing.forget', id);
  const { start } = store.get();
  if (start !== undefined) store.dispatch({ type: 'forgotten', id });
}

/** Templates, the report's data, the briefing; whether nothing unsaved is left. */
export async function saveEverything(): Promise<boolean> {
  await saveFiles();
  await save(false);
  return !isDirty(store.get());
}

export async function save(elsewhere: boolean): Promise<void> {
  const before = store.get();
  const draft = draftOf(before);
  if (draft === undefined || before.desk === undefined) return;
  if (!(await saveReport(draft))) return;
  const state = store.get();
  const { desk: open } = state;
  if (open === undefined) return;
  if (!elsewhere && open.file === undefined && draft.text !== undefined && onlyTextDiffers(draft, before.desk.saved)) return;
  const outcome = await desk.call('briefing.save', { draft, file: elsewhere ? undefined : open.file, name: deskName(state) });
  if (outcome?.kind === 'done') {
    store.dispatch({ type: 'saved', file: outcome.value, draft });
    store.dispatch({ type: 'notice', notice: { kind: 'done', text: texts.notices.saved(nameOf(outcome.value)) } });
  } else if (outcome?.kind === 'fault') {
    store.dispatch({ type: 'notice', notice: { kind: 'failed', text: outcome.message } });
  }
}

export async function exportPdf(): Promise<void> {
  const state = store.get();
  const draft = draftOf(state);
  if (draft === undefined || state.exporting) return;
  store.dispatch({ type: 'exporting' });
  const outcome = await desk.call('export.pdf', { request: { draft, buffers: state.buffers }, name: await nameFor(draft) });
  const words = ({ file, pages }: { readonly file: string; readonly pages: number }): string =>
    texts.notices.exported(nameOf(file), pages);
  store.dispatch({ type: 'exported', outcome, words });
}

/** In a text field, undo means the field's own. */
function history(kind: 'undo' | 'redo'): void {
  if (editorHasFocus()) return runInEditor(kind);
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(focused.type)) document.execCommand(kind);
  else if (focused instanceof HTMLTextAreaElement) document.execCommand(kind);
  else store.dispatch({ type: kind });
}

/** F6: moves the focus from pane to pane. */
function movePane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes.at((at + by + panes.length) % panes.length);
  const inside = next?.querySelector<HTMLElement>('[tabindex="0"], button:not([disabled]), input:not([disabled])');
  (inside ?? next)?.focus();
}

/** Sizes of the window's text that there are, the pages aside. */
export const textSizes = [0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;

function resizeText(by: -1 | 0 | 1): void {
  const now = store.get().settings?.textSize ?? 1;
  const next = by === 0 ? 1 : by > 0 ? textSizes.find((size) => size > now) : textSizes.findLast((size) => size < now);
  if (next !== undefined) void changeSettings({ textSize: next });
}

/** A text that was pasted or dropped: it may become a report. */
export function importText(text: string): void {
  store.dispatch({ type: 'import', source: { name: texts.import.pasted, bytes: new TextEncoder().encode(text) } });
}

export function togglePane(pane: 'problems' | 'thumbnails'): void {
  const { settings } = store.get();
  if (settings === undefined) return;
  void changeSettings({ panes: { ...settings.panes, [pane]: !settings.panes[pane] } });
}

export async function changeSettings(change: Parameters<typeof desk.call<'app.settings'>>[1]): Promise<void> {
  const { settings } = store.get();
  if (settings !== undefined) store.dispatch({ type: 'settings', settings: { ...settings, ...change } });
  await desk.call('app.settings', change);
}
