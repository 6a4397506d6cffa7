// Asks for the pages whenever what they are made of has changed.

import type { Draft } from '../main/contract.ts';
import { desk } from './api.ts';
import { beginOpening } from './preview/use-pdf.ts';
import { draftOf, type State } from './state.ts';
import { store } from './store.ts';

let asked = 0;
let answered = 0;

export function renderOnChange(state: State, before: State): void {
  const same = draftOf(state) === draftOf(before) && state.buffers === before.buffers && state.desk?.report === before.desk?.report;
  if (!same || state.editing?.trial !== before.editing?.trial || filesOf(state) !== filesOf(before)) void renderAgain();
}

/** Saved texts of the template being edited: another program may have changed them. */
const filesOf = (state: State): unknown => state.editing?.files ?? undefined;

/** The briefing, or its template tried with another report. */
function shownDraft(state: State): Draft | undefined {
  const draft = draftOf(state);
  const trial = state.editing?.trial;
  if (draft === undefined || trial === undefined) return draft;
  const { text: _own, ...choices } = draft;
  return { ...choices, report: trial.file, choices: undefined };
}

/** Asks for the pages of what is shown; an answer counts unless a newer one was there before. */
export async function renderAgain(): Promise<void> {
  const state = store.get();
  const draft = shownDraft(state);
  if (draft === undefined) return;
  const ticket = ++asked;
  store.dispatch({ type: 'rendering' });
  const outcome = await desk.call('briefing.render', { draft, buffers: state.buffers });
  if (ticket < answered || outcome.kind === 'superseded') return;
  answered = ticket;
  if (outcome.kind === 'done') void beginOpening(outcome.value);
  store.dispatch({ type: 'rendered', outcome });
  if (ticket < asked) store.dispatch({ type: 'rendering' });
}
