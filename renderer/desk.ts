// The briefing on the desk, and what becomes of it when its files are saved, or when another program writes them. Pure.

import type { Draft, Opened, OpenReport, ReportItem, TemplateFile, WrittenBriefing } from '../main/contract.ts';
import { begin, everyValue, record, type History } from './history.ts';
import { texts } from './texts.ts';
import { isEverything, reconcile } from './tree/choices.ts';

/** `saved` is the draft as the file holds it: anything else is unsaved. */
export type Desk = {
  readonly report: OpenReport;
  /** The dataset's text as it was last read from, or written to, the disk; once it is needed. */
  readonly source: TemplateFile | undefined;
  /** What another program wrote there while there were unsaved changes here: the user decides. */
  readonly theirs?: TemplateFile | undefined;
  readonly file: string | undefined;
  /** The same of the briefing's file. */
  readonly theirBriefing?: TheirBriefing | undefined;
  readonly history: History<Draft>;
  readonly saved: Draft;
};

/** A briefing file that another program wrote and that could be read. */
export type TheirBriefing = Omit<WrittenBriefing, 'outcome'> & { readonly opened: Opened };

/** A desk with what was opened; `fresh` is the draft of a report without a briefing. */
export function deskOf({ report, briefing }: Opened, fresh: Draft): Desk {
  const draft = briefing === undefined ? fresh : normal(briefing.draft, report.items);
  return { report, source: undefined, file: briefing?.file, history: begin(draft), saved: draft };
}

/** The draft with a selection that fits the report; a selection of everything is no selection. */
export function normal(draft: Draft, items: readonly ReportItem[]): Draft {
  if (draft.choices === undefined) return draft;
  const choices = reconcile(draft.choices, items);
  if (JSON.stringify(choices) === JSON.stringify(draft.choices)) return draft;
  return { ...draft, choices: isEverything(choices, items) ? undefined : choices };
}

/** Whether two drafts are one but for the dataset's text: then there is no briefing file to save. */
export function onlyTextDiffers(a: Draft, b: Draft): boolean {
  return a.report === b.report && a.template === b.template && a.choices === b.choices && a.parameters === b.parameters && a.options === b.options && a.output === b.output && a.breaks === b.breaks && a.budget === b.budget;
}

const withText = ({ text: _text, ...draft }: Draft, text: string | undefined): Draft => (text === undefined ? draft : { ...draft, text });
const withoutText = (draft: Draft): Draft => withText(draft, undefined);

// --- the report's file

/** The report has another outline. */
export function reportChanged(desk: Desk, report: OpenReport): Desk {
  const { present } = desk.history;
  const changed = normal(present, report.items);
  return { ...desk, report, history: { ...desk.history, present: changed }, saved: desk.saved === present ? changed : normal(desk.saved, report.items) };
}

/** From now on, "as on the disk" means the new text: drafts of the past keep the old one. */
export function reportSaved(desk: Desk, text: string, stamp: string): Desk {
  const old = desk.source?.text;
  const keep = (draft: Draft): Draft => (draft.text === undefined && old !== undefined ? { ...draft, text: old } : draft);
  const history = everyValue(desk.history, keep);
  const saved = onlyTextDiffers(history.present, desk.saved) ? history.present : { ...keep(desk.saved), text };
  return { ...desk, source: desk.source === undefined ? undefined : { ...desk.source, text, stamp }, history, saved };
}

/** Whether the report's data has changes that its file has not, nor `theirs`. */
export function hasOwnData({ history, source }: Desk, theirs: TemplateFile): boolean {
  const { text } = history.present;
  return text !== undefined && text !== source?.text && text !== theirs.text;
}

/** Another program wrote the report: taken over, unless its data has unsaved changes here; then the user decides. */
export function reportWritten(desk: Desk, theirs: TemplateFile, report: OpenReport | undefined): Desk {
  if (hasOwnData(desk, theirs)) return { ...desk, theirs: theirs.text === desk.source?.text ? undefined : theirs };
  return report === undefined ? desk : reportChanged(reportTaken(desk, theirs), report);
}

/** "As on the disk" means their text now, for the drafts of the past too; only what had a text of its own keeps that. */
function reportTaken(desk: Desk, theirs: TemplateFile): Desk {
  const asOnDisk = once((draft: Draft) => (draft.text !== undefined && (draft.text === desk.source?.text || draft.text === theirs.text) ? withoutText(draft) : draft));
  const history = everyValue(desk.history, asOnDisk);
  const saved = asOnDisk(desk.saved);
  return { ...desk, source: theirs, theirs: undefined, history, saved: onlyTextDiffers(history.present, saved) ? history.present : saved };
}

/** The same draft always becomes the same one: which is saved is told by identity. */
function once(change: (draft: Draft) => Draft): (draft: Draft) => Draft {
  const known = new Map<Draft, Draft>();
  return (draft) => {
    const changed = known.get(draft) ?? change(draft);
    known.set(draft, changed);
    return changed;
  };
}

/** Theirs is what the disk holds now. Mine stays an unsaved change of it, or goes, and undo has it. */
export function reportSettled(desk: Desk, keep: 'mine' | 'theirs'): Desk {
  if (desk.theirs === undefined) return desk;
  const draft = withoutText(desk.history.present);
  const history = keep === 'mine' ? desk.history : record(desk.history, draft, texts.edits.data);
  const saved = withoutText(desk.saved);
  return { ...desk, source: desk.theirs, theirs: undefined, history, saved: keep === 'theirs' && onlyTextDiffers(draft, saved) ? draft : saved };
}

// --- the briefing's file

/** Another program wrote the briefing: taken over as one step of undo, unless there are unsaved changes here; then the user decides. */
export function briefingWritten(desk: Desk, theirs: TheirBriefing): Desk {
  return onlyTextDiffers(desk.history.present, desk.saved) ? briefingTaken(desk, theirs) : { ...desk, theirBriefing: theirs };
}

function briefingTaken(desk: Desk, { opened }: TheirBriefing): Desk {
  const draft = theirDraft(desk, opened);
  const same = JSON.stringify(draft) === JSON.stringify(desk.history.present);
  const history = same ? desk.history : record(desk.history, draft, texts.edits.onDisk);
  const saved = desk.saved.text === draft.text ? history.present : withText(draft, desk.saved.text);
  return { ...desk, theirBriefing: undefined, report: opened.report, history, saved };
}

/** Their choices, with the data as it is here. */
function theirDraft({ history: { present } }: Desk, { briefing, report }: Opened): Draft {
  return withText(normal(briefing?.draft ?? present, report.items), present.text);
}

/** Mine: the next save writes over theirs. Theirs: undo has mine. */
export function briefingSettled(desk: Desk, keep: 'mine' | 'theirs'): Desk {
  const { theirBriefing: theirs } = desk;
  if (theirs === undefined) return desk;
  if (keep === 'theirs') return briefingTaken(desk, theirs);
  return { ...desk, theirBriefing: undefined, saved: withText(theirDraft(desk, theirs.opened), desk.saved.text) };
}
