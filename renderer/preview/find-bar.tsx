// Search in the pages: a field, the number of matches, next and previous.

import { useEffect, useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { texts } from '../texts.ts';
import { previewCommands } from './controls.ts';
import { findAll, light } from './find.ts';
import type { Match } from './matches.ts';
import type { Opened } from './use-pdf.ts';

const words = texts.preview;

function focusInside(field: HTMLDivElement | null): void {
  field?.querySelector('input')?.focus();
}

export function FindBar({ opened, onClose }: { readonly opened: Opened; readonly onClose: () => void }): JSX.Element {
  const [wanted, setWanted] = useState('');
  const [matches, setMatches] = useState<readonly Match[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    let stopped = false;
    void findAll(opened.pdf, opened.rendered.pages, wanted).then((found) => {
      if (stopped) return;
      setMatches(found);
      setAt((before) => Math.min(before, Math.max(0, found.length - 1)));
    }).catch(() => undefined);
    return () => {
      stopped = true;
    };
  }, [opened, wanted]);
  useEffect(() => {
    light(matches, at);
    const match = matches[at];
    if (match !== undefined) previewCommands.goTo(match.page);
  }, [matches, at]);
  useEffect(() => () => light([], 0), []);
  const step = (by: number): void => setAt((at + by + matches.length) % Math.max(1, matches.length));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') onClose();
  };
  return (
    <div className="find-bar" role="search">
      <SearchField aria-label={words.find} className="search" value={wanted} onChange={setWanted} onKeyDown={onKeyDown} ref={focusInside}>
        <Icon name="search" size={14} />
        <Input placeholder={words.find} />
      </SearchField>
      <span className="find-count" role="status">{wanted.trim() === '' ? '' : words.matches(at + 1, matches.length)}</span>
      <Button className="quiet" aria-label={words.previousMatch} isDisabled={matches.length === 0} onPress={() => step(-1)}><Icon name="up" /></Button>
      <Button className="quiet" aria-label={words.nextMatch} isDisabled={matches.length === 0} onPress={() => step(1)}><Icon name="down" /></Button>
      <Button className="quiet" aria-label={words.closeFind} onPress={onClose}><Icon name="close" /></Button>
    </div>
  );
}
