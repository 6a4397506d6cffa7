// How many pages the briefing may have.

import type { JSX } from 'react';
import { Button, Group, Input, Label, NumberField, Text } from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { draftOf, templateOf } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.inspector;

export function BudgetField(): JSX.Element {
  const budget = useStore((state) => draftOf(state)?.budget);
  const made = useStore(templateOf)?.budget;
  const change = (pages: number): void =>
    store.dispatch({
      type: 'edit', label: texts.edits.budget, group: 'budget',
      change: (draft) => ({ ...draft, budget: Number.isNaN(pages) ? undefined : pages }),
    });
  return (
    <NumberField className="field" value={budget ?? Number.NaN} onChange={change} minValue={1} maxValue={2000} step={1}>
      <Label>{words.budget}</Label>
      <Group className="amount"><Button slot="decrement" className="quiet"><Icon name="minus" size={12} /></Button><Input placeholder="—" /><Button slot="increment" className="quiet"><Icon name="plus" size={12} /></Button></Group>
      <Text slot="description" className="hint">{words.budgetHelp}{made === undefined ? '' : ` ${words.byTemplate(words.range(made.least, made.most))}`}</Text>
    </NumberField>
  );
}
