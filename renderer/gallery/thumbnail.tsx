// A template's first page with the current report and parameters, drawn small. One is made at a time.

import { useEffect, useRef, useState, type JSX } from 'react';
import type { Draft } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { drawPage, openPdf } from '../preview/pdf.ts';
import { draftOf } from '../state.ts';
import { store } from '../store.ts';
import { texts } from '../texts.ts';

const width = 168;
/** Pictures by what they show: a template, for one state of the briefing. */
const made = new WeakMap<Draft, Map<string, HTMLCanvasElement>>();

export function Thumbnail({ template }: { readonly template: string }): JSX.Element {
  const place = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stopped = false;
    void picture(template).then((canvas) => {
      if (stopped) return;
      if (canvas === undefined) setFailed(true);
      else place.current?.replaceChildren(canvas);
    }).catch(() => setFailed(true));
    return () => {
      stopped = true;
    };
  }, [template]);
  return <span className="gallery-picture" ref={place} aria-hidden="true">{failed ? texts.gallery.noPicture : ''}</span>;
}

async function picture(template: string): Promise<HTMLCanvasElement | undefined> {
  const { buffers } = store.get();
  const draft = draftOf(store.get());
  if (draft === undefined) return undefined;
  const known = made.get(draft) ?? new Map<string, HTMLCanvasElement>();
  made.set(draft, known);
  const ready = known.get(template);
  if (ready !== undefined) return ready;
  const outcome = await desk.call('template.thumbnail', { draft: { ...draft, template }, buffers });
  if (outcome.kind !== 'done') return undefined;
  const pdf = await openPdf(outcome.value.pdf);
  const canvas = await drawPage(pdf, 1, width / outcome.value.width).done;
  void pdf.loadingTask.destroy();
  if (canvas !== undefined) known.set(template, canvas);
  return canvas;
}
