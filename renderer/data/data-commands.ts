// Editing the report's data: every change is one step of undo, shown at once in the pages, and written back when saved.

import type { Draft } from '../../main/contract.ts';
import type { JSONPath } from 'jsonc-parser';
import { desk } from '../api.ts';
import { draftOf } from '../state.ts';
import { store } from '../store.ts';
import { texts } from '../texts.ts';
import { withValue } from './json-edit.ts';

/** Reads the dataset's text, once. */
export async function loadSource(): Promise<void> {
  const { desk: open } = store.get();
  if (open === undefined || open.source !== undefined) return;
  const outcome = await desk.call('report.text', open.report.file);
  if (outcome.kind === 'done' && store.get().desk?.report.file === open.report.file) store.dispatch({ type: 'source', source: outcome.value });
}

/** The dataset's text as it stands, with unsaved changes. */
export function reportText(): string | undefined {
  const state = store.get();
  return draftOf(state)?.text ?? state.desk?.source?.text;
}

export function changeData(at: JSONPath, value: unknown): void {
  const before = reportText();
  if (before === undefined) return;
  const text = withValue(before, at, value);
  store.dispatch({ type: 'edit', label: texts.edits.data, group: `data ${at.join('.')}`, change: (draft) => ({ ...draft, text }) });
}

/** Writes the dataset back where it was changed; false where that did not work. */
export async function saveReport(draft: Draft): Promise<boolean> {
  if (draft.text === undefined) return true;
  await loadSource();
  const source = store.get().desk?.source;
  if (source === undefined) return false;
  if (draft.text === source.text) return true;
  const saved = await desk.call('report.save', { file: draft.report, text: draft.text, stamp: source.stamp, force: false });
  if (saved.kind !== 'done') {
    store.dispatch({ type: 'notice', notice: { kind: 'failed', text: saved.kind === 'fault' ? saved.message : '' } });
    return false;
  }
  if (saved.value.conflict !== undefined) {
    store.dispatch({ type: 'report-written', theirs: { ...source, text: saved.value.conflict, stamp: saved.value.stamp }, report: undefined });
    return false;
  }
  store.dispatch({ type: 'report-saved', text: draft.text, stamp: saved.value.stamp });
  store.dispatch({ type: 'notice', notice: { kind: 'done', text: texts.notices.saved(source.name) } });
  return true;
}

/** Puts an earlier text of the whole report in place of the present one: one step of undo. */
export function restoreReport(text: string): void {
  const { desk: open } = store.get();
  store.dispatch({ type: 'edit', label: texts.edits.data, change: ({ text: _now, ...draft }) => (text === open?.source?.text ? draft : { ...draft, text }) });
}
