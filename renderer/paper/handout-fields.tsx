// What is said of a handout besides its layout: the paper, by name or size, and of a booklet how it is folded.

import { useState, type JSX } from 'react';
import { Button, Checkbox, FieldError, Group, Input, Label, NumberField, Text, TextField } from 'react-aria-components';
import type { HandoutChoice } from '../../main/contract.ts';
import { Icon } from '../icons.tsx';
import { texts } from '../texts.ts';
import { Choice } from './choice.tsx';

const words = texts.print;
const papers = ['A4', 'A3', 'A5', 'Letter', 'Legal', 'Tabloid'];
const other = '';

type Props = { readonly handout: HandoutChoice; readonly onChange: (handout: HandoutChoice) => void };

export function HandoutFields({ handout, onChange }: Props): JSX.Element {
  const paper = handout.paper ?? 'A4';
  const [own, setOwn] = useState(!papers.includes(paper));
  const choose = (name: string): void => {
    setOwn(name === other);
    if (name !== other) onChange({ ...handout, paper: name });
  };
  return (
    <>
      <Choice label={words.paper} value={own ? other : paper} choices={[...papers, other]} name={(one) => (one === other ? words.otherPaper : one)} onChange={choose} />
      {own && <PaperSize paper={papers.includes(paper) ? '' : paper} onChange={(size) => onChange({ ...handout, paper: size })} />}
      {handout.layout === 'booklet' && <BookletFields handout={handout} onChange={onChange} />}
    </>
  );
}

/** Two lengths and their unit; counts once it is that. */
function PaperSize({ paper, onChange }: { readonly paper: string; readonly onChange: (size: string) => void }): JSX.Element {
  const [typed, setTyped] = useState(paper);
  const change = (text: string): void => {
    setTyped(text);
    if (isSize(text)) onChange(text.trim());
  };
  return (
    <TextField className="field" value={typed} onChange={change} isInvalid={typed !== '' && !isSize(typed)} validationBehavior="aria">
      <Label>{words.paperSize}</Label>
      <Input placeholder="320x450mm" />
      <Text slot="description" className="hint">{words.paperHelp}</Text>
      <FieldError className="field-error">{words.badPaper}</FieldError>
    </TextField>
  );
}

function isSize(text: string): boolean {
  const [, width, height, unit = ''] = /^(\d+(?:\.\d+)?)\s*x\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)$/.exec(text.trim()) ?? [];
  const points: Readonly<Record<string, number>> = { mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pt: 1 };
  return [width, height].every((side) => Number(side) * (points[unit] ?? 0) >= 72 && Number(side) * (points[unit] ?? 0) <= 14_400);
}

function BookletFields({ handout, onChange }: Props): JSX.Element {
  const marks = handout.foldMarks === true;
  const setCreep = (creep: number): void => {
    const { creep: _old, ...rest } = handout;
    onChange(Number.isNaN(creep) || creep === 0 ? rest : { ...rest, creep });
  };
  return (
    <>
      <Checkbox className="tick labelled" isSelected={marks} onChange={(foldMarks) => onChange({ ...handout, foldMarks })}>
        <span className="tick-box">{marks && <Icon name="check" size={12} />}</span>
        {words.foldMarks}
      </Checkbox>
      <NumberField className="field" value={handout.creep ?? 0} onChange={setCreep} minValue={0} maxValue={20} step={0.5}>
        <Label>{words.creep}</Label>
        <Group className="amount"><Button slot="decrement" className="quiet"><Icon name="minus" size={12} /></Button><Input /><Button slot="increment" className="quiet"><Icon name="plus" size={12} /></Button></Group>
      </NumberField>
    </>
  );
}
