// Says that the pages are not of the newest change, and why.

import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { renderAgain } from '../rendering.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';

export function StaleBanner(): JSX.Element | null {
  const stale = useStore((state) => state.stale);
  const fault = useStore((state) => state.fault);
  if (stale === undefined && fault === undefined) return null;
  const first = stale?.find((one) => one.severity === 'error') ?? stale?.[0];
  return (
    <div className="banner" role="status" data-kind={fault === undefined ? 'stale' : 'fault'}>
      <Icon name={fault === undefined ? 'warning' : 'error'} />
      <p>
        {fault === undefined ? texts.preview.stale : texts.preview.fault} <span className="detail">{fault?.split('\n')[0] ?? first?.message}</span>
      </p>
      {fault !== undefined && <Button className="plain" onPress={() => void renderAgain()}>{texts.preview.retry}</Button>}
    </div>
  );
}
