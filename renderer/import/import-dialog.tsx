// Import: a text is pasted, dropped or chosen; what was understood of it is shown before it becomes a report.

import { useEffect, useState, type JSX } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import type { ImportKind, ImportSource, Outcome, ReportItem, Understanding } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { open } from '../commands.ts';
import { closeDialog, Sheet } from '../dialogs/sheet.tsx';
import { Icon } from '../icons.tsx';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.import;
const kinds: readonly ImportKind[] = ['text', 'markdown', 'csv'];

export function ImportDialog(): JSX.Element {
  const given = useStore((state) => state.importing);
  const [source, setSource] = useState<ImportSource | undefined>(given);
  const [kind, setKind] = useState<ImportKind>();
  const outcome = useUnderstanding(source, kind);
  const choose = async (): Promise<void> => {
    const chosen = await desk.call('import.choose', undefined);
    if (chosen !== undefined) setSource(chosen);
  };
  return (
    <Sheet title={words.title} wide>
      <div className="import">
        <section>
          <div className="button-row"><Button className="plain" onPress={() => void choose()}>{words.choose}</Button>{source !== undefined && <span className="hint">{source.name}</span>}</div>
          <Paste source={source} onPaste={setSource} />
          <label className="field"><span>{words.kind}</span>
            <select className="select" value={kind ?? ''} onChange={(event) => setKind(event.target.value === '' ? undefined : (event.target.value as ImportKind))}>
              <option value="">{words.automatic}</option>
              {kinds.map((one) => <option key={one} value={one}>{words.kinds[one]}</option>)}
            </select>
          </label>
        </section>
        <section className="understood" aria-label={words.understood} aria-live="polite"><Understood outcome={outcome} /></section>
      </div>
      <footer className="dialog-foot">
        <span className="spring" />
        <Button className="plain" onPress={closeDialog}>{texts.cancel}</Button>
        <Button className="primary" isDisabled={outcome?.kind !== 'done'} onPress={() => outcome?.kind === 'done' && void saveAs(outcome.value)}>{words.save}</Button>
      </footer>
    </Sheet>
  );
}

function Paste({ source, onPaste }: { readonly source: ImportSource | undefined; readonly onPaste: (source: ImportSource | undefined) => void }): JSX.Element {
  const text = source === undefined ? '' : new TextDecoder().decode(source.bytes);
  const change = (pasted: string): void => onPaste(pasted === '' ? undefined : { name: source?.name ?? words.pasted, bytes: new TextEncoder().encode(pasted) });
  return (
    <TextField className="field" value={text} onChange={change}>
      <Label>{words.paste}</Label>
      <TextArea rows={14} />
    </TextField>
  );
}

/** Reads anew whenever the text or the kind changes; the newest answer counts. */
function useUnderstanding(source: ImportSource | undefined, kind: ImportKind | undefined): Outcome<Understanding> | undefined {
  const [outcome, set] = useState<Outcome<Understanding>>();
  useEffect(() => {
    if (source === undefined) return;
    let stopped = false;
    void desk.call('import.read', { source, kind }).then((got) => {
      if (!stopped && got.kind !== 'superseded') set(got);
    });
    return () => {
      stopped = true;
    };
  }, [source, kind]);
  return source === undefined ? undefined : outcome;
}

function Understood({ outcome }: { readonly outcome: Outcome<Understanding> | undefined }): JSX.Element {
  if (outcome === undefined) return <p className="empty">{words.nothing}</p>;
  if (outcome.kind === 'refused') return <ul className="item-findings">{outcome.diagnostics.map((one) => <li key={one.message} data-severity="error"><Icon name="error" size={14} /> {one.message}</li>)}</ul>;
  if (outcome.kind !== 'done') return <p className="empty">{outcome.kind === 'fault' ? outcome.message : ''}</p>;
  const { title, summary, items, diagnostics } = outcome.value;
  return (
    <>
      <h3>{title}</h3>
      <dl className="import-summary">{summary.trim().split('\n').map((line) => <SummaryLine key={line} line={line.trim()} />)}</dl>
      <ItemList items={items} />
      <ul className="item-findings">{diagnostics.map((one) => <li key={JSON.stringify(one)} data-severity={one.severity}><Icon name={one.severity} size={14} /> {one.message}</li>)}</ul>
    </>
  );
}

/** A word and what was found, set apart by blanks as on a terminal. */
function SummaryLine({ line }: { readonly line: string }): JSX.Element {
  const [, word = '', found = line] = /^(.*?)\s{2,}(.*)$/.exec(line) ?? [];
  return <><dt>{word}</dt><dd>{found}</dd></>;
}

function ItemList({ items }: { readonly items: readonly ReportItem[] }): JSX.Element {
  return (
    <ul className="import-items">
      {items.map((item) => (
        <li key={item.key}>
          <span><Icon name={item.kind} size={14} /> {item.title}</span>
          {item.children.length > 0 && <ItemList items={item.children} />}
        </li>
      ))}
    </ul>
  );
}

async function saveAs({ text, title }: Understanding): Promise<void> {
  const outcome = await desk.call('import.save', { text, name: title });
  if (outcome?.kind === 'fault') store.dispatch({ type: 'notice', notice: { kind: 'failed', text: outcome.message } });
  if (outcome?.kind !== 'done') return;
  closeDialog();
  await open(outcome.value);
}
