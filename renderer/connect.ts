// Connects the state with the main process: starts, asks for pages whenever the draft changes, keeps unsaved work safe, and
// carries out the menu's commands.

import { desk } from './api.ts';
import { runCommand, saveEverything } from './commands.ts';
import { followFiles } from './follow.ts';
import { renderOnChange } from './rendering.ts';
import { deskName, draftOf, isDirty, type State } from './state.ts';
import { store } from './store.ts';
import { writeAsIn } from './texts.ts';

/** Unsaved work is on the disk this long after a change, at the latest. */
const keepAfter = 500;

export async function connect(): Promise<void> {
  store.subscribe(renderOnChange);
  store.subscribe(keepOnChange);
  store.subscribe(outlineOnChange);
  store.subscribe(describeOnChange);
  desk.on('menu', (command) => void runCommand(command));
  desk.on('open', (outcome) => store.dispatch({ type: 'opened', outcome }));
  desk.on('recent-changed', (recent) => store.dispatch({ type: 'recent', recent }));
  desk.on('settings-changed', (change) => {
    const { settings } = store.get();
    if (settings !== undefined) store.dispatch({ type: 'settings', settings: { ...settings, ...change } });
  });
  desk.on('working', (word) => store.dispatch({ type: 'working', word }));
  desk.on('save-all', () => void saveEverything().then((saved) => desk.call('app.saved', saved)));
  followFiles();
  desk.on('progress', (progress) => store.dispatch({ type: 'progress', progress }));
  const [start, templates] = await Promise.all([desk.call('app.start', undefined), desk.call('template.list', undefined)]);
  writeAsIn(start.locale);
  store.dispatch({ type: 'templates', templates });
  store.dispatch({ type: 'started', start });
}

// --- the tree, while the report's data is edited

let outlineTimer: ReturnType<typeof setTimeout> | undefined;

function outlineOnChange(state: State, before: State): void {
  if (draftOf(state)?.text === draftOf(before)?.text || state.desk?.report.file !== before.desk?.report.file) return;
  clearTimeout(outlineTimer);
  outlineTimer = setTimeout(() => void refreshOutline(), 250);
}

async function refreshOutline(): Promise<void> {
  const draft = draftOf(store.get());
  if (draft === undefined) return;
  const outcome = await desk.call('report.outline', { file: draft.report, text: draft.text });
  if (outcome.kind === 'done') store.dispatch({ type: 'report-changed', report: outcome.value.report });
}

// --- unsaved work

let timer: ReturnType<typeof setTimeout> | undefined;

function keepOnChange(state: State, before: State): void {
  if (state.desk?.history.present === before.desk?.history.present && state.desk?.saved === before.desk?.saved && state.buffers === before.buffers) return;
  timer ??= setTimeout(keep, keepAfter);
}

function keep(): void {
  timer = undefined;
  const state = store.get();
  const draft = draftOf(state);
  const unsaved = draft !== undefined && isDirty(state);
  void desk.call('briefing.keep', unsaved ? { draft, file: state.desk?.file, buffers: state.buffers } : undefined);
}

// --- the window's title

function describeOnChange(state: State, before: State): void {
  const dirty = isDirty(state);
  if (dirty === isDirty(before) && state.desk?.file === before.desk?.file && state.desk?.report === before.desk?.report) return;
  void desk.call('app.dirty', { dirty, file: state.desk?.file, name: deskName(state) });
}
