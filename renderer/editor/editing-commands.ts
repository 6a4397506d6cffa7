// What is done while a template is edited: begin, save, try with another report, add a file, end.

import type { TemplateFile, TemplateInfo } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { draftOf, templateOf } from '../state.ts';
import { store } from '../store.ts';
import { texts } from '../texts.ts';
import { unsavedFiles, type Spot } from './editing.ts';

const words = texts.editor;

export async function refreshTemplates(): Promise<void> {
  store.dispatch({ type: 'templates', templates: await desk.call('template.list', undefined) });
}

function fail(message: string): void {
  store.dispatch({ type: 'notice', notice: { kind: 'failed', text: message } });
}

/** Edits the briefing's template: the user's own at once, a copy of a bundled one. */
export async function editTemplate(spot?: Spot): Promise<void> {
  const template = templateOf(store.get());
  if (template === undefined) return;
  if (!template.bundled) return beginEditing(template, spot);
  const made = await desk.call('template.create', { from: template.key, title: words.copyOf(template.name) });
  if (made.kind !== 'done') return fail(made.kind === 'fault' ? made.message : '');
  await refreshTemplates();
  store.dispatch({ type: 'edit', label: texts.edits.template, change: (draft) => ({ ...draft, template: made.value.key }) });
  return beginEditing(made.value, spot === undefined ? undefined : { ...spot, file: spot.file.replace(template.folder, made.value.folder) });
}

async function beginEditing(template: TemplateInfo, spot: Spot | undefined): Promise<void> {
  const files = await desk.call('template.files', template.folder);
  if (files.kind !== 'done') return fail(files.kind === 'fault' ? files.message : '');
  store.dispatch({ type: 'editing', template, files: files.value });
  if (spot !== undefined) store.dispatch({ type: 'spot', spot });
  await desk.call('template.watch', template.folder);
  const report = draftOf(store.get())?.report;
  if (report !== undefined) store.dispatch({ type: 'words', words: await desk.call('template.words', { report, folder: template.folder }) });
}

/** Leaves the editor; unsaved texts stay unsaved texts, shown in the pages and kept for recovery. */
export function closeEditing(): void {
  void desk.call('template.watch', undefined);
  store.dispatch({ type: 'editing-closed' });
}

/** Saves every unsaved text of templates. A file that another program changed meanwhile asks first. */
export async function saveFiles(): Promise<void> {
  const { editing, buffers } = store.get();
  if (Object.keys(buffers).length === 0) return;
  const own = editing !== undefined && (await isGone(editing.template)) ? editing.files : unsavedFiles(editing, buffers);
  for (const { file, name, text: known, stamp } of [...own, ...(await filesLeftUnsaved())]) {
    const text = buffers[file] ?? known;
    const saved = await desk.call('template.save', { file, text, stamp, force: false });
    if (saved.kind !== 'done') return fail(saved.kind === 'fault' ? saved.message : name);
    if (saved.value.conflict === undefined) store.dispatch({ type: 'file-saved', file, text, stamp: saved.value.stamp });
    else store.dispatch({ type: 'file-changed', file: { file, name, text: saved.value.conflict, stamp: saved.value.stamp } });
  }
  await refreshTemplates();
}

/** A template whose folder went away is put back with all its texts. */
async function isGone({ folder }: TemplateInfo): Promise<boolean> {
  return (await desk.call('template.files', folder)).kind !== 'done';
}

/** Texts that were left unsaved when their editor was closed, or that an earlier run left behind. */
async function filesLeftUnsaved(): Promise<readonly TemplateFile[]> {
  const { editing, buffers, templates } = store.get();
  const paths = Object.keys(buffers).filter((path) => editing?.files.every(({ file }) => file !== path) ?? true);
  const owners = templates.filter(({ folder, bundled }) => !bundled && paths.some((path) => path.startsWith(folder)));
  const found = await Promise.all(owners.map(({ folder }) => desk.call('template.files', folder)));
  return found.flatMap((outcome) => (outcome.kind === 'done' ? outcome.value : [])).filter(({ file }) => paths.includes(file));
}

export async function addFile(): Promise<void> {
  const { editing } = store.get();
  if (editing === undefined) return;
  const taken = new Set(editing.files.map(({ name }) => name));
  let name = 'partials/new.hbs';
  for (let number = 2; taken.has(name); number++) name = `partials/new-${number}.hbs`;
  const made = await desk.call('template.newFile', { folder: editing.template.folder, name });
  if (made.kind !== 'done') return fail(made.kind === 'fault' ? made.message : name);
  store.dispatch({ type: 'file-added', file: made.value });
  store.dispatch({ type: 'renaming', file: made.value.file });
}

export async function renameFile(file: string, name: string): Promise<void> {
  const { editing } = store.get();
  if (editing === undefined) return;
  const outcome = await desk.call('template.renameFile', { folder: editing.template.folder, file, name });
  if (outcome.kind === 'done') store.dispatch({ type: 'file-renamed', from: file, file: outcome.value });
  else fail(outcome.kind === 'fault' ? outcome.message : name);
}

/** To the system's bin; the versions of it stay. */
export async function removeFile(file: string): Promise<void> {
  const outcome = await desk.call('template.deleteFile', file);
  if (outcome.kind === 'done') store.dispatch({ type: 'file-removed', file });
  else fail(outcome.kind === 'fault' ? outcome.message : file);
}

/** `own`: the briefing's report; `stress`: the made one; else a report's file. */
export async function tryWith(what: string): Promise<void> {
  if (what === 'own') return store.dispatch({ type: 'trial', report: undefined });
  const outcome = what === 'stress' ? await desk.call('report.stress', undefined) : await desk.call('report.outline', { file: what, text: undefined });
  if (outcome?.kind === 'done') store.dispatch({ type: 'trial', report: outcome.value.report });
  else if (outcome?.kind === 'fault') fail(outcome.message);
}

/** Leads to a line of a template: in the editor if it is open there, else by opening it. */
export async function goToLine(spot: Spot): Promise<void> {
  const { editing } = store.get();
  if (editing?.files.some(({ file }) => file === spot.file) === true) store.dispatch({ type: 'spot', spot });
  else if (spot.file.startsWith(templateOf(store.get())?.folder ?? '\0')) await editTemplate(spot);
}
