// Every break rule of the briefing, also those whose object no longer stands where the rule shows, each with a way to take it back.

import { useMemo, type JSX } from 'react';
import { Button } from 'react-aria-components';
import type { BreakRule } from '../../main/contract.ts';
import { removeBreak, setBreaks, wordsOf } from '../breaks.ts';
import { Icon } from '../icons.tsx';
import { actOn } from '../tree/actions.ts';
import { draftOf } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { itemsByKey } from '../tree/rows.ts';

const words = texts.breaks;

export function BreakList(): JSX.Element | null {
  const rules = useStore((state) => draftOf(state)?.breaks);
  const report = useStore((state) => state.desk?.report);
  const areas = useStore((state) => state.rendered?.areas);
  const titles = useMemo(() => new Map([...itemsByKey(report?.items ?? []).values()].map(({ path, title }) => [path, title])), [report]);
  if (rules === undefined || rules.length === 0) return null;
  return (
    <>
      <h2>{words.name}</h2>
      <ul className="break-list" aria-label={words.name}>
        {rules.map((rule) => <BreakLine key={rule.path} rule={rule} title={titles.get(rule.path)} shown={areas?.[rule.path] !== undefined} />)}
      </ul>
      {rules.length > 1 && <div className="button-row"><Button className="plain" onPress={() => setBreaks(() => [])}>{words.removeAll}</Button></div>}
    </>
  );
}

type LineProps = { readonly rule: BreakRule; readonly title: string | undefined; readonly shown: boolean };

function BreakLine({ rule, title, shown }: LineProps): JSX.Element {
  const name = title ?? rule.path;
  return (
    <li>
      <span>
        {shown ? <Button className="link" onPress={() => actOn({ key: rule.path, path: rule.path }, 'show')}>{name}</Button> : name}
        <span className="hint">{wordsOf(rule)}{title === undefined ? `. ${words.unknown}` : shown ? '' : `. ${words.absent}`}</span>
      </span>
      <Button className="quiet" aria-label={words.remove(name)} onPress={() => removeBreak(rule.path)}><Icon name="close" size={12} /></Button>
    </li>
  );
}
