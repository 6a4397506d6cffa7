// One parameter of the template, as the control that fits its type. What is typed counts at once, if it is a value.

import type { JSX } from 'react';
import {
  Button, Checkbox, FieldError, Group, Input, Label, ListBox, ListBoxItem, NumberField, Popover, Select, SelectValue, Text, TextArea, TextField,
} from 'react-aria-components';
import type { ParameterInfo, ParameterValue } from '../../main/contract.ts';
import { Icon } from '../icons.tsx';
import { store } from '../store.ts';
import { texts } from '../texts.ts';
import { useTyped } from '../use-typed.ts';
import { problemOf } from './checks.ts';

type Props = { readonly parameter: ParameterInfo; readonly value: ParameterValue | undefined };

export function ParameterField(props: Props): JSX.Element {
  switch (props.parameter.type) {
    case 'boolean':
      return <SwitchField {...props} />;
    case 'number':
      return <AmountField {...props} />;
    case 'choice':
    case 'paper':
      return <ChoiceField {...props} />;
    default:
      return <WordsField {...props} />;
  }
}

/** Sets a parameter, or gives it back its default. Typing in one field is one step of undo. */
export function setParameter(name: string, value: ParameterValue | undefined): void {
  store.dispatch({
    type: 'edit', label: texts.edits.parameter, group: `parameter ${name}`,
    change: (draft) => {
      if (draft.parameters[name] === value) return draft;
      const { [name]: _old, ...rest } = draft.parameters;
      return { ...draft, parameters: value === undefined ? rest : { ...rest, [name]: value } };
    },
  });
}

const settle = (): void => store.dispatch({ type: 'settle' });

function Help({ text }: { readonly text: string | undefined }): JSX.Element | null {
  return text === undefined ? null : <Text slot="description" className="hint">{text}</Text>;
}

function WordsField({ parameter, value }: Props): JSX.Element {
  const stored = value === undefined ? String(parameter.default ?? '') : String(value);
  const [typed, setTyped] = useTyped(stored);
  const problem = problemOf(parameter, typed);
  const change = (text: string): void => {
    setTyped(text);
    if (problemOf(parameter, text) === undefined) setParameter(parameter.name, text === (parameter.default ?? '') ? undefined : text);
  };
  return (
    <TextField className="field" value={typed} onChange={change} onBlur={settle} isInvalid={problem !== undefined} isRequired={parameter.required === true} validationBehavior="aria">
      <Label>{parameter.label}</Label>
      {parameter.type === 'text'
        ? <TextArea dir="auto" rows={3} placeholder={parameter.placeholder ?? ''} />
        : (
          <span className="input-row">
            {parameter.type === 'color' && <span className="swatch" style={{ background: problem === undefined ? typed : 'transparent' }} />}
            <Input dir="auto" type={parameter.type === 'date' ? 'date' : 'text'} placeholder={parameter.placeholder ?? ''} />
          </span>
        )}
      <Help text={parameter.help} />
      <FieldError className="field-error">{problem}</FieldError>
    </TextField>
  );
}

function AmountField({ parameter, value }: Props): JSX.Element {
  const limit = (bound: number | string | undefined, name: 'minValue' | 'maxValue'): Record<string, number> => (typeof bound === 'number' ? { [name]: bound } : {});
  const shown = typeof value === 'number' ? value : Number(parameter.default ?? Number.NaN);
  return (
    <NumberField
      className="field"
      value={shown}
      onChange={(amount) => setParameter(parameter.name, Number.isNaN(amount) || amount === parameter.default ? undefined : amount)}
      onBlur={settle}
      step={parameter.step ?? 1}
      {...limit(parameter.min, 'minValue')}
      {...limit(parameter.max, 'maxValue')}
    >
      <Label>{parameter.label}{parameter.unit === undefined ? '' : ` (${parameter.unit})`}</Label>
      <Group className="amount"><Button slot="decrement" className="quiet"><Icon name="minus" size={12} /></Button><Input /><Button slot="increment" className="quiet"><Icon name="plus" size={12} /></Button></Group>
      <Help text={parameter.help} />
    </NumberField>
  );
}

function SwitchField({ parameter, value }: Props): JSX.Element {
  const on = value === undefined ? parameter.default === true : value === true;
  return (
    <div className="field">
      <Checkbox className="tick labelled" isSelected={on} onChange={(now) => setParameter(parameter.name, now === (parameter.default === true) ? undefined : now)}>
        <span className="tick-box">{on && <Icon name="check" size={12} />}</span>
        {parameter.label}
      </Checkbox>
      {parameter.help !== undefined && <p className="hint">{parameter.help}</p>}
    </div>
  );
}

function ChoiceField({ parameter, value }: Props): JSX.Element {
  const choices = parameter.choices ?? [];
  const chosen = String(value ?? parameter.default ?? choices[0]?.value ?? '');
  return (
    <Select className="field" selectedKey={chosen} onSelectionChange={(key) => setParameter(parameter.name, key === parameter.default ? undefined : String(key))}>
      <Label>{parameter.label}</Label>
      <Button className="select"><SelectValue /><Icon name="down" size={14} /></Button>
      <Help text={parameter.help} />
      <Popover className="popover">
        <ListBox className="menu">
          {choices.map((choice) => <ListBoxItem key={choice.value} id={choice.value} textValue={choice.label} className="menu-item check-item">{choice.label}</ListBoxItem>)}
        </ListBox>
      </Popover>
    </Select>
  );
}
