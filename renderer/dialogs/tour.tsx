// The first-run tour: three steps, no more; it can be skipped, and had again from the Help menu.

import { useState, type JSX } from 'react';
import { Button } from 'react-aria-components';
import { changeSettings } from '../commands.ts';
import { texts } from '../texts.ts';
import { closeDialog, Sheet } from './sheet.tsx';

const words = texts.tour;

/** Enter goes on through the tour. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus();
}

export function Tour(): JSX.Element {
  const [step, setStep] = useState(0);
  const last = step === words.steps.length - 1;
  const end = (): void => {
    void changeSettings({ tourDone: true });
    closeDialog();
  };
  const { title, text } = words.steps[step] ?? { title: '', text: '' };
  return (
    <Sheet title={title}>
      <p className="tour-text">{text}</p>
      <footer className="dialog-foot">
        <span className="hint">{words.step(step + 1, words.steps.length)}</span>
        <span className="spring" />
        {!last && <Button className="plain" onPress={end}>{words.skip}</Button>}
        <Button className="primary" ref={focus} onPress={() => (last ? end() : setStep(step + 1))}>{last ? words.start : words.next}</Button>
      </footer>
    </Sheet>
  );
}
