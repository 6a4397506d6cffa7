// The chosen item's data in a small form: its fields as the dataset's schema has them, written back into the JSON.

import type { JSONPath } from 'jsonc-parser';
import { useEffect, useMemo, useState, type JSX } from 'react';
import { Button } from 'react-aria-components';
import type { DataField, DataFields } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { Icon } from '../icons.tsx';
import { draftOf, findings } from '../state.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { loadSource } from './data-commands.ts';
import { FieldEditor } from './field-editor.tsx';
import { jsonPath, objectFinder, sourcesIn, valueAt } from './json-edit.ts';

const words = texts.data;

export function ItemForm(): JSX.Element {
  const path = useStore((state) => state.selected);
  const text = useStore((state) => draftOf(state)?.text ?? state.desk?.source?.text);
  const fields = useFields();
  useEffect(() => void loadSource(), []);
  const at = useMemo(() => (text === undefined || path === undefined ? undefined : jsonPath(text, path)), [text, path]);
  if (path === undefined || text === undefined || at === undefined) return <p className="empty">{words.nothing}</p>;
  const list = path.split('.')[0] ?? '';
  const shown = (fields[list] ?? []).filter(({ type, name }) => type !== 'other' && name !== 'id');
  return (
    <div className="item-form" key={path}>
      <p className="item-path"><Icon name={list === 'report' ? 'sections' : (list as 'quotes')} /> {path}</p>
      {shown.map((field) => <FieldEditor key={`${path} ${field.name}`} at={[...at, field.name]} field={field} value={valueAt(text, [...at, field.name])} sources={sourcesIn(text)} />)}
      {list === 'sections' && <BodyTexts text={text} at={at} />}
      <ItemFindings path={path} text={text} />
      <p className="hint">{words.otherFields}</p>
      <div className="button-row"><Button className="plain" onPress={() => store.dispatch({ type: 'dialog', dialog: 'report-versions' })}>{words.versions}</Button></div>
    </div>
  );
}

/** The texts of a section's body, one field each. */
function BodyTexts({ text, at }: { readonly text: string; readonly at: JSONPath }): JSX.Element {
  const body = valueAt(text, [...at, 'body']);
  const blocks = Array.isArray(body) ? (body as readonly { readonly kind?: string; readonly text?: string }[]) : [];
  return (
    <>
      {blocks.map((block, index) => (block.kind === 'text' || block.kind === 'callout') && (
        <FieldEditor
          key={[...at, 'body', index].join('.')}
          at={[...at, 'body', index, 'text']}
          field={{ name: words.bodyText(index + 1), help: '', required: true, type: 'text' } satisfies DataField}
          value={block.text}
          sources={[]}
        />
      ))}
    </>
  );
}

/** What the pipeline says of this item: the live check of its Markdown and references. */
function ItemFindings({ path, text }: { readonly path: string; readonly text: string }): JSX.Element {
  const objectAt = useMemo(() => objectFinder(text), [text]);
  const isOwn = (data: string | undefined): boolean => data === path || data?.startsWith(`${path}.`) === true;
  const own = useStore(findings).filter(({ source }) => source?.data !== undefined && isOwn(objectAt(source.data)));
  return (
    <ul className="item-findings" aria-label={words.findings} aria-live="polite">
      {own.map((one) => <li key={JSON.stringify(one)} data-severity={one.severity}><Icon name={one.severity} size={14} /> {one.message}{one.hint === undefined ? '' : ` (${one.hint})`}</li>)}
    </ul>
  );
}

let known: DataFields | undefined;

function useFields(): DataFields {
  const [fields, set] = useState<DataFields>(known ?? {});
  useEffect(() => {
    if (known === undefined) {
      void desk.call('report.fields', undefined).then((got) => {
        known = got;
        set(got);
      });
    }
  }, []);
  return fields;
}
