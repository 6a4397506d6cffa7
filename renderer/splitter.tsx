// The line between two panes, moved by mouse or arrow keys; the place is remembered.

import type { JSX, KeyboardEvent, PointerEvent } from 'react';
import { changeSettings } from './commands.ts';
import { store } from './store.ts';
import { texts } from './texts.ts';

type Side = 'left' | 'right';
const least = 220;
const most = 560;

export function Splitter({ side, size }: { readonly side: Side; readonly size: number }): JSX.Element {
  const sign = side === 'left' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const { currentTarget, pointerId, clientX } = event;
    currentTarget.setPointerCapture(pointerId);
    const move = (to: globalThis.PointerEvent): void => resize(side, size + sign * (to.clientX - clientX));
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener('pointerup', () => currentTarget.removeEventListener('pointermove', move), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
    if (step !== 0) resize(side, size + sign * step);
  };
  return (
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={side === 'left' ? texts.panes.left : texts.panes.right}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

function resize(side: Side, size: number): void {
  const { settings } = store.get();
  if (settings === undefined) return;
  const width = Math.round(Math.min(most, Math.max(least, size)));
  if (settings.panes[side] !== width) void changeSettings({ panes: { ...settings.panes, [side]: width } });
}
