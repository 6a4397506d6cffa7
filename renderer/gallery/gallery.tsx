// The templates, each with its first page made from the current report.

import { useState, type JSX } from 'react';
import { Button, ListBox, ListBoxItem, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { TemplateInfo } from '../../main/contract.ts';
import { closeDialog, Sheet } from '../dialogs/sheet.tsx';
import { Icon } from '../icons.tsx';
import { chooseTemplate } from '../inspector/choose-template.ts';
import { draftOf } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { actOnTemplate, createTemplate, importTemplate, renameTemplate, type TemplateAction } from './gallery-actions.ts';
import { Thumbnail } from './thumbnail.tsx';

const words = texts.gallery;

export function Gallery(): JSX.Element {
  const templates = useStore((state) => state.templates);
  const chosen = useStore((state) => draftOf(state)?.template);
  const [renaming, rename] = useState<string>();
  const choose = (key: string): void => {
    chooseTemplate(key);
    closeDialog();
  };
  return (
    <Sheet title={words.title} wide>
      <ListBox
        aria-label={words.title}
        className="gallery"
        layout="grid"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelectionChange={(keys) => keys !== 'all' && choose(String([...keys][0] ?? chosen))}
      >
        {templates.map((template) => (
          <ListBoxItem key={template.key} id={template.key} textValue={template.name} className="gallery-card">
            <Thumbnail template={template.key} />
            <span className="label">{template.name}</span>
            <span className="hint">{template.purpose}</span>
          </ListBoxItem>
        ))}
      </ListBox>
      <h3 className="gallery-head">{words.manage}</h3>
      <ul className="gallery-list" aria-label={words.manage}>
        {templates.map((template) => (
          <li key={template.key}>
            {renaming === template.key
              ? <RenameTemplate template={template} done={() => rename(undefined)} />
              : <span className="title">{template.name}{template.bundled && <span className="hint"> — {words.bundled}</span>}</span>}
            <TemplateMenu template={template} rename={() => rename(template.key)} />
          </li>
        ))}
      </ul>
      <footer className="dialog-foot"><Button className="plain" onPress={() => void createTemplate()}><Icon name="plus" size={14} /> {words.create}</Button><Button className="plain" onPress={() => void importTemplate()}>{words.importZip}</Button></footer>
    </Sheet>
  );
}

function TemplateMenu({ template, rename }: { readonly template: TemplateInfo; readonly rename: () => void }): JSX.Element {
  const act = (key: string): void => (key === 'rename' ? rename() : void actOnTemplate(template, key as TemplateAction));
  return (
    <MenuTrigger>
      <Button className="quiet" aria-label={words.actions(template.name)}><Icon name="more" /></Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => act(String(key))}>
          <MenuItem id="edit" className="menu-item">{template.bundled ? words.editCopy : words.edit}</MenuItem>
          <MenuItem id="duplicate" className="menu-item">{words.duplicate}</MenuItem>
          {!template.bundled && <MenuItem id="rename" className="menu-item">{words.rename}</MenuItem>}
          <MenuItem id="export" className="menu-item">{words.exportZip}</MenuItem>
          <MenuItem id="show" className="menu-item">{words.show}</MenuItem>
          {!template.bundled && <Separator className="separator" />}
          {!template.bundled && <MenuItem id="delete" className="menu-item">{words.remove}</MenuItem>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function RenameTemplate({ template, done }: { readonly template: TemplateInfo; readonly done: () => void }): JSX.Element {
  const [title, setTitle] = useState(template.name);
  const keep = (): void => {
    if (title.trim() !== '' && title !== template.name) void renameTemplate(template, title.trim());
    done();
  };
  return (
    <input
      className="rename"
      aria-label={words.newName}
      value={title}
      ref={(input) => input?.focus()}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') {
          event.stopPropagation();
          done();
        }
      }}
    />
  );
}
