// The window: toolbar above, contents to the left, pages in the middle, template to the right, problems and status below.

import { lazy, Suspense, useEffect, type JSX } from 'react';
import { I18nProvider } from 'react-aria-components';
import { importText, openDropped, togglePane } from './commands.ts';
import { Dialogs } from './dialogs/dialogs.tsx';
import { ConflictBanner } from './editor/conflict-banner.tsx';
import { DropTarget } from './drop-target.tsx';
import { nameOf } from './file-names.ts';
import { settleBriefing } from './follow.ts';
import { InspectorPane } from './inspector/inspector-pane.tsx';
import { Notices } from './notices.tsx';
import { PreviewPane } from './preview/preview-pane.tsx';
import { Counts, ProblemsPane } from './problems/problems-pane.tsx';
import { Splitter } from './splitter.tsx';
import { findings } from './state.ts';
import { store, useStore } from './store.ts';
import { texts } from './texts.ts';
import { Toolbar } from './toolbar/toolbar.tsx';
import { TreePane } from './tree/tree-pane.tsx';
import { Welcome } from './welcome/welcome.tsx';

const openFile = (file: File): void => void openDropped(file);

/** CodeMirror comes only when a template is edited. */
const EditorPane = lazy(async () => ({ default: (await import('./editor/editor-pane.tsx')).EditorPane }));

export function App(): JSX.Element {
  const started = useStore((state) => state.start !== undefined);
  const open = useStore((state) => state.desk !== undefined);
  const locale = useStore((state) => state.start?.locale ?? 'en');
  const platform = useStore((state) => state.start?.platform);
  const textSize = useStore((state) => state.settings?.textSize ?? 1);
  const surroundings = useStore((state) => state.settings?.surroundings ?? 'window');
  useEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset['platform'] = platform ?? '';
    dataset['surroundings'] = surroundings;
    style.setProperty('--text-size', String(textSize));
  }, [platform, surroundings, textSize]);
  return (
    <I18nProvider locale={locale}>
      <DropTarget onFile={openFile} onText={importText}>
        {started && (open ? <Workplace /> : <Welcome />)}
        <Notices />
        <Dialogs />
      </DropTarget>
    </I18nProvider>
  );
}

/** Pixels of the window's text as it is designed: panes grow with the text. */
const designedSize = 14;

function Workplace(): JSX.Element {
  const panes = useStore((state) => state.settings?.panes);
  const editing = useStore((state) => state.editing !== undefined);
  const left = panes?.left ?? 320;
  const right = panes?.right ?? 300;
  return (
    <div className="workplace" style={{ '--left': `${left / designedSize}rem`, '--right': `${right / designedSize}rem` } as React.CSSProperties}>
      <Toolbar />
      <ReportConflict />
      <BriefingConflict />
      <main className="panes" data-mode={editing ? 'template' : 'briefing'}>
        {editing ? <Suspense fallback={<section className="pane" />}><EditorPane /></Suspense> : <TreePane />}
        <Splitter side="left" size={left} />
        <PreviewPane />
        {!editing && <Splitter side="right" size={right} />}
        {!editing && <InspectorPane />}
      </main>
      {panes?.problems === true && <ProblemsPane />}
      <StatusBar />
    </div>
  );
}

/** The report's file was changed under unsaved changes. */
function ReportConflict(): JSX.Element | null {
  const theirs = useStore((state) => state.desk?.theirs);
  if (theirs === undefined) return null;
  return (
    <ConflictBanner
      message={texts.data.conflict(theirs.name)}
      compare={() => store.dispatch({ type: 'dialog', dialog: 'report-versions' })}
      settle={(keep) => store.dispatch({ type: 'report-settled', keep })}
    />
  );
}

/** The briefing's file was changed under unsaved changes. */
function BriefingConflict(): JSX.Element | null {
  const theirs = useStore((state) => state.desk?.theirBriefing);
  return theirs === undefined ? null : <ConflictBanner message={texts.data.briefingConflict(nameOf(theirs.file))} settle={settleBriefing} />;
}

function StatusBar(): JSX.Element {
  const all = useStore(findings);
  const rendered = useStore((state) => state.rendered);
  const rendering = useStore((state) => state.rendering);
  return (
    <footer className="status">
      <button type="button" className="status-problems" onClick={() => togglePane('problems')} title={texts.problems.name}><Counts all={all} /></button>
      <span className="spring" />
      {rendering && <span className="late" role="status">{texts.status.working}</span>}
      {rendered !== undefined && <span>{texts.status.pages(rendered.pages.length)}</span>}
      {rendered !== undefined && <span className="faint">{texts.status.time(rendered.timings['total'] ?? 0)}</span>}
    </footer>
  );
}
