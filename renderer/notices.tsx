// A word at the foot of the window after something was done, with what can be done next.

import { useEffect, type JSX } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { desk } from './api.ts';
import { Icon } from './icons.tsx';
import { store, useStore } from './store.ts';
import { texts } from './texts.ts';
import { Refusal } from './welcome/welcome.tsx';

const words = texts.notices;
/** A good word without a file goes by itself. */
const shownFor = 4000;

const dismiss = (): void => store.dispatch({ type: 'notice', notice: undefined });

export function Notices(): JSX.Element {
  const notice = useStore((state) => state.notice);
  const exporting = useStore((state) => state.exporting);
  const progress = useStore((state) => state.progress);
  const working = useStore((state) => state.working);
  useEffect(() => {
    if (notice?.kind !== 'done' || notice.file !== undefined) return;
    const timer = setTimeout(dismiss, shownFor);
    return () => clearTimeout(timer);
  }, [notice]);
  const refused = useStore((state) => state.desk !== undefined && state.refusal !== undefined);
  return (
    <div className="notices" role="status" aria-live="polite">
      {refused && (
        <div className="notice refused">
          <Refusal />
          <Button className="quiet" aria-label={words.dismiss} onPress={() => store.dispatch({ type: 'refusal-read' })}><Icon name="close" size={12} /></Button>
        </div>
      )}
      {exporting && (
        <div className="notice late">
          <ProgressBar aria-label={texts.toolbar.exporting} isIndeterminate={progress === undefined} value={progress?.done ?? 0} maxValue={progress?.total ?? 1} className="progress">
            {({ percentage, isIndeterminate }) => <span className="progress-bar" data-indeterminate={isIndeterminate || undefined}><span style={{ width: `${percentage ?? 30}%` }} /></span>}
          </ProgressBar>
          <span>{progress?.label ?? texts.toolbar.exporting}</span>
          <Button className="plain" onPress={() => void desk.call('export.cancel', undefined)}>{texts.cancel}</Button>
        </div>
      )}
      {working !== undefined && !exporting && (
        <div className="notice">
          <ProgressBar aria-label={working} isIndeterminate className="progress"><span className="progress-bar" data-indeterminate><span style={{ width: '30%' }} /></span></ProgressBar>
          <span>{working}</span>
        </div>
      )}
      {notice !== undefined && (
        <div className="notice" data-kind={notice.kind}>
          <Icon name={notice.kind === 'done' ? 'check' : 'error'} />
          <span>{notice.kind === 'failed' ? `${words.failed}: ${notice.text}` : notice.text}</span>
          {notice.file !== undefined && <Button className="plain" onPress={() => void desk.call('export.show', notice.file ?? '')}>{words.show}</Button>}
          {notice.file !== undefined && <Button className="plain" onPress={() => void desk.call('export.open', notice.file ?? '')}>{words.open}</Button>}
          <Button className="quiet" aria-label={words.dismiss} onPress={dismiss}><Icon name="close" size={12} /></Button>
        </div>
      )}
    </div>
  );
}
