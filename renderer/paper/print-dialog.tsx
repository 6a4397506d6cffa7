// Printing and handouts: which edition, how many pages to a side of paper, which printer. The sides are shown as they will be.

import { useEffect, useMemo, useState, type JSX } from 'react';
import { Button, Group, Input, Label, NumberField } from 'react-aria-components';
import type { BriefingOutput, Finished, HandoutChoice, Outcome, Printer, RenderRequest } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { closeDialog, Sheet } from '../dialogs/sheet.tsx';
import { nameOf } from '../file-names.ts';
import { Icon } from '../icons.tsx';
import { draftOf } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { HandoutFields } from './handout-fields.tsx';
import { nameFor } from './names.ts';
import { Choice } from './choice.tsx';
import { SheetPreview } from './sheet-preview.tsx';

const words = texts.print;
type Layout = 'pages' | HandoutChoice['layout'];
type Duplex = 'none' | 'long-edge' | 'short-edge';
const layouts: readonly Layout[] = ['pages', '2-up', '4-up', '3-up-notes', 'booklet'];
const editions = ['screen', 'print', 'large-print'] as const;
const sides: readonly Duplex[] = ['none', 'long-edge', 'short-edge'];

export function PrintDialog(): JSX.Element {
  const draft = useStore(draftOf);
  const [output, setOutput] = useState<BriefingOutput>(draft?.output ?? {});
  const [single, setSingle] = useState<Duplex>('none');
  const [copies, setCopies] = useState(1);
  const printers = usePrinters();
  const [printer, setPrinter] = useState<string>();
  const request = useMemo(() => (draft === undefined ? undefined : { draft: { ...draft, output }, buffers: store.get().buffers }), [draft, output]);
  const made = useSheets(request);
  const chosen = printer ?? printers?.find(({ isDefault }) => isDefault)?.name ?? printers?.[0]?.name ?? '';
  const { handout } = output;
  const duplex = handout === undefined ? single : (handout.duplex ?? 'none');
  const setDuplex = (value: Duplex): void => (handout === undefined ? setSingle(value) : setOutput({ ...output, handout: { ...handout, duplex: value } }));
  return (
    <Sheet title={words.title} wide>
      <div className="print">
        <div className="print-form">
          <Choice label={words.edition} value={output.edition ?? 'screen'} choices={editions} name={(one) => words.editions[one]} onChange={(edition) => setOutput({ ...output, edition })} />
          <Choice label={words.layout} value={handout?.layout ?? 'pages'} choices={layouts} name={(one) => words.layouts[one]} onChange={(layout) => setOutput(withLayout(output, layout))} />
          {handout !== undefined && <HandoutFields handout={handout} onChange={(changed) => setOutput({ ...output, handout: changed })} />}
          <Choice label={words.duplex} value={duplex} choices={sides} name={(one) => words.sides[one]} onChange={setDuplex} />
          {printers !== undefined && printers.length > 0 && (
            <>
              <Choice label={words.printer} value={chosen} choices={printers.map(({ name }) => name)} name={(one) => one} onChange={setPrinter} />
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
        <Button className="plain" isDisabled={request === undefined} onPress={() => keepOutput(output)}>{words.keep}</Button>
        <span className="spring" />
        <Button className="plain" onPress={closeDialog}>{texts.cancel}</Button>
        <Button className="plain" isDisabled={request === undefined} onPress={() => request !== undefined && void saveSheets(request)}>{words.save}</Button>
        <Button className="primary" isDisabled={chosen === '' || request === undefined} onPress={() => request !== undefined && void print(request, chosen, copies, duplex)}>{words.print}</Button>
      </footer>
    </Sheet>
  );
}

/** A booklet is printed on both sides, turned at its short edge, unless the user says otherwise. */
function withLayout(output: BriefingOutput, layout: Layout): BriefingOutput {
  const { handout, ...rest } = output;
  if (layout === 'pages') return rest;
  return { ...rest, handout: { layout, ...(handout?.paper !== undefined && { paper: handout.paper }), duplex: layout === 'booklet' ? 'short-edge' : (handout?.duplex ?? 'none') } };
}

/** Writes edition and handout into the briefing: the pages show the edition, exports and the command line follow. */
function keepOutput(output: BriefingOutput): void {
  store.dispatch({ type: 'edit', label: texts.edits.output, change: (draft) => ({ ...draft, output }) });
  closeDialog();
}

function usePrinters(): readonly Printer[] | undefined {
  const [printers, set] = useState<readonly Printer[]>();
  useEffect(() => void desk.call('print.printers', undefined).then(set), []);
  return printers;
}

function useSheets(request: RenderRequest | undefined): Outcome<Finished> | undefined {
  const [made, set] = useState<Outcome<Finished>>();
  useEffect(() => {
    if (request === undefined) return;
    let stopped = false;
    void desk.call('print.preview', request).then((outcome) => {
      if (!stopped && outcome.kind !== 'superseded') set(outcome);
    });
    return () => {
      stopped = true;
    };
  }, [request]);
  return made;
}

async function saveSheets(request: RenderRequest): Promise<void> {
  store.dispatch({ type: 'exporting' });
  const outcome = await desk.call('export.pdf', { request, name: await sheetName(request) });
  store.dispatch({ type: 'exported', outcome, words: ({ file, pages }) => texts.notices.exported(nameOf(file), pages) });
  if (outcome?.kind === 'done') closeDialog();
}

/** The briefing's name with what sets this file apart, unless its pattern says that already. */
async function sheetName({ draft }: RenderRequest): Promise<string> {
  const { edition = 'screen', handout } = draft.output ?? {};
  const name = (await nameFor(draft)).replace(/\.pdf$/, '');
  return [name, ...(edition === 'screen' ? [] : [words.editionNames[edition]]), ...(handout === undefined ? [] : [words.layouts[handout.layout]])].join(', ');
}

async function print(request: RenderRequest, printer: string, copies: number, duplex: Duplex): Promise<void> {
  closeDialog();
  const outcome = await desk.call('print.run', { request, printer, copies, duplex, name: await sheetName(request) });
  if (outcome.kind === 'done') store.dispatch({ type: 'notice', notice: { kind: 'done', text: words.sent(printer), file: outcome.value.file } });
  else if (outcome.kind !== 'superseded') store.dispatch({ type: 'notice', notice: { kind: 'failed', text: outcome.kind === 'fault' ? outcome.message : (outcome.diagnostics[0]?.message ?? '') } });
}
