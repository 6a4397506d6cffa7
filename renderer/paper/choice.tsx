// One of a short list, under a label.

import type { JSX } from 'react';

type Props<T extends string> = { readonly label: string; readonly value: T; readonly choices: readonly T[]; readonly name: (choice: T) => string; readonly onChange: (choice: T) => void };

export function Choice<T extends string>({ label, value, choices, name, onChange }: Props<T>): JSX.Element {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="select" value={value} onChange={(event) => onChange(event.target.value as T)}>
        {choices.map((choice) => <option key={choice} value={choice}>{name(choice)}</option>)}
      </select>
    </label>
  );
}
