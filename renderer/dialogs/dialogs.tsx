// The window that lies over the others, if one does. The large ones come when they are asked for.

import { lazy, Suspense, type JSX } from 'react';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { ImportDialog } from '../import/import-dialog.tsx';
import { BatchDialog } from '../paper/batch-dialog.tsx';
import { PrintDialog } from '../paper/print-dialog.tsx';
import { SettingsForm } from './settings-form.tsx';
import { Sheet } from './sheet.tsx';
import { ShortcutList } from './shortcuts.tsx';
import { Tour } from './tour.tsx';

const Gallery = lazy(async () => ({ default: (await import('../gallery/gallery.tsx')).Gallery }));
const TemplateVersions = lazy(async () => ({ default: (await import('../editor/versions-dialog.tsx')).TemplateVersions }));
const ReportVersions = lazy(async () => ({ default: (await import('../editor/versions-dialog.tsx')).ReportVersions }));

export function Dialogs(): JSX.Element | null {
  const dialog = useStore((state) => state.dialog);
  switch (dialog) {
    case 'shortcuts':
      return <Sheet title={texts.shortcuts.title}><ShortcutList /></Sheet>;
    case 'about':
      return <Sheet title={texts.appName}><About /></Sheet>;
    case 'settings':
      return <Sheet title={texts.settings.title}><SettingsForm /></Sheet>;
    case 'tour':
      return <Tour />;
    case 'gallery':
      return <Suspense><Gallery /></Suspense>;
    case 'import':
      return <ImportDialog />;
    case 'print':
      return <PrintDialog />;
    case 'batch':
      return <BatchDialog />;
    case 'versions':
      return <Suspense><TemplateVersions /></Suspense>;
    case 'report-versions':
      return <Suspense><ReportVersions /></Suspense>;
    default:
      return null;
  }
}

function About(): JSX.Element {
  const version = useStore((state) => state.start?.version ?? '');
  return <p className="about">{texts.about(version)}</p>;
}
