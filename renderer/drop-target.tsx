// The whole window takes files and texts: dropped, with a veil that says so while they hang above it, or pasted where no field has the
// focus.

import { useEffect, useRef, useState, type DragEvent, type JSX, type ReactNode } from 'react';
import { texts } from './texts.ts';

type Props = { readonly onFile: (file: File) => void; readonly onText: (text: string) => void; readonly children: ReactNode };

export function DropTarget({ onFile, onText, children }: Props): JSX.Element {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  usePaste(onFile, onText);
  const hang = (event: DragEvent, by: 1 | -1): void => {
    if (!isOurs(event)) return;
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const drop = (event: DragEvent): void => {
    if (!isOurs(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    take(event.dataTransfer, onFile, onText);
  };
  return (
    <div className="drop-target" onDragEnter={(event) => hang(event, 1)} onDragLeave={(event) => hang(event, -1)} onDragOver={(event) => isOurs(event) && event.preventDefault()} onDrop={drop}>
      {children}
      {over && <div className="drop-veil"><p>{texts.welcome.dropHere}</p></div>}
    </div>
  );
}

/** Files, or a text from elsewhere; not a row of the tree, and not what falls into a field. */
function isOurs(event: DragEvent): boolean {
  const { types } = event.dataTransfer;
  return types.includes('Files') || (types.includes('text/plain') && !types.includes('desk-row') && !isField(event.target));
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

function take(data: DataTransfer, onFile: Props['onFile'], onText: Props['onText']): boolean {
  const [file] = data.files;
  const text = data.getData('text/plain');
  if (file !== undefined) onFile(file);
  else if (text.trim() !== '') onText(text);
  return file !== undefined || text.trim() !== '';
}

function usePaste(onFile: Props['onFile'], onText: Props['onText']): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.clipboardData === null || isField(event.target) || document.querySelector('.modal, .popover') !== null) return;
      if (take(event.clipboardData, onFile, onText)) event.preventDefault();
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onFile, onText]);
}
