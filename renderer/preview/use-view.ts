// What of the strip of pages is in sight, and how it stays in its place when the document changes.

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Rendered } from '../../main/contract.ts';
import { anchorAt, scrollFor, type Strip } from './strip.ts';

/** Pixels. */
export type View = { readonly top: number; readonly width: number; readonly height: number };
type Scroller = React.RefObject<HTMLDivElement | null>;

/** Follows scrolling and resizing, at most once a frame. */
export function useView(scroller: Scroller): View {
  const [view, setView] = useState<View>({ top: 0, width: 800, height: 600 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let frame = 0;
    const measure = (): void => {
      frame = 0;
      setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight });
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(measure);
    };
    const observer = new ResizeObserver(soon);
    observer.observe(element);
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', soon);
      cancelAnimationFrame(frame);
    };
  }, [scroller]);
  return view;
}

/** When the document or the scale changes, what stood at the top of the view stays there. */
export function useKeptPlace(scroller: Scroller, rendered: Rendered | undefined, strip: Strip): void {
  const before = useRef<{ readonly rendered: Rendered; readonly strip: Strip }>(undefined);
  // As it was last scrolled: a document that has become shorter has moved the element's own number already.
  const top = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    const note = (): void => {
      top.current = element?.scrollTop ?? 0;
    };
    element?.addEventListener('scroll', note, { passive: true });
    return () => element?.removeEventListener('scroll', note);
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || rendered === undefined) return;
    const old = before.current;
    before.current = { rendered, strip };
    if (old === undefined || (old.rendered === rendered && old.strip === strip) || top.current < 4) return;
    element.scrollTo({ top: scrollFor(strip, rendered, anchorAt(old.strip, old.rendered, top.current, rendered)), behavior: 'instant' });
    top.current = element.scrollTop;
  }, [scroller, rendered, strip]);
}
