// The window's whole state, and every way it can change: one pure reducer. What undo covers is the draft; everything else is
// what the window shows right now.

import type {
  Buffers, Choice, Diagnostic, Draft, ExportResult, ImportSource, Located, Opened, OpenReport, Outcome, Progress, RecentFile, Rendered, Settings, Start, TemplateFile, TemplateInfo,
} from '../main/contract.ts';
import { texts } from './texts.ts';
import { briefingSettled, briefingWritten, deskOf, normal, reportChanged, reportSaved, reportSettled, reportWritten, type Desk, type TheirBriefing } from './desk.ts';
import { nameOf } from './file-names.ts';
import { reduceEditing, type Editing, type EditingAction } from './editor/editing.ts';
import { begin, record, redo, settle, undo } from './history.ts';
import { everything, isEverything } from './tree/choices.ts';

export type Dialog = 'gallery' | 'settings' | 'shortcuts' | 'about' | 'tour' | 'batch' | 'print' | 'import' | 'versions' | 'report-versions' | undefined;

/** A short word at the foot of the window. `file` can be shown in its folder. */
export type Notice = { readonly id: number; readonly kind: 'done' | 'failed'; readonly text: string; readonly file?: string };

export type State = {
  readonly start: Start | undefined;
  readonly settings: Settings | undefined;
  readonly recent: readonly RecentFile[];
  readonly desk: Desk | undefined;
  /** What could not be opened, and why. */
  readonly refusal: readonly Diagnostic[] | undefined;
  readonly buffers: Buffers;
  readonly templates: readonly TemplateInfo[];
  /** The template being edited, if one is. */
  readonly editing: Editing | undefined;
  readonly rendered: Rendered | undefined;
  /** Findings of the last try where it made no pages; the pages shown are then older. */
  readonly stale: readonly Diagnostic[] | undefined;
  readonly fault: string | undefined;
  readonly rendering: boolean;
  /** Path of the item chosen in the tree. */
  readonly selected: string | undefined;
  /** Which side of the inspector is up. */
  readonly tab: 'template' | 'item';
  /** What the last click into the pages hit. */
  readonly located: Located | undefined;
  readonly dialog: Dialog;
  /** The text that the import dialog looks at. */
  readonly importing: ImportSource | undefined;
  readonly exporting: boolean;
  readonly progress: Progress | undefined;
  /** What the program works at, where it takes longer. */
  readonly working: string | undefined;
  readonly notice: Notice | undefined;
};

export const initial: State = {
  start: undefined, settings: undefined, recent: [], desk: undefined, refusal: undefined, buffers: {}, templates: [], editing: undefined, rendered: undefined,
  stale: undefined, fault: undefined, rendering: false, selected: undefined, tab: 'template', located: undefined, dialog: undefined, importing: undefined, exporting: false, progress: undefined, working: undefined, notice: undefined,
};

export type Action =
  | EditingAction
  | { readonly type: 'started'; readonly start: Start }
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'recent'; readonly recent: readonly RecentFile[] }
  | { readonly type: 'opened'; readonly outcome: Outcome<Opened> }
  | { readonly type: 'recovered'; readonly opened: Opened; readonly draft: Draft; readonly file: string | undefined; readonly buffers: Buffers }
  | { readonly type: 'refusal-read' }
  | { readonly type: 'report-changed'; readonly report: OpenReport }
  | { readonly type: 'forgotten'; readonly id: string }
  | { readonly type: 'source'; readonly source: TemplateFile }
  | { readonly type: 'report-saved'; readonly text: string; readonly stamp: string }
  /** Another program wrote the report; `report` is what is in it now, where it can be read. */
  | { readonly type: 'report-written'; readonly theirs: TemplateFile; readonly report: OpenReport | undefined }
  | { readonly type: 'report-settled'; readonly keep: 'mine' | 'theirs' }
  | { readonly type: 'briefing-written'; readonly theirs: TheirBriefing }
  | { readonly type: 'briefing-settled'; readonly keep: 'mine' | 'theirs' }
  | { readonly type: 'closed' }
  | { readonly type: 'templates'; readonly templates: readonly TemplateInfo[] }
  | { readonly type: 'edit'; readonly label: string; readonly group?: string; readonly change: (draft: Draft) => Draft }
  | { readonly type: 'choose'; readonly label: string; readonly change: (choices: readonly Choice[]) => readonly Choice[]; readonly group?: string }
  | { readonly type: 'settle' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'saved'; readonly file: string; readonly draft: Draft }
  | { readonly type: 'buffer'; readonly file: string; readonly text: string | undefined }
  | { readonly type: 'rendering' }
  | { readonly type: 'rendered'; readonly outcome: Outcome<Rendered> }
  | { readonly type: 'select'; readonly path: string | undefined }
  | { readonly type: 'located'; readonly located: Located | undefined }
  | { readonly type: 'inspector'; readonly tab: State['tab'] }
  | { readonly type: 'import'; readonly source: ImportSource | undefined }
  | { readonly type: 'dialog'; readonly dialog: Dialog }
  | { readonly type: 'exporting' }
  | { readonly type: 'exported'; readonly outcome: Outcome<ExportResult> | undefined; readonly words: (result: ExportResult) => string }
  | { readonly type: 'progress'; readonly progress: Progress | undefined }
  | { readonly type: 'working'; readonly word: string | undefined }
  | { readonly type: 'notice'; readonly notice: Omit<Notice, 'id'> | undefined };

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'started':
      return started(state, action.start);
    case 'settings':
      return { ...state, settings: action.settings };
    case 'recent':
      return { ...state, recent: action.recent };
    case 'opened':
      return withOpened(state, action.outcome);
    case 'recovered':
      return recovered(state, action);
    case 'report-changed':
      return onDesk(state, (desk) => reportChanged(desk, action.report));
    case 'source':
      return onDesk(state, (desk) => ({ ...desk, source: action.source }));
    case 'report-saved':
      return onDesk(state, (desk) => reportSaved(desk, action.text, action.stamp));
    case 'report-written':
      return onDesk(state, (desk) => (desk.report.file === action.theirs.file ? reportWritten(desk, action.theirs, action.report) : desk));
    case 'report-settled':
      return onDesk(state, (desk) => reportSettled(desk, action.keep));
    case 'briefing-written':
      return onDesk(state, (desk) => (desk.file === action.theirs.file ? briefingWritten(desk, action.theirs) : desk));
    case 'briefing-settled':
      return onDesk(state, (desk) => briefingSettled(desk, action.keep));
    case 'closed':
      return { ...state, desk: undefined, rendered: undefined, stale: undefined, fault: undefined, selected: undefined, buffers: {} };
    case 'refusal-read':
      return { ...state, refusal: undefined };
    case 'forgotten':
      return state.start === undefined ? state : { ...state, start: { ...state.start, recoveries: state.start.recoveries.filter((one) => one.id !== action.id) } };
    case 'templates':
      return { ...state, templates: action.templates };
    case 'edit':
      return edited(state, action.change, action.label, action.group);
    case 'choose':
      return edited(state, (draft) => chosen(state, draft, action.change), action.label, action.group);
    case 'settle':
      return onDesk(state, (desk) => ({ ...desk, history: settle(desk.history) }));
    case 'undo':
      return onDesk(state, (desk) => ({ ...desk, history: undo(desk.history) }));
    case 'redo':
      return onDesk(state, (desk) => ({ ...desk, history: redo(desk.history) }));
    case 'saved':
      return onDesk(state, (desk) => ({ ...desk, file: action.file, saved: action.draft, history: settle(desk.history) }));
    default:
      return reduceShown(state, action);
  }
}

/** The part of the state that no file holds. */
function reduceShown(state: State, action: Action): State {
  switch (action.type) {
    case 'buffer': {
      const { [action.file]: _old, ...rest } = state.buffers;
      return { ...state, buffers: action.text === undefined ? rest : { ...rest, [action.file]: action.text } };
    }
    case 'rendering':
      return { ...state, rendering: true };
    case 'rendered':
      return rendered(state, action.outcome);
    case 'select':
      return { ...state, selected: action.path };
    case 'located':
      return { ...state, located: action.located, selected: objectOf(action.located?.data) ?? state.selected };
    case 'inspector':
      return { ...state, tab: action.tab };
    case 'import':
      return { ...state, dialog: 'import', importing: action.source };
    case 'dialog':
      return { ...state, dialog: action.dialog };
    case 'exporting':
      return { ...state, exporting: true, notice: undefined };
    case 'exported':
      return exported(state, action.outcome, action.words);
    case 'progress':
      return { ...state, progress: action.progress };
    case 'working':
      return { ...state, working: action.word };
    case 'notice':
      return { ...state, notice: action.notice === undefined ? undefined : notice(state, action.notice) };
    default:
      return reduceEditing(state, action as EditingAction);
  }
}

// --- opening

/** A first start begins with the tour. */
function started(state: State, start: Start): State {
  const opened = withOpened({ ...state, start, settings: start.settings, recent: start.recent }, start.open);
  return start.settings.tourDone ? opened : { ...opened, dialog: 'tour' };
}

function withOpened(state: State, outcome: Outcome<Opened> | undefined): State {
  if (outcome === undefined || outcome.kind === 'superseded') return state;
  if (outcome.kind === 'refused') return { ...state, refusal: outcome.diagnostics };
  if (outcome.kind === 'fault') return { ...state, fault: outcome.message };
  const desk = deskOf(outcome.value, freshDraft(state, outcome.value.report));
  return { ...state, desk, editing: undefined, refusal: undefined, fault: undefined, rendered: undefined, stale: undefined, selected: undefined, buffers: {}, dialog: undefined };
}

function recovered(state: State, { opened, draft, file, buffers }: Extract<Action, { type: 'recovered' }>): State {
  const base = withOpened(state, { kind: 'done', value: opened });
  const desk: Desk = { report: opened.report, source: undefined, file, history: begin(normal(draft, opened.report.items)), saved: base.desk?.saved ?? draft };
  return { ...base, desk, buffers };
}

function freshDraft(state: State, report: OpenReport): Draft {
  const template = state.templates.find((one) => one.problem === undefined)?.key ?? 'executive-brief';
  return { report: report.file, template, choices: undefined, parameters: {}, options: {}, budget: undefined };
}

// --- editing

function onDesk(state: State, change: (desk: Desk) => Desk): State {
  return state.desk === undefined ? state : { ...state, desk: change(state.desk) };
}

function edited(state: State, change: (draft: Draft) => Draft, label: string, group?: string): State {
  return onDesk(state, (desk) => ({ ...desk, history: record(desk.history, change(desk.history.present), label, group) }));
}

function chosen(state: State, draft: Draft, change: (choices: readonly Choice[]) => readonly Choice[]): Draft {
  const items = state.desk?.report.items ?? [];
  const before = draft.choices ?? everything(items);
  const after = change(before);
  return after === before ? draft : { ...draft, choices: isEverything(after, items) ? undefined : after };
}

// --- results

function rendered(state: State, outcome: Outcome<Rendered>): State {
  switch (outcome.kind) {
    case 'done':
      return { ...state, rendered: outcome.value, stale: undefined, fault: undefined, rendering: false };
    case 'refused':
      return { ...state, stale: outcome.diagnostics, fault: undefined, rendering: false };
    case 'fault':
      return { ...state, fault: outcome.message, rendering: false };
    case 'superseded':
      return state;
  }
}

function exported(state: State, outcome: Outcome<ExportResult> | undefined, words: (result: ExportResult) => string): State {
  const idle = { ...state, exporting: false, progress: undefined };
  if (outcome === undefined || outcome.kind === 'superseded') return idle;
  if (outcome.kind === 'done') return { ...idle, notice: notice(state, { kind: 'done', text: words(outcome.value), file: outcome.value.file }) };
  const text = outcome.kind === 'fault' ? outcome.message : (outcome.diagnostics[0]?.message ?? '');
  return { ...idle, notice: notice(state, { kind: 'failed', text }) };
}

function notice(state: State, content: Omit<Notice, 'id'>): Notice {
  return { ...content, id: (state.notice?.id ?? 0) + 1 };
}

/** `figures.nations.value` → `figures.nations`. */
function objectOf(path: string | undefined): string | undefined {
  return path?.split('.').slice(0, 2).join('.');
}

// --- reading

export function draftOf(state: State): Draft | undefined {
  return state.desk?.history.present;
}

export function isDirty(state: State): boolean {
  return state.desk !== undefined && (state.desk.history.present !== state.desk.saved || Object.keys(state.buffers).length > 0);
}

export function choicesOf(state: State): readonly Choice[] {
  return draftOf(state)?.choices ?? everything(state.desk?.report.items ?? []);
}

export function templateOf(state: State): TemplateInfo | undefined {
  const key = draftOf(state)?.template;
  return state.templates.find((one) => one.key === key);
}

/** Pages that the briefing may have: its own limit, or what its template is made for. */
export function budgetOf(state: State): number | undefined {
  return draftOf(state)?.budget ?? templateOf(state)?.budget?.most;
}

/** What the problems pane lists: the newest findings, be it of a failed try. */
export function findings(state: State): readonly Diagnostic[] {
  return state.stale ?? state.rendered?.diagnostics ?? state.desk?.report.diagnostics ?? [];
}

/** What the briefing is called: its file, or its report's title. */
export function deskName(state: State): string {
  const { desk } = state;
  if (desk === undefined) return '';
  if (desk.file !== undefined) return nameOf(desk.file).replace(/\.briefing\.json$|\.json$/, '');
  return desk.report.title === '' ? texts.untitled : desk.report.title;
}
