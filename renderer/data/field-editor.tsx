// One field of an item of the report.

import type { JSONPath } from 'jsonc-parser';
import { useState, type JSX } from 'react';
import { Checkbox, CheckboxGroup, FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import type { DataField } from '../../main/contract.ts';
import { Icon } from '../icons.tsx';
import { store } from '../store.ts';
import { texts } from '../texts.ts';
import { useTyped } from '../use-typed.ts';
import { changeData } from './data-commands.ts';

type Props = {
  readonly at: JSONPath;
  readonly field: DataField;
  readonly value: unknown;
  readonly sources: readonly { readonly id: string; readonly title: string }[];
};

export function FieldEditor(props: Props): JSX.Element {
  switch (props.field.type) {
    case 'boolean':
      return <TickField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'sources':
      return <SourcesField {...props} />;
    default:
      return <WordsField {...props} />;
  }
}

const nameOf = (name: string): string => (name.charAt(0).toUpperCase() + name.slice(1)).replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(/ [A-Z]/g, (part) => part.toLowerCase());

function Help({ text }: { readonly text: string }): JSX.Element | null {
  return text === '' ? null : <Text slot="description" className="hint">{text}</Text>;
}

function WordsField({ at, field, value }: Props): JSX.Element {
  const stored = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const [typed, setTyped] = useTyped(stored);
  // Long enough for several lines: decided once, as a field must not turn into another while it is typed in.
  const [tall] = useState(field.type === 'text' || stored.length > 36);
  const problem = field.required && typed.trim() === '' ? texts.data.required : field.type === 'number' && typed !== '' && Number.isNaN(Number(typed)) ? texts.data.noNumber : undefined;
  const change = (entered: string): void => {
    const text = field.type === 'text' ? entered : entered.replaceAll('\n', ' ');
    setTyped(text);
    if (field.type === 'number' && text !== '' && Number.isNaN(Number(text))) return;
    changeData(at, valueOf(text, field, value));
  };
  return (
    <TextField className="field" value={typed} onChange={change} onBlur={() => store.dispatch({ type: 'settle' })} isRequired={field.required} isInvalid={problem !== undefined} validationBehavior="aria">
      <Label>{nameOf(field.name)}</Label>
      {tall ? <TextArea dir="auto" rows={Math.min(9, (field.type === 'text' ? 2 : 0) + Math.max(1, Math.ceil(typed.length / 34)))} /> : <Input dir="auto" inputMode={field.type === 'number' ? 'decimal' : 'text'} />}
      <Help text={field.help} />
      <FieldError className="field-error">{problem}</FieldError>
    </TextField>
  );
}

/** A number stays a number where it was one, or must be one; an emptied field goes, unless the object cannot do without it. */
function valueOf(text: string, field: DataField, before: unknown): unknown {
  if (text === '' && !field.required) return undefined;
  const numeric = text.trim() !== '' && !Number.isNaN(Number(text));
  return numeric && (field.type === 'number' || typeof before === 'number') ? Number(text) : text;
}

function TickField({ at, field, value }: Props): JSX.Element {
  const on = value === true;
  return (
    <div className="field">
      <Checkbox className="tick labelled" isSelected={on} onChange={(now) => changeData(at, now ? true : undefined)}>
        <span className="tick-box">{on && <Icon name="check" size={12} />}</span>
        {nameOf(field.name)}
      </Checkbox>
      {field.help !== '' && <p className="hint">{field.help}</p>}
    </div>
  );
}

function ChoiceField({ at, field, value }: Props): JSX.Element {
  return (
    <label className="field">
      <span>{nameOf(field.name)}</span>
      <select className="select" value={typeof value === 'string' ? value : ''} onChange={(event) => changeData(at, event.target.value === '' ? undefined : event.target.value)}>
        <option value="">{texts.data.none}</option>
        {field.choices?.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
      </select>
    </label>
  );
}

function SourcesField({ at, field, value, sources }: Props): JSX.Element | null {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  if (sources.length === 0) return null;
  return (
    <CheckboxGroup className="field" value={chosen} onChange={(ids) => changeData(at, ids.length === 0 ? undefined : ids)}>
      <Label>{nameOf(field.name)}</Label>
      {sources.map(({ id, title }) => (
        <Checkbox key={id} value={id} className="tick labelled">
          <span className="tick-box">{chosen.includes(id) && <Icon name="check" size={12} />}</span>
          <span>{title}</span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
