// Template editing: the files of the user's own template in tabs, beside the pages that follow every key.

import { useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { TemplateFile } from '../../main/contract.ts';
import { Icon } from '../icons.tsx';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { Code } from './code.tsx';
import { ConflictBanner } from './conflict-banner.tsx';
import { addFile, closeEditing, removeFile, renameFile, saveFiles, tryWith } from './editing-commands.ts';
import { runInEditor } from './editor-controls.ts';
import { unsavedFiles, type Editing } from './editing.ts';

const words = texts.editor;
/** Files that make a folder a template. */
const fixedFiles: ReadonlySet<string> = new Set(['template.json', 'briefing.hbs', 'briefing.css']);

export function EditorPane(): JSX.Element | null {
  const editing = useStore((state) => state.editing);
  if (editing === undefined) return null;
  const active = editing.files.find(({ file }) => file === editing.active);
  return (
    <section className="pane editor-pane" data-pane aria-label={words.name}>
      <EditorBar editing={editing} />
      <Tabs className="file-editor" selectedKey={editing.active} onSelectionChange={(key) => store.dispatch({ type: 'tab', file: String(key) })} keyboardActivation="manual">
        <FileTabs editing={editing} />
        {active !== undefined && (
          <TabPanel id={active.file} className="file-panel">
            <FileConflict conflict={editing.conflicts[active.file]} />
            <Code key={active.file} file={active} readOnly={editing.template.bundled} parameters={editing.template.parameters.map(({ name }) => name)} />
          </TabPanel>
        )}
      </Tabs>
    </section>
  );
}

function FileConflict({ conflict }: { readonly conflict: TemplateFile | undefined }): JSX.Element | null {
  if (conflict === undefined) return null;
  return (
    <ConflictBanner
      message={words.conflict(conflict.name)}
      compare={() => store.dispatch({ type: 'dialog', dialog: 'versions' })}
      settle={(keep) => store.dispatch({ type: 'conflict-settled', file: conflict.file, keep })}
    />
  );
}

function EditorBar({ editing }: { readonly editing: Editing }): JSX.Element {
  const movable = !fixedFiles.has(editing.files.find(({ file }) => file === editing.active)?.name ?? '');
  const unsaved = useStore((state) => unsavedFiles(state.editing, state.buffers).length);
  return (
    <header className="pane-tools">
      <Button className="plain" onPress={closeEditing}><Icon name="chevron" /> {words.done}</Button>
      <h2>{editing.template.name}</h2>
      <span className="spring" />
      <TrialMenu editing={editing} />
      <Button className="plain" isDisabled={unsaved === 0} onPress={() => void saveFiles()}>{words.save}</Button>
      <MenuTrigger>
        <Button className="quiet" aria-label={words.more}><Icon name="more" /></Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={(key) => act(String(key), editing)}>
            <MenuItem id="find" className="menu-item">{words.find}<kbd>Ctrl F</kbd></MenuItem>
            <MenuItem id="format" className="menu-item">{words.format}</MenuItem>
            <Separator className="separator" />
            <MenuItem id="versions" className="menu-item">{words.versions}</MenuItem>
            {movable && <Separator className="separator" />}
            {movable && <MenuItem id="rename" className="menu-item">{words.renameFile}</MenuItem>}
            {movable && <MenuItem id="remove" className="menu-item">{words.removeFile}</MenuItem>}
          </Menu>
        </Popover>
      </MenuTrigger>
    </header>
  );
}

function act(key: string, editing: Editing): void {
  if (key === 'rename') return store.dispatch({ type: 'renaming', file: editing.active });
  if (key === 'remove') return void removeFile(editing.active);
  if (key === 'find') runInEditor('find');
  else if (key === 'format') runInEditor('format');
  else store.dispatch({ type: 'dialog', dialog: 'versions' });
}

function FileTabs({ editing }: { readonly editing: Editing }): JSX.Element {
  const buffers = useStore((state) => state.buffers);
  const files = editing.tabs.flatMap((path) => editing.files.find(({ file }) => file === path) ?? []);
  return (
    <div className="file-tabs">
      <TabList aria-label={words.files} className="tabs">
        {files.map(({ file, name }) => (
          <Tab key={file} id={file} className="tab" aria-label={buffers[file] === undefined ? name : words.unsaved(name)}>
            {name}{buffers[file] !== undefined && <span className="dirty" />}
          </Tab>
        ))}
      </TabList>
      <MenuTrigger>
        <Button className="quiet" aria-label={words.allFiles}><Icon name="plus" /></Button>
        <Popover className="popover">
          <Menu className="menu" onAction={(key) => (key === '+' ? void addFile() : store.dispatch({ type: 'tab', file: String(key) }))}>
            {editing.files.map(({ file, name }) => <MenuItem key={file} id={file} className="menu-item">{name}</MenuItem>)}
            <Separator className="separator" />
            <MenuItem id="+" className="menu-item">{words.newFile}</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {editing.renaming !== undefined && <FileName key={editing.renaming} file={editing.renaming} name={editing.files.find(({ file }) => file === editing.renaming)?.name ?? ''} />}
      {files.length > 1 && (
        <Button className="quiet" aria-label={words.closeTab} onPress={() => store.dispatch({ type: 'tab-closed', file: editing.active })}><Icon name="close" size={12} /></Button>
      )}
    </div>
  );
}

/** The name of a file within its template, being changed: Enter or leaving keeps it, Escape gives it up. */
function FileName({ file, name }: { readonly file: string; readonly name: string }): JSX.Element {
  const [typed, setTyped] = useState(name);
  const end = (): void => store.dispatch({ type: 'renaming', file: undefined });
  const keep = (): void => {
    end();
    if (typed.trim() !== '' && typed.trim() !== name) void renameFile(file, typed.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') end();
  };
  return <input className="rename file-name" aria-label={words.fileName} value={typed} ref={(input) => input?.focus()} onChange={(event) => setTyped(event.target.value)} onKeyDown={onKeyDown} onBlur={keep} />;
}

/** The template can be tried with another report, without touching the briefing. */
function TrialMenu({ editing }: { readonly editing: Editing }): JSX.Element {
  const samples = useStore((state) => state.start?.samples) ?? [];
  const recent = useStore((state) => state.recent).filter(({ kind }) => kind === 'report');
  const own = useStore((state) => state.desk?.report.title) ?? '';
  const others = [...samples, ...recent.filter(({ file }) => !samples.some((sample) => sample.file === file))];
  return (
    <MenuTrigger>
      <Button className="quiet trial" aria-label={`${words.tryWith}: ${editing.trial?.title ?? own}`}><Icon name="sections" /> <span>{editing.trial?.title ?? own}</span> <Icon name="down" size={12} /></Button>
      <Popover className="popover">
        <Menu className="menu" onAction={(key) => void tryWith(String(key))}>
          <MenuItem id="own" className="menu-item">{words.ownReport}</MenuItem>
          <MenuItem id="stress" className="menu-item">{words.stressReport}</MenuItem>
          <Separator className="separator" />
          {others.map(({ file, name }) => <MenuItem key={file} id={file} className="menu-item">{name}</MenuItem>)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
