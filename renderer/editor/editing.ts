// What is being edited of a template: its files, the tabs, and what another program did to them meanwhile. Pure.

import type { Buffers, OpenReport, TemplateFile, TemplateInfo, TemplateWords } from '../../main/contract.ts';

export type Spot = { readonly file: string; readonly line: number; readonly column: number };

export type Editing = {
  readonly template: TemplateInfo;
  readonly files: readonly TemplateFile[];
  /** Files in tabs, by path. */
  readonly tabs: readonly string[];
  readonly active: string;
  /** Texts that stand on the disk instead of what was read, where there are unsaved changes: by path. */
  readonly conflicts: Readonly<Record<string, TemplateFile>>;
  readonly words: TemplateWords | undefined;
  /** Where the cursor should go; a new object each time. */
  readonly spot: Spot | undefined;
  /** The report that the template is tried with, in place of the briefing's own. */
  readonly trial: OpenReport | undefined;
  /** The file whose name is being changed. */
  readonly renaming: string | undefined;
};

export type EditingAction =
  | { readonly type: 'editing'; readonly template: TemplateInfo; readonly files: readonly TemplateFile[] }
  | { readonly type: 'editing-closed' }
  | { readonly type: 'tab'; readonly file: string }
  | { readonly type: 'tab-closed'; readonly file: string }
  | { readonly type: 'file-added'; readonly file: TemplateFile }
  | { readonly type: 'file-saved'; readonly file: string; readonly text: string; readonly stamp: string }
  | { readonly type: 'file-changed'; readonly file: TemplateFile }
  | { readonly type: 'conflict-settled'; readonly file: string; readonly keep: 'mine' | 'theirs' }
  | { readonly type: 'renaming'; readonly file: string | undefined }
  | { readonly type: 'file-renamed'; readonly from: string; readonly file: TemplateFile }
  | { readonly type: 'file-removed'; readonly file: string }
  | { readonly type: 'words'; readonly words: TemplateWords | undefined }
  | { readonly type: 'spot'; readonly spot: Spot }
  | { readonly type: 'trial'; readonly report: OpenReport | undefined };

type Held = { readonly editing: Editing | undefined; readonly buffers: Buffers };

export function beginEditing(template: TemplateInfo, files: readonly TemplateFile[]): Editing {
  const first = files.slice(0, 2).map(({ file }) => file);
  return { template, files, tabs: first, active: first[0] ?? '', conflicts: {}, words: undefined, spot: undefined, trial: undefined, renaming: undefined };
}

export function reduceEditing<S extends Held>(state: S, action: EditingAction): S {
  if (action.type === 'editing') return { ...state, editing: beginEditing(action.template, action.files) };
  if (action.type === 'editing-closed') return { ...state, editing: undefined };
  const { editing } = state;
  if (editing === undefined) return action.type === 'file-saved' && state.buffers[action.file] === action.text ? { ...state, buffers: withoutBuffer(state.buffers, action.file) } : state;
  switch (action.type) {
    case 'tab':
      return { ...state, editing: showTab(editing, action.file) };
    case 'tab-closed':
      return { ...state, editing: closeTab(editing, action.file) };
    case 'file-added':
      return { ...state, editing: showTab({ ...editing, files: [...editing.files, action.file] }, action.file.file) };
    case 'file-saved':
      return saved(state, editing, action);
    case 'file-changed':
      return changed(state, editing, action.file);
    case 'conflict-settled':
      return settled(state, editing, action.file, action.keep);
    case 'renaming':
      return { ...state, editing: { ...editing, renaming: action.file } };
    case 'file-renamed':
      return renamed(state, editing, action.from, action.file);
    case 'file-removed':
      return removed(state, editing, action.file);
    case 'words':
      return { ...state, editing: { ...editing, words: action.words } };
    case 'spot':
      return editing.files.some(({ file }) => file === action.spot.file) ? { ...state, editing: { ...showTab(editing, action.spot.file), spot: { ...action.spot } } } : state;
    case 'trial':
      return { ...state, editing: { ...editing, trial: action.report } };
  }
}

function showTab(editing: Editing, file: string): Editing {
  return { ...editing, active: file, tabs: editing.tabs.includes(file) ? editing.tabs : [...editing.tabs, file] };
}

function closeTab(editing: Editing, file: string): Editing {
  const tabs = editing.tabs.filter((one) => one !== file);
  if (tabs.length === 0) return editing;
  const index = editing.tabs.indexOf(file);
  return { ...editing, tabs, active: editing.active === file ? (tabs[Math.min(index, tabs.length - 1)] ?? '') : editing.active };
}

function replaceFile(editing: Editing, file: TemplateFile): Editing {
  return { ...editing, files: editing.files.map((one) => (one.file === file.file ? file : one)) };
}

function withoutBuffer(buffers: Buffers, file: string): Buffers {
  const { [file]: _gone, ...rest } = buffers;
  return rest;
}

/** Its unsaved text goes with it. */
function renamed<S extends Held>(state: S, editing: Editing, from: string, file: TemplateFile): S {
  const { [from]: text, ...others } = state.buffers;
  const follow = (path: string): string => (path === from ? file.file : path);
  const files = [...editing.files.filter((one) => one.file !== from && one.file !== file.file), file];
  return {
    ...state, buffers: text === undefined ? others : { ...others, [file.file]: text },
    editing: { ...editing, files, tabs: [...new Set(editing.tabs.map(follow))], active: follow(editing.active), renaming: undefined },
  };
}

function removed<S extends Held>(state: S, editing: Editing, file: string): S {
  const left = closeTab(editing, file);
  return { ...state, buffers: withoutBuffer(state.buffers, file), editing: { ...left, files: left.files.filter((one) => one.file !== file) } };
}

/** What was typed while the file was being saved stays unsaved. */
function saved<S extends Held>(state: S, editing: Editing, { file, text, stamp }: Extract<EditingAction, { type: 'file-saved' }>): S {
  const name = editing.files.find((one) => one.file === file)?.name ?? file;
  const buffers = state.buffers[file] === text ? withoutBuffer(state.buffers, file) : state.buffers;
  return { ...state, buffers, editing: replaceFile(editing, { file, name, text, stamp }) };
}

/** Another program wrote the file: taken over, unless there are unsaved changes here; then the user decides. */
function changed<S extends Held>(state: S, editing: Editing, file: TemplateFile): S {
  const known = editing.files.find((one) => one.file === file.file);
  if (known?.stamp === file.stamp) return state;
  if (known === undefined) return { ...state, editing: { ...editing, files: [...editing.files, file] } };
  const mine = state.buffers[file.file];
  if (mine === file.text) return { ...state, buffers: withoutBuffer(state.buffers, file.file), editing: replaceFile(editing, file) };
  if (mine !== undefined) return { ...state, editing: { ...editing, conflicts: { ...editing.conflicts, [file.file]: file } } };
  return { ...state, editing: replaceFile(editing, file) };
}

/** Mine: the next save writes over theirs, which the history keeps. Theirs: my unsaved text goes; the editor's undo has it. */
function settled<S extends Held>(state: S, editing: Editing, path: string, keep: 'mine' | 'theirs'): S {
  const { [path]: theirs, ...conflicts } = editing.conflicts;
  if (theirs === undefined) return state;
  const buffers = keep === 'mine' ? state.buffers : withoutBuffer(state.buffers, path);
  return { ...state, buffers, editing: replaceFile({ ...editing, conflicts }, theirs) };
}

/** Unsaved files of the template. */
export function unsavedFiles(editing: Editing | undefined, buffers: Buffers): readonly TemplateFile[] {
  return editing?.files.filter(({ file }) => buffers[file] !== undefined) ?? [];
}
