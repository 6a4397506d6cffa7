// Chooses the template by name.

import type { JSX } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { chooseTemplate } from './choose-template.ts';
import { draftOf } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';

export function TemplateSelect(): JSX.Element {
  const templates = useStore((state) => state.templates);
  const chosen = useStore((state) => draftOf(state)?.template);
  return (
    <Select className="field" selectedKey={chosen ?? null} onSelectionChange={(key) => chooseTemplate(String(key))}>
      <Label>{texts.inspector.choose}</Label>
      <Button className="select"><SelectValue>{({ selectedText }) => selectedText}</SelectValue><Icon name="down" size={14} /></Button>
      <Popover className="popover wide">
        <ListBox className="menu">
          {templates.map((template) => (
            <ListBoxItem key={template.key} id={template.key} textValue={template.name} className="menu-item two-line" isDisabled={template.problem !== undefined}>
              <span className="label">{template.name}</span>
              <span className="description">{template.problem ?? template.purpose}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
