// What another program did to the files that are open: the window takes it over and says so, or asks where that would lose something.

import type { Outcome, TemplateFile, WrittenBriefing } from '../main/contract.ts';
import { desk } from './api.ts';
import { hasOwnData } from './desk.ts';
import { refreshTemplates } from './editor/editing-commands.ts';
import { nameOf } from './file-names.ts';
import { renderAgain } from './rendering.ts';
import { store } from './store.ts';
import { texts } from './texts.ts';

export function followFiles(): void {
  desk.on('report-written', (theirs) => void reportWritten(theirs));
  desk.on('briefing-written', briefingWritten);
  desk.on('source-written', (file) => void sourceWritten(file));
  desk.on('file-changed', templateWritten);
}

const say = (kind: 'done' | 'failed', text: string): void => store.dispatch({ type: 'notice', notice: { kind, text } });

/** A report that cannot be read as it stands leaves the last good pages, and says why. */
async function reportWritten(theirs: TemplateFile): Promise<void> {
  const { desk: open, editing } = store.get();
  if (open?.report.file !== theirs.file) return renderAgain();
  if (hasOwnData(open, theirs)) return askWhose(theirs);
  const outcome = await desk.call('report.outline', { file: theirs.file, text: theirs.text });
  if (outcome.kind === 'refused' && editing?.trial === undefined) showBroken(outcome);
  if (outcome.kind !== 'done') return;
  store.dispatch({ type: 'report-written', theirs, report: outcome.value.report });
  if (open.source?.text !== theirs.text) say('done', texts.notices.followed(theirs.name));
}

/** What was said before of the pages that follow no longer holds. */
function showBroken(outcome: Extract<Outcome<never>, { kind: 'refused' }>): void {
  store.dispatch({ type: 'notice', notice: undefined });
  store.dispatch({ type: 'rendered', outcome });
}

/** Unsaved changes here and others there: the user decides, and the versions have both. */
async function askWhose(theirs: TemplateFile): Promise<void> {
  store.dispatch({ type: 'report-written', theirs, report: undefined });
  await keepBoth(theirs, store.get().desk?.history.present.text);
}

async function keepBoth(theirs: TemplateFile, mine: string | undefined): Promise<void> {
  for (const text of [mine, theirs.text]) if (text !== undefined) await desk.call('version.keep', { file: theirs.file, text });
}

function briefingWritten({ file, stamp, outcome }: WrittenBriefing): void {
  const { desk: open } = store.get();
  if (open?.file !== file) return;
  if (outcome.kind === 'refused') say('failed', texts.notices.unreadable(nameOf(file), outcome.diagnostics[0]?.message ?? ''));
  if (outcome.kind !== 'done') return;
  store.dispatch({ type: 'briefing-written', theirs: { file, stamp, opened: outcome.value } });
  if (store.get().desk?.theirBriefing !== undefined) return;
  void desk.call('briefing.taken', { file, stamp });
  say('done', texts.notices.followed(nameOf(file)));
}

export function settleBriefing(keep: 'mine' | 'theirs'): void {
  const theirs = store.get().desk?.theirBriefing;
  if (theirs === undefined) return;
  store.dispatch({ type: 'briefing-settled', keep });
  void desk.call('briefing.taken', { file: theirs.file, stamp: theirs.stamp });
}

/** A picture, a font, a file of the template. */
async function sourceWritten(file: string): Promise<void> {
  if (nameOf(file) === 'template.json') await refreshTemplates();
  await renderAgain();
  const { editing, stale } = store.get();
  const inEditor = editing?.files.some((one) => one.file === file) === true;
  if (!inEditor && stale === undefined) say('done', texts.notices.followed(nameOf(file)));
}

function templateWritten(file: TemplateFile): void {
  store.dispatch({ type: 'file-changed', file });
  const { editing, buffers } = store.get();
  if (editing?.conflicts[file.file] === file) void keepBoth(file, buffers[file.file]);
}
