// Another program changed a file that has unsaved changes here: the user decides, and nothing is lost either way.

import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import type { TemplateFile } from '../../main/contract.ts';
import { Icon } from '../icons.tsx';
import { store } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.editor;

export function ConflictBanner({ conflict }: { readonly conflict: TemplateFile | undefined }): JSX.Element | null {
  if (conflict === undefined) return null;
  const settle = (keep: 'mine' | 'theirs'): void => store.dispatch({ type: 'conflict-settled', file: conflict.file, keep });
  return (
    <div className="banner" role="alert">
      <Icon name="warning" />
      <p>{words.conflict(conflict.name)}</p>
      <Button className="plain" onPress={() => store.dispatch({ type: 'dialog', dialog: 'versions' })}>{words.compare}</Button>
      <Button className="plain" onPress={() => settle('mine')}>{words.keepMine}</Button>
      <Button className="plain" onPress={() => settle('theirs')}>{words.takeTheirs}</Button>
    </div>
  );
}
