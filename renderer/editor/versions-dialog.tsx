// Every save of a file, by date: compared with the text as it is now, side by side, and put back.

import { MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef, useState, type JSX } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import type { TemplateFile, Version } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { closeDialog, Sheet } from '../dialogs/sheet.tsx';
import { loadSource, restoreReport } from '../data/data-commands.ts';
import { draftOf } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { language, look } from './code-states.ts';

const words = texts.editor;

/** Of the file in the template editor, or of the report. */
type Versioned = { readonly file: TemplateFile | undefined; readonly now: string; readonly restore: (text: string) => void };

export function TemplateVersions(): JSX.Element | null {
  const file = useStore((state) => state.editing?.files.find((one) => one.file === state.editing?.active));
  const now = useStore((state) => (file === undefined ? '' : (state.buffers[file.file] ?? file.text)));
  const restore = (old: string): void => store.dispatch({ type: 'buffer', file: file?.file ?? '', text: old === file?.text ? undefined : old });
  return <VersionsDialog file={file} now={now} restore={restore} />;
}

export function ReportVersions(): JSX.Element | null {
  const file = useStore((state) => state.desk?.source);
  const now = useStore((state) => draftOf(state)?.text ?? state.desk?.source?.text ?? '');
  useEffect(() => void loadSource(), []);
  return <VersionsDialog file={file} now={now} restore={restoreReport} />;
}

function VersionsDialog({ file, now, restore: putBack }: Versioned): JSX.Element | null {
  const versions = useVersions(file);
  const [chosen, choose] = useState<string>();
  const [against, compareWith] = useState<string>();
  const old = useVersionText(file, chosen);
  const other = useVersionText(file, against) ?? now;
  if (file === undefined) return null;
  const restore = (): void => {
    if (old !== undefined) putBack(old);
    closeDialog();
  };
  return (
    <Sheet title={words.versionsOf(file.name)} wide>
      <div className="versions">
        <ListBox
          aria-label={words.versions}
          className="version-list"
          selectionMode="single"
          escapeKeyBehavior="none"
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onSelectionChange={(keys) => choose(keys === 'all' ? undefined : String([...keys][0] ?? ''))}
          renderEmptyState={() => <p className="empty">{words.noVersions}</p>}
        >
          {versions.map((version) => (
            <ListBoxItem key={version.id} id={version.id} textValue={texts.dateTime(version.when)} className="menu-item two-line">
              <span className="label">{texts.dateTime(version.when)}</span>
              <span className="description">{words.size(version.bytes)}</span>
            </ListBoxItem>
          ))}
        </ListBox>
        <div className="version-compare">
          <div className="compare-head">
            <span>{old === undefined ? words.chooseVersion : words.before}</span>
            <label>{words.against} <select className="select" value={against ?? ''} onChange={(event) => compareWith(event.target.value === '' ? undefined : event.target.value)}>
              <option value="">{words.now}</option>
              {versions.map((version) => <option key={version.id} value={version.id}>{texts.dateTime(version.when)}</option>)}
            </select></label>
            <Button className="plain" isDisabled={old === undefined} onPress={restore}>{words.restore}</Button>
          </div>
          {old !== undefined && <Compare file={file.file} before={old} after={other} />}
        </div>
      </div>
    </Sheet>
  );
}

function useVersions(file: TemplateFile | undefined): readonly Version[] {
  const [versions, set] = useState<readonly Version[]>([]);
  const path = file?.file;
  useEffect(() => {
    if (path !== undefined) void desk.call('template.versions', path).then(set);
  }, [path]);
  return versions;
}

function useVersionText(file: TemplateFile | undefined, id: string | undefined): string | undefined {
  const [read, set] = useState<{ readonly id: string; readonly text: string }>();
  const path = file?.file;
  useEffect(() => {
    if (path !== undefined && id !== undefined && id !== '') void desk.call('template.version', { file: path, id }).then((text) => set({ id, text }));
  }, [path, id]);
  return read?.id === id ? read?.text : undefined;
}

function Compare({ file, before, after }: { readonly file: string; readonly before: string; readonly after: string }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const extensions = (name: string): Extension => [look(), language(file), EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' })];
    const view = new MergeView({
      parent: place.current, a: { doc: before, extensions: extensions(words.before) }, b: { doc: after, extensions: extensions(words.now) }, collapseUnchanged: {}, gutter: true,
    });
    return () => view.destroy();
  }, [file, before, after]);
  return <div className="compare" ref={place} />;
}
