// The title of a row, being changed in place: Enter or leaving keeps it, Escape gives it up.

import { useState, type JSX, type KeyboardEvent } from 'react';
import { texts } from '../texts.ts';
import { store } from '../store.ts';
import { retitle } from './choices.ts';
import type { Branch } from './branches.ts';

export function RenameField({ row, done }: { readonly row: Branch; readonly done: () => void }): JSX.Element {
  const [title, setTitle] = useState(row.title);
  const keep = (): void => {
    if (title.trim() !== row.title) {
      store.dispatch({ type: 'choose', label: texts.edits.retitle, change: (choices) => retitle(choices, row.key, title) });
    }
    done();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') done();
  };
  return (
    <input
      className="rename"
      aria-label={texts.tree.rename}
      dir="auto"
      title={texts.tree.renameHint}
      value={title}
      ref={(input) => input?.focus()}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={keep}
    />
  );
}
