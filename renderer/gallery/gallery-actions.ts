// What can be done to a template in the gallery.

import type { Outcome, TemplateInfo } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { closeDialog } from '../dialogs/sheet.tsx';
import { editTemplate, refreshTemplates } from '../editor/editing-commands.ts';
import { chooseTemplate } from '../inspector/choose-template.ts';
import { store } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.gallery;
export type TemplateAction = 'edit' | 'duplicate' | 'export' | 'show' | 'delete';

export async function actOnTemplate(template: TemplateInfo, action: TemplateAction): Promise<void> {
  switch (action) {
    case 'edit':
      chooseTemplate(template.key);
      closeDialog();
      return editTemplate();
    case 'duplicate':
      return report(await desk.call('template.create', { from: template.key, title: texts.editor.copyOf(template.name) }));
    case 'delete':
      if (template.key === store.get().desk?.history.present.template) chooseTemplate(fallback(template.key));
      return report(await desk.call('template.delete', template.folder));
    case 'show':
      await desk.call('template.show', template.key);
      return undefined;
    case 'export': {
      const written = await desk.call('template.export', template.key);
      if (written?.kind === 'done') store.dispatch({ type: 'notice', notice: { kind: 'done', text: words.exported(template.name), file: written.value } });
      else if (written?.kind === 'fault') store.dispatch({ type: 'notice', notice: { kind: 'failed', text: written.message } });
    }
  }
}

export async function renameTemplate(template: TemplateInfo, title: string): Promise<void> {
  await report(await desk.call('template.rename', { folder: template.folder, title }));
}

/** A small template to begin with, chosen for the briefing and open in the editor. */
export async function createTemplate(): Promise<void> {
  const made = await desk.call('template.create', { from: undefined, title: words.created });
  await report(made);
  if (made.kind !== 'done') return;
  chooseTemplate(made.value.key);
  closeDialog();
  await editTemplate();
}

export async function importTemplate(): Promise<void> {
  const outcome = await desk.call('template.import', undefined);
  if (outcome !== undefined) await report(outcome);
}

function fallback(key: string): string {
  return store.get().templates.find((one) => one.bundled && one.key !== key)?.key ?? key;
}

async function report(outcome: Outcome<unknown>): Promise<void> {
  if (outcome.kind === 'fault') store.dispatch({ type: 'notice', notice: { kind: 'failed', text: outcome.message } });
  await refreshTemplates();
}
