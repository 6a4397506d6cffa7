// Another program changed a file that has unsaved changes here: the user decides, and nothing is lost either way.

import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { texts } from '../texts.ts';

const words = texts.editor;

type Props = { readonly message: string; readonly compare?: () => void; readonly settle: (keep: 'mine' | 'theirs') => void };

export function ConflictBanner({ message, compare, settle }: Props): JSX.Element {
  return (
    <div className="banner" role="alert">
      <Icon name="warning" />
      <p>{message}</p>
      {compare !== undefined && <Button className="plain" onPress={compare}>{words.compare}</Button>}
      <Button className="plain" onPress={() => settle('mine')}>{words.keepMine}</Button>
      <Button className="plain" onPress={() => settle('theirs')}>{words.takeTheirs}</Button>
    </div>
  );
}
