// Printing and handouts: which edition, how many pages to a side of paper, which printer. The sides are shown as they will be.

import { useEffect, useState, type JSX } from 'react';
import { Button, Group, Input, Label, NumberField } from 'react-aria-components';
import type { Finished, Outcome, PaperSetup, Printer, RenderRequest } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { shownDraft } from '../connect.ts';
import { closeDialog, Sheet } from '../dialogs/sheet.tsx';
import { Icon } from '../icons.tsx';
import { templateOf } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { fileNameOf } from './file-names.ts';
import { SheetPreview } from './sheet-preview.tsx';

const words = texts.print;
const layouts: readonly PaperSetup['layout'][] = ['pages', '2-up', '4-up', '3-up-notes', 'booklet'];
const editions: readonly PaperSetup['edition'][] = ['screen', 'print', 'large-print'];
const papers = ['A4', 'A3', 'A5', 'Letter', 'Legal', 'Tabloid'];
const sides: readonly PaperSetup['duplex'][] = ['none', 'long-edge', 'short-edge'];

export function PrintDialog(): JSX.Element {
  const [setup, setSetup] = useState<PaperSetup>({ edition: 'screen', layout: 'pages', paper: 'A4', duplex: 'none' });
  const [copies, setCopies] = useState(1);
  const printers = usePrinters();
  const [printer, setPrinter] = useState<string>();
  const made = useSheets(setup);
  const chosen = printer ?? printers?.find(({ isDefault }) => isDefault)?.name ?? printers?.[0]?.name ?? '';
  const change = (part: Partial<PaperSetup>): void => setSetup((before) => sensible({ ...before, ...part }, part));
  return (
    <Sheet title={words.title} wide>
      <div className="print">
        <div className="print-form">
          <Choice label={words.edition} value={setup.edition} choices={editions} name={(one) => words.editions[one]} onChange={(edition) => change({ edition })} />
          <Choice label={words.layout} value={setup.layout} choices={layouts} name={(one) => words.layouts[one]} onChange={(layout) => change({ layout })} />
          {setup.layout !== 'pages' && <Choice label={words.paper} value={setup.paper} choices={papers} name={(one) => one} onChange={(paper) => change({ paper })} />}
          <Choice label={words.duplex} value={setup.duplex} choices={sides} name={(one) => words.sides[one]} onChange={(duplex) => change({ duplex })} />
          {printers !== undefined && printers.length > 0 && (
            <>
              <Choice label={words.printer} value={chosen} choices={printers.map(({ name }) => name)} name={(one) => printers.find(({ name }) => name === one)?.label ?? one} onChange={setPrinter} />
              <NumberField className="field" value={copies} onChange={(amount) => setCopies(Number.isNaN(amount) ? 1 : amount)} minValue={1} maxValue={999}>
                <Label>{words.copies}</Label>
                <Group className="amount"><Button slot="decrement" className="quiet"><Icon name="minus" size={12} /></Button><Input /><Button slot="increment" className="quiet"><Icon name="plus" size={12} /></Button></Group>
              </NumberField>
            </>
          )}
          {printers?.length === 0 && <p className="problem-line" role="status"><Icon name="info" /> {words.noPrinter}</p>}
        </div>
        <SheetPreview made={made} />
      </div>
      <footer className="dialog-foot">
        <span className="spring" />
        <Button className="plain" onPress={closeDialog}>{texts.cancel}</Button>
        <Button className="plain" onPress={() => void saveSheets(setup)}>{words.save}</Button>
        <Button className="primary" isDisabled={chosen === ''} onPress={() => void print(setup, chosen, copies)}>{words.print}</Button>
      </footer>
    </Sheet>
  );
}

/** A booklet is printed on both sides, turned at its short edge, unless the user says otherwise. */
function sensible(setup: PaperSetup, changed: Partial<PaperSetup>): PaperSetup {
  return changed.layout === 'booklet' ? { ...setup, duplex: 'short-edge' } : setup;
}

type ChoiceProps<T extends string> = { readonly label: string; readonly value: T; readonly choices: readonly T[]; readonly name: (choice: T) => string; readonly onChange: (choice: T) => void };

function Choice<T extends string>({ label, value, choices, name, onChange }: ChoiceProps<T>): JSX.Element {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="select" value={value} onChange={(event) => onChange(event.target.value as T)}>
        {choices.map((choice) => <option key={choice} value={choice}>{name(choice)}</option>)}
      </select>
    </label>
  );
}

function usePrinters(): readonly Printer[] | undefined {
  const [printers, set] = useState<readonly Printer[]>();
  useEffect(() => void desk.call('print.printers', undefined).then(set), []);
  return printers;
}

function requestFor(setup: PaperSetup): RenderRequest | undefined {
  const draft = shownDraft(store.get());
  return draft === undefined ? undefined : { draft, buffers: store.get().buffers, setup };
}

function useSheets(setup: PaperSetup): Outcome<Finished> | undefined {
  const [made, set] = useState<Outcome<Finished>>();
  const draft = useStore(shownDraft);
  useEffect(() => {
    const request = requestFor(setup);
    if (request === undefined) return;
    let stopped = false;
    void desk.call('print.preview', request).then((outcome) => {
      if (!stopped && outcome.kind !== 'superseded') set(outcome);
    });
    return () => {
      stopped = true;
    };
  }, [setup, draft]);
  return made;
}

function nameFor(setup: PaperSetup): string {
  const state = store.get();
  const draft = shownDraft(state);
  if (draft === undefined || state.desk === undefined) return '';
  const name = fileNameOf(state.settings?.fileName ?? '{title}', draft, state.desk.report, templateOf(state));
  return [name, ...(setup.edition === 'screen' ? [] : [words.editions[setup.edition]]), ...(setup.layout === 'pages' ? [] : [words.layouts[setup.layout]])].join(', ');
}

async function saveSheets(setup: PaperSetup): Promise<void> {
  const request = requestFor(setup);
  if (request === undefined) return;
  store.dispatch({ type: 'exporting' });
  const outcome = await desk.call('export.pdf', { request, name: nameFor(setup) });
  store.dispatch({ type: 'exported', outcome, words: ({ file, pages }) => texts.notices.exported(file.split(/[\\/]/).at(-1) ?? file, pages) });
  if (outcome?.kind === 'done') closeDialog();
}

async function print(setup: PaperSetup, printer: string, copies: number): Promise<void> {
  const request = requestFor(setup);
  if (request === undefined) return;
  closeDialog();
  const outcome = await desk.call('print.run', { request, printer, copies, name: nameFor(setup) });
  if (outcome.kind === 'done') store.dispatch({ type: 'notice', notice: { kind: 'done', text: words.sent(printer), file: outcome.value.file } });
  else if (outcome.kind === 'fault') store.dispatch({ type: 'notice', notice: { kind: 'failed', text: outcome.message } });
}
