// What the window shows before anything is open: what to do first.

import type { JSX } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import type { RecentFile } from '../../main/contract.ts';
import { forget, open, recover, runCommand } from '../commands.ts';
import { lastParts, nameOf } from '../file-names.ts';
import { Icon } from '../icons.tsx';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.welcome;

export function Welcome(): JSX.Element {
  const recent = useStore((state) => state.recent);
  const samples = useStore((state) => state.start?.samples);
  return (
    <main className="welcome">
      <div className="welcome-card">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <Recoveries />
        <Refusal />
        <div className="welcome-buttons">
          <Button className="primary large" onPress={() => void open()}><Icon name="open" /> {words.open}</Button>
          <Button className="plain large" onPress={() => void runCommand('import')}>{words.importText}</Button>
        </div>
        <p className="hint">{words.dropHint}</p>
        <div className="welcome-lists">
          <FileList name={words.recent} files={recent} />
          <FileList name={words.samples} files={samples ?? []} />
        </div>
      </div>
    </main>
  );
}

function FileList({ name, files }: { readonly name: string; readonly files: readonly RecentFile[] }): JSX.Element | null {
  if (files.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <ListBox aria-label={name} className="files" onAction={(key) => void open(String(key))}>
        {files.map((file) => (
          <ListBoxItem key={file.file} id={file.file} textValue={file.name} className="file">
            <Icon name={file.kind === 'briefing' ? 'page' : 'sections'} />
            <span className="label">{file.name}</span>
            <span className="hint">{lastParts(file.file, 2)}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </section>
  );
}

function Recoveries(): JSX.Element | null {
  const recoveries = useStore((state) => state.start?.recoveries) ?? [];
  if (recoveries.length === 0) return null;
  return (
    <section className="recoveries" aria-label={words.recoveryTitle}>
      <h2>{words.recoveryTitle}</h2>
      {recoveries.map((one) => {
        const name = nameOf(one.file ?? one.draft.report);
        return (
          <div key={one.id} className="recovery">
            <span>{words.recoveryOf(name, texts.dateTime(one.when))}</span>
            <Button className="plain" onPress={() => void recover(one)}>{words.recover}</Button>
            <Button className="plain" onPress={() => void forget(one.id)}>{words.discard}</Button>
          </div>
        );
      })}
    </section>
  );
}

export function Refusal(): JSX.Element | null {
  const refusal = useStore((state) => state.refusal);
  const fault = useStore((state) => (state.desk === undefined ? state.fault : undefined));
  if (refusal === undefined && fault === undefined) return null;
  return (
    <section className="refusal" role="alert">
      <h2>{words.refused}</h2>
      <ul>
        {fault !== undefined && <li>{fault}</li>}
        {refusal?.slice(0, 12).map((one) => (
          <li key={JSON.stringify(one)}>{one.message}{one.source?.line === undefined ? '' : ` (${one.source.line}:${one.source.column ?? 1})`}</li>
        ))}
      </ul>
    </section>
  );
}
