// The foot of the contents pane: how many pages the briefing takes, against what it may take.

import type { JSX } from 'react';
import { Meter } from 'react-aria-components';
import { budgetOf } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { pagesFilled } from './costs.ts';

export function BudgetLine(): JSX.Element | null {
  const rendered = useStore((state) => state.rendered);
  const budget = useStore(budgetOf);
  if (rendered === undefined) return null;
  const { length } = rendered.pages;
  if (budget === undefined) return <footer className="budget-line">{texts.tree.total(length)}</footer>;
  const filled = pagesFilled(rendered);
  const words = texts.tree.totalOf(filled, budget);
  return (
    <footer className="budget-line" data-over={length > budget || undefined}>
      <Meter aria-label={texts.inspector.budget} value={Math.min(filled, budget)} maxValue={budget} valueLabel={words} className="budget-meter">
        {({ percentage }) => <span className="budget-bar"><span style={{ width: `${percentage}%` }} /></span>}
      </Meter>
      <span>{words}</span>
      {length > budget && <strong>{texts.status.over(length - budget)}</strong>}
    </footer>
  );
}
