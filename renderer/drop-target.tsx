// The whole window takes files: a veil says so while one hangs above it.

import { useRef, useState, type DragEvent, type JSX, type ReactNode } from 'react';
import { texts } from './texts.ts';

export function DropTarget({ onFile, children }: { readonly onFile: (file: File) => void; readonly children: ReactNode }): JSX.Element {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const isFile = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  const enter = (event: DragEvent): void => {
    if (!isFile(event)) return;
    depth.current += 1;
    setOver(true);
  };
  const leave = (event: DragEvent): void => {
    if (!isFile(event)) return;
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  };
  const drop = (event: DragEvent): void => {
    if (!isFile(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    <div className="drop-target" onDragEnter={enter} onDragLeave={leave} onDragOver={(event) => isFile(event) && event.preventDefault()} onDrop={drop}>
      {children}
      {over && <div className="drop-veil"><p>{texts.welcome.dropHere}</p></div>}
    </div>
  );
}
