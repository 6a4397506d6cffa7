// The text of one file in CodeMirror, with the pipeline's findings underlined.

import { setDiagnostics, type Diagnostic as Mark } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef, type JSX } from 'react';
import type { Diagnostic, TemplateFile } from '../../main/contract.ts';
import { findings, type State } from '../state.ts';
import { store, useStore } from '../store.ts';
import { controlsOf } from './code-commands.ts';
import { createState, type CodeContext } from './code-states.ts';
import { registerEditor } from './editor-controls.ts';

/** One editor state a file, as long as the template is open. */
const states = new Map<string, EditorState>();

export function forgetStates(): void {
  states.clear();
}

type Props = { readonly file: TemplateFile; readonly readOnly: boolean; readonly parameters: readonly string[] };

export function Code({ file, readOnly, parameters }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const given = useRef({ file, parameters });
  const path = file.file;
  useEffect(() => {
    given.current = { file, parameters };
  });
  useEffect(() => {
    if (place.current === null) return;
    const made = new EditorView({ parent: place.current, state: stateFor(given.current.file, contextFor(readOnly, () => given.current.parameters)) });
    view.current = made;
    const leave = registerEditor(controlsOf(made));
    markFindings(made, path, findings(store.get()));
    return () => {
      states.set(path, made.state);
      leave();
      made.destroy();
    };
  }, [path, readOnly]);
  useFollowDisk(view, file);
  useMarks(view, file.file);
  useSpot(view, file.file);
  return <div className="code" ref={place} data-file={file.name} />;
}

function contextFor(readOnly: boolean, parameters: () => readonly string[]): CodeContext {
  return {
    readOnly,
    parameters,
    words: () => store.get().editing?.words,
    onChange: (path, text) => {
      const saved = store.get().editing?.files.find((one) => one.file === path)?.text;
      store.dispatch({ type: 'buffer', file: path, text: text === saved ? undefined : text });
    },
  };
}

function stateFor(file: TemplateFile, context: CodeContext): EditorState {
  const text = store.get().buffers[file.file] ?? file.text;
  const known = states.get(file.file);
  if (known !== undefined && known.doc.toString() === text) return known;
  return createState(file.file, text, context);
}

/** Takes over what another program wrote, or a version put back, as one step of undo. */
function useFollowDisk(view: React.RefObject<EditorView | null>, file: TemplateFile): void {
  const buffer = useStore((state) => state.buffers[file.file]);
  const text = buffer ?? file.text;
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === text) return;
    const cursor = Math.min(editor.state.selection.main.head, text.length);
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text }, selection: { anchor: cursor } });
  }, [view, text]);
}

function useMarks(view: React.RefObject<EditorView | null>, path: string): void {
  const all = useStore((state: State) => findings(state));
  useEffect(() => {
    if (view.current !== null) markFindings(view.current, path, all);
  }, [view, path, all]);
}

function markFindings(view: EditorView, path: string, all: readonly Diagnostic[]): void {
  const marks = all.filter((one) => one.source?.file === path && one.source.line !== undefined).map((one) => markOf(view.state, one));
  view.dispatch(setDiagnostics(view.state, marks));
}

/** From the place of a finding to the end of the word there. */
function markOf(state: EditorState, { severity, message, hint, source }: Diagnostic): Mark {
  const line = state.doc.line(Math.min(source?.line ?? 1, state.doc.lines));
  const from = Math.min(line.from + (source?.column ?? 1) - 1, line.to);
  const word = /^(\{\{[^}]*\}\}+|[\w-]+|.)/.exec(state.sliceDoc(from, line.to))?.[0] ?? '';
  return { from, to: Math.max(from, Math.min(line.to, from + word.length)), severity, message: hint === undefined ? message : `${message} (${hint})` };
}

function useSpot(view: React.RefObject<EditorView | null>, path: string): void {
  const spot = useStore((state) => state.editing?.spot);
  useEffect(() => {
    const editor = view.current;
    if (editor === null || spot === undefined || spot.file !== path) return;
    const line = editor.state.doc.line(Math.min(spot.line, editor.state.doc.lines));
    const at = Math.min(line.to, line.from + spot.column - 1);
    editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    editor.focus();
  }, [view, path, spot]);
}
