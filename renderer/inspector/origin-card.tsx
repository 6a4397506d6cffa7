// What the last click into the pages hit: the dataset object and the template line that made it.

import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import { lastParts } from '../file-names.ts';
import { goToLine } from '../editor/editing-commands.ts';
import { Icon } from '../icons.tsx';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.origin;

export function OriginCard(): JSX.Element | null {
  const located = useStore((state) => state.located);
  if (located === undefined) return null;
  const file = located.file === undefined ? undefined : lastParts(located.file, 2);
  return (
    <aside className="origin-card" aria-label={words.name}>
      <header><h2>{words.name}</h2><Button className="quiet" aria-label={texts.close} onPress={() => store.dispatch({ type: 'located', located: undefined })}><Icon name="close" size={12} /></Button></header>
      <dl>
        {located.data !== undefined && <><dt>{words.data}</dt><dd>{located.data}</dd></>}
        {file !== undefined && <><dt>{words.template}</dt><dd><Button className="link" onPress={() => void goToLine({ file: located.file ?? '', line: located.line ?? 1, column: located.column ?? 1 })}>{file}:{located.line}</Button></dd></>}
      </dl>
    </aside>
  );
}
