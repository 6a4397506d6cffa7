// The keys, in one list.

import type { JSX } from 'react';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';

export function ShortcutList(): JSX.Element {
  const mac = useStore((state) => state.start?.platform) === 'darwin';
  const key = (keys: string): string => (mac ? keys.replace('Ctrl', '⌘').replace('Shift', '⇧').replace('Alt', '⌥') : keys);
  return (
    <dl className="shortcuts">
      {texts.shortcuts.list.map(([keys, what]) => (
        <div key={keys}><dt><kbd>{key(keys)}</kbd></dt><dd>{what}</dd></div>
      ))}
    </dl>
  );
}
