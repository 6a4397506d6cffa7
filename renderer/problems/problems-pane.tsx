// Everything that the pipeline has to say, grouped by weight; each leads to its place.

import type { JSX } from 'react';
import { Button, ListBox, ListBoxItem, ListBoxSection, Header } from 'react-aria-components';
import type { Diagnostic, Severity } from '../../main/contract.ts';
import { togglePane } from '../commands.ts';
import { loadSource, reportText } from '../data/data-commands.ts';
import { objectFinder } from '../data/json-edit.ts';
import { nameOf } from '../file-names.ts';
import { goToLine } from '../editor/editing-commands.ts';
import { groupBy } from '../group-by.ts';
import { Icon } from '../icons.tsx';
import { previewCommands } from '../preview/controls.ts';
import { findings } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';

const words = texts.problems;
const severities: readonly Severity[] = ['error', 'warning', 'info'];

export function ProblemsPane(): JSX.Element {
  const all = useStore(findings);
  const groups = groupBy(merge(all), (one) => one.diagnostic.severity);
  return (
    <section className="pane problems-pane" data-pane aria-label={words.name}>
      <header className="pane-tools">
        <h2>{words.name}</h2>
        <Counts all={all} />
        <span className="spring" />
        <Button className="quiet" aria-label={texts.close} onPress={() => togglePane('problems')}><Icon name="close" size={12} /></Button>
      </header>
      <ListBox aria-label={words.name} className="problems" renderEmptyState={() => <p className="empty">{words.none}</p>} onAction={(key) => void goTo(all, String(key))}>
        {severities.filter((severity) => groups.has(severity)).map((severity) => (
          <ListBoxSection key={severity} id={severity}>
            <Header className="sr-only">{words.severities[severity]}</Header>
            {groups.get(severity)?.map(({ diagnostic, times, id }) => <Problem key={id} id={id} diagnostic={diagnostic} times={times} />)}
          </ListBoxSection>
        ))}
      </ListBox>
    </section>
  );
}

export function Counts({ all }: { readonly all: readonly Diagnostic[] }): JSX.Element {
  const number = (severity: Severity): number => all.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [number('error'), number('warning')];
  return (
    <span className="counts">
      {errors > 0 && <span data-severity="error"><Icon name="error" size={14} /> {words.errors(errors)}</span>}
      {warnings > 0 && <span data-severity="warning"><Icon name="warning" size={14} /> {words.warnings(warnings)}</span>}
      {errors + warnings === 0 && <span data-severity="none"><Icon name="check" size={14} /> {words.none}</span>}
    </span>
  );
}

type Merged = { readonly diagnostic: Diagnostic; readonly times: number; readonly id: string };

/** One entry for findings that say the same of the same place. */
function merge(all: readonly Diagnostic[]): readonly Merged[] {
  const groups = groupBy(all, (one) => JSON.stringify([one.code, one.message, one.source]));
  return [...groups].map(([id, same]) => ({ id, diagnostic: same[0] as Diagnostic, times: same.length }));
}

function Problem({ id, diagnostic, times }: { readonly id: string; readonly diagnostic: Diagnostic; readonly times: number }): JSX.Element {
  return (
    <ListBoxItem id={id} textValue={diagnostic.message} className="problem" data-severity={diagnostic.severity}>
      <Icon name={diagnostic.severity} />
      <span className="label">{diagnostic.message}{times > 1 ? ` (${times}×)` : ''}</span>
      {diagnostic.hint !== undefined && <span className="hint">{diagnostic.hint}</span>}
      <span className="place">{placeOf(diagnostic)}</span>
    </ListBoxItem>
  );
}

/** Where it is, in a few words: dataset path, file and line, page. */
function placeOf({ source, page, stage }: Diagnostic): string {
  const file = source?.file === undefined ? undefined : nameOf(source.file);
  const position = file === undefined ? undefined : source?.line === undefined ? file : `${file}:${source.line}`;
  return [source?.data, position, page === undefined ? undefined : words.inPage(page), words.stages[stage]].filter((part) => part !== undefined).join(' · ');
}

/** Leads to the page, to the item in the tree, or to the line. */
async function goTo(all: readonly Diagnostic[], id: string): Promise<void> {
  const found = merge(all).find((one) => one.id === id)?.diagnostic;
  const data = found?.source?.data === undefined ? undefined : await objectOf(found.source.data);
  if (data !== undefined) {
    store.dispatch({ type: 'select', path: data });
    previewCommands.reveal(data);
  }
  if (found?.page !== undefined) previewCommands.goTo(found.page);
  const { file, line, column } = found?.source ?? {};
  if (file !== undefined && line !== undefined) void goToLine({ file, line, column: column ?? 1 });
}

/** The item of the tree that a path in the data belongs to. */
async function objectOf(path: string): Promise<string | undefined> {
  await loadSource();
  return objectFinder(reportText() ?? '')(path)?.split('.').slice(0, 2).join('.');
}
