// Where to save: the system's dialog, and a question of our own where the name got its ending after the dialog had looked.

import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type SaveDialogOptions } from 'electron';
import { texts } from './texts.ts';
import type { DeskWindow } from './window.ts';

/** `ending` is what the file's name ends with, `.pdf`; `endings` are others that do as well. */
export type SaveQuestion = Pick<SaveDialogOptions, 'title' | 'defaultPath' | 'filters'> & { readonly ending: string; readonly endings?: readonly string[] };

/** Undefined where the user changed their mind. */
export async function chooseSaveFile(window: DeskWindow, { ending, endings = [], ...options }: SaveQuestion): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window.browser, { ...options, properties: ['showOverwriteConfirmation', 'createDirectory'] });
  if (canceled || filePath === '') return undefined;
  const name = filePath.toLowerCase();
  if ([ending, ...endings].some((one) => name.endsWith(one))) return filePath;
  const file = `${filePath}${ending}`;
  return !(await exists(file)) || (await mayReplace(window, file)) ? file : undefined;
}

async function mayReplace(window: DeskWindow, file: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window.browser, {
    type: 'question', message: texts.existing(basename(file)), buttons: [texts.replace, texts.cancel], defaultId: 1, cancelId: 1, noLink: true,
  });
  return response === 0;
}

export const exists = (file: string): Promise<boolean> => stat(file).then(() => true, () => false);
