// Exporting several at once: templates, recipients and other briefings multiply; the list says what will be written.

import { useMemo, useState, type JSX } from 'react';
import { Button, Checkbox, CheckboxGroup, Label, ProgressBar, Text, TextArea, TextField } from 'react-aria-components';
import type { BatchJob, BatchResult, Diagnostic, Draft, Opened } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { closeDialog, Sheet } from '../dialogs/sheet.tsx';
import { nameOf } from '../file-names.ts';
import { Icon } from '../icons.tsx';
import { draftOf } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { useNames } from './names.ts';
import { PatternField } from './pattern-field.tsx';

const words = texts.batch;

export function BatchDialog(): JSX.Element {
  const own = useStore((state) => draftOf(state)?.template) ?? '';
  const [chosen, choose] = useState<readonly string[]>([own]);
  const [recipients, setRecipients] = useState('');
  const [others, setOthers] = useState<readonly Opened[]>([]);
  const [folder, setFolder] = useState<string>();
  const [ended, setEnded] = useState<{ readonly drafts: readonly Draft[]; readonly result: BatchResult }>();
  const [running, setRunning] = useState(false);
  const pattern = useStore((state) => state.settings?.fileName ?? '{report.title}');
  const draft = useStore(draftOf);
  const drafts = useMemo(() => draftsFor(draft, chosen, recipients, others), [draft, chosen, recipients, others]);
  const { names, problems } = useNames(drafts, withWhatDiffers(pattern, drafts));
  const jobs = drafts.flatMap((each, index): BatchJob[] => (names[index] === undefined ? [] : [{ request: { draft: each, buffers: store.get().buffers }, name: names[index] }]));
  const run = async (): Promise<void> => {
    if (folder === undefined) return;
    setRunning(true);
    const outcome = await desk.call('batch.run', { jobs, folder }).finally(() => setRunning(false));
    if (outcome?.kind === 'done') setEnded({ drafts, result: outcome.value });
    else if (outcome?.kind === 'fault') store.dispatch({ type: 'notice', notice: { kind: 'failed', text: outcome.message } });
  };
  return (
    <Sheet title={words.title} wide busy={running}>
      <div className="import">
        <section>
          <TemplateChoice chosen={chosen} onChange={choose} />
          <TextField className="field" value={recipients} onChange={setRecipients}><Label>{words.recipients}</Label><TextArea rows={4} /><Text slot="description" className="hint">{words.recipientsHelp}</Text></TextField>
          <div className="button-row">
            <Button className="plain" onPress={() => void desk.call('batch.briefings', undefined).then((opened) => setOthers([...others, ...opened]))}>{words.addBriefings}</Button>
            {others.length > 0 && <Button className="plain" onPress={() => setOthers([])}>{words.removeBriefings(others.length)}</Button>}
          </div>
          <PatternField pattern={pattern} />
          <div className="field">
            <span>{words.folder}</span>
            <div className="folder-row">{folder === undefined ? <span className="hint">{words.noFolder}</span> : <code>{folder}</code>}<Button className="plain" onPress={() => void desk.call('batch.folder', undefined).then((got) => setFolder(got ?? folder))}>{texts.settings.choose}</Button></div>
          </div>
        </section>
        <section className="understood" aria-label={words.files}>{ended?.drafts === drafts ? <Result result={ended.result} /> : <JobList jobs={jobs} problems={problems} />}</section>
      </div>
      <BatchFoot running={running} ready={folder !== undefined && jobs.length > 0} count={drafts.length} run={() => void run()} />
    </Sheet>
  );
}

function TemplateChoice({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (keys: readonly string[]) => void }): JSX.Element {
  const templates = useStore((state) => state.templates);
  return (
    <CheckboxGroup className="field" value={[...chosen]} onChange={onChange}>
      <Label>{words.templates}</Label>
      {templates.map((template) => (
        <Checkbox key={template.key} value={template.key} className="tick labelled">
          <span className="tick-box">{chosen.includes(template.key) && <Icon name="check" size={12} />}</span>{template.name}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function BatchFoot({ running, ready, count, run }: { readonly running: boolean; readonly ready: boolean; readonly count: number; readonly run: () => void }): JSX.Element {
  const progress = useStore((state) => state.progress);
  return (
    <footer className="dialog-foot">
      {running && progress !== undefined && (
        <>
          <ProgressBar aria-label={words.title} value={progress.done} maxValue={progress.total} className="progress">{({ percentage }) => <span className="progress-bar"><span style={{ width: `${percentage ?? 0}%` }} /></span>}</ProgressBar>
          <span role="status">{words.progress(progress.done + 1, progress.total)} {progress.label}</span>
        </>
      )}
      <span className="spring" />
      <Button className="plain" onPress={() => (running ? void desk.call('export.cancel', undefined) : closeDialog())}>{running ? texts.cancel : texts.close}</Button>
      <Button className="primary" isDisabled={!ready || running} onPress={run}>{words.run(count)}</Button>
    </footer>
  );
}

function JobList({ jobs, problems }: { readonly jobs: readonly BatchJob[]; readonly problems: readonly Diagnostic[] }): JSX.Element {
  return (
    <>
      <h3>{words.files}</h3>
      <ul className="item-findings">{problems.map((one) => <li key={one.message} data-severity={one.severity}><Icon name={one.severity} size={14} /> {one.message}{one.hint === undefined ? '' : ` (${one.hint})`}</li>)}</ul>
      <ul className="import-items">{jobs.map(({ name, request: { draft } }) => <li key={JSON.stringify([draft.report, draft.template, draft.parameters['recipient'], name])}><span><Icon name="page" size={14} /> {name}</span></li>)}</ul>
    </>
  );
}

function Result({ result }: { readonly result: BatchResult }): JSX.Element {
  return (
    <div role="status">
      <h3>{result.cancelled ? words.cancelled(result.written.length) : words.done(result.written.length)}</h3>
      <ul className="import-items">
        {result.written.map((file) => <li key={file}><span><Icon name="check" size={14} /> {nameOf(file)}</span></li>)}
        {result.failed.map((one) => <li key={one.name} data-severity="error"><span><Icon name="error" size={14} /> {one.name}: {one.message}</span></li>)}
      </ul>
      {result.written[0] !== undefined && <Button className="plain" onPress={() => void desk.call('export.show', result.written[0] ?? '')}>{texts.notices.show}</Button>}
    </div>
  );
}

/** Every briefing, by every template, to every recipient. */
function draftsFor(draft: Draft | undefined, templates: readonly string[], recipients: string, others: readonly Opened[]): readonly Draft[] {
  if (draft === undefined) return [];
  const briefings = [...templates.map((template) => ({ ...draft, template })), ...others.map((one) => one.briefing?.draft ?? { ...draft, report: one.report.file, choices: undefined })];
  const names = recipients.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (names.length === 0) return briefings;
  return briefings.flatMap((one) => names.map((recipient) => ({ ...one, parameters: { ...one.parameters, recipient } })));
}

/** Files of one run are told apart by what differs between them. */
function withWhatDiffers(pattern: string, drafts: readonly Draft[]): string {
  const differs = (valueOf: (draft: Draft) => unknown): boolean => new Set(drafts.map(valueOf)).size > 1;
  return [
    pattern,
    ...(differs(({ template }) => template) && !pattern.includes('{template}') ? ['{template}'] : []),
    ...(differs(({ parameters }) => parameters['recipient']) && !pattern.includes('{parameters.recipient}') ? ['{parameters.recipient}'] : []),
  ].join(' – ');
}
