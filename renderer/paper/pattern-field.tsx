// The pattern by which exported files are named, with the name that the briefing at hand gets by it, or what is wrong with it.

import { useMemo, type JSX } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { changeSettings } from '../commands.ts';
import { Icon } from '../icons.tsx';
import { draftOf } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { useNames } from './names.ts';

const words = texts.settings;

export function PatternField({ pattern }: { readonly pattern: string }): JSX.Element {
  return (
    <TextField className="field" value={pattern} onChange={(fileName) => void changeSettings({ fileName })}>
      <Label>{words.fileName}</Label>
      <Input />
      <Text slot="description" className="hint">{words.fileNameHelp}</Text>
      <NameNow pattern={pattern} />
    </TextField>
  );
}

/** Its line is there before the name is: nothing moves. */
function NameNow({ pattern }: { readonly pattern: string }): JSX.Element {
  const draft = useStore(draftOf);
  const drafts = useMemo(() => (draft === undefined ? [] : [draft]), [draft]);
  const { names, problems } = useNames(drafts, pattern);
  const [problem] = problems;
  if (problem !== undefined) return <p className="problem-line" role="status"><Icon name="warning" size={14} /> {problem.message}{problem.hint === undefined ? '' : ` (${problem.hint})`}</p>;
  return <p className="hint" role="status">{names[0] === undefined ? '\u00a0' : words.nameNow(names[0])}</p>;
}
