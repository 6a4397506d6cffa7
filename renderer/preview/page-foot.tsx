// Between two pages: why the upper one ends there, and what to do about it at one press. Shown on hover and on focus.

import { useMemo, type JSX } from 'react';
import { Button } from 'react-aria-components';
import type { PageInfo, Rendered } from '../../main/contract.ts';
import { draftOf } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { itemsByKey } from '../tree/rows.ts';
import { remediesFor, type Remedy } from './remedies.ts';

const words = texts.preview.foot;
const noRules: readonly never[] = [];

type Props = { readonly page: PageInfo; readonly rendered: Rendered; readonly top: number; readonly width: number };

export function PageFoot({ page, rendered, top, width }: Props): JSX.Element {
  const rules = useStore((state) => draftOf(state)?.breaks) ?? noRules;
  const report = useStore((state) => state.desk?.report);
  const titles = useMemo(() => new Map([...itemsByKey(report?.items ?? []).values()].map(({ path, title }) => [path, title])), [report]);
  const remedies = useMemo(() => remediesFor(rendered, page.number, rules).filter(({ path }) => titles.has(path)), [rendered, page.number, rules, titles]);
  const reason = words.reason(page.breakReason);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the reason can be read by keyboard too
    <div className="page-foot" role="group" tabIndex={0} aria-label={words.name(page.label, reason)} style={{ top, width, marginLeft: -width / 2 }}>
      <div className="page-foot-card">
        <span>{reason}</span>
        {remedies.map((remedy) => (
          <Button key={`${remedy.kind} ${remedy.path}`} className="plain" onPress={() => apply(remedy)}>{words[remedy.kind](short(titles.get(remedy.path) ?? ''))}</Button>
        ))}
      </div>
    </div>
  );
}

function apply({ rules }: Remedy): void {
  store.dispatch({
    type: 'edit', label: texts.edits.breaks,
    change: ({ breaks: _old, ...draft }) => (rules.length === 0 ? draft : { ...draft, breaks: rules }),
  });
}

function short(title: string): string {
  return title.length > 34 ? `${title.slice(0, 33).trimEnd()}…` : title;
}
