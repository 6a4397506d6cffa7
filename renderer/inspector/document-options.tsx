// For whom the document is: its marking, its readers. What is marked above or written for others stays out.

import type { JSX } from 'react';
import { Checkbox } from 'react-aria-components';
import type { DocumentOptions as Options } from '../../main/contract.ts';
import { Icon } from '../icons.tsx';
import { draftOf } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { itemsByKey, traitsOf } from '../tree/rows.ts';

const words = texts.inspector;
/** The markings that are ordered, from open to closed; a report may have others of its own. */
const markings = ['public', 'internal', 'restricted', 'confidential'];

export function DocumentOptions(): JSX.Element {
  const options = useStore((state) => draftOf(state)?.options);
  const report = useStore((state) => state.desk?.report);
  const traits = traitsOf(itemsByKey(report?.items ?? []));
  const asksInternal = [...itemsByKey(report?.items ?? []).values()].some(({ kind }) => kind === 'questions');
  const own = [...new Set([...markings, ...traits.markings])];
  return (
    <>
      <Choice label={words.marking} help={words.markingHelp} value={options?.marking} choices={own} onChange={(marking) => change({ marking })} />
      {traits.audiences.length > 0 && <Choice label={words.audience} help={words.audienceHelp} value={options?.audience} choices={traits.audiences} onChange={(audience) => change({ audience })} />}
      {asksInternal && (
        <Checkbox className="tick labelled" isSelected={options?.internal === true} onChange={(internal) => change({ internal })}>
          <span className="tick-box">{options?.internal === true && <Icon name="check" size={12} />}</span>
          {words.internal}
        </Checkbox>
      )}
    </>
  );
}

type ChoiceProps = { readonly label: string; readonly help: string; readonly value: string | undefined; readonly choices: readonly string[]; readonly onChange: (value: string | undefined) => void };

function Choice({ label, help, value, choices, onChange }: ChoiceProps): JSX.Element {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="select" value={value ?? ''} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}>
        <option value="">{words.asReport}</option>
        {choices.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
      </select>
      <span className="hint">{help}</span>
    </label>
  );
}

/** Sets what is given; `undefined` and false take it out. */
function change(given: { readonly [K in keyof Options]: Options[K] | undefined }): void {
  store.dispatch({
    type: 'edit', label: texts.edits.options,
    change: (draft) => ({ ...draft, options: Object.fromEntries(Object.entries({ ...draft.options, ...given }).filter(([, value]) => value !== undefined && value !== false)) }),
  });
}
