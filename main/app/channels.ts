// The names of the contract's channels at run time, checked against its types: a name missing here does not compile.

import type { Calls, Events } from '../contract.ts';

const calls: Readonly<Record<keyof Calls, true>> = {
  'app.start': true,
  'app.settings': true,
  'app.recent': true,
  'app.dirty': true,
  'file.open': true,
  'file.dropped': true,
  'report.text': true,
  'report.outline': true,
  'report.save': true,
  'report.fields': true,
  'import.choose': true,
  'import.read': true,
  'import.save': true,
  'briefing.save': true,
  'briefing.keep': true,
  'briefing.forget': true,
  'briefing.render': true,
  'preview.locate': true,
  'template.list': true,
  'template.thumbnail': true,
  'template.create': true,
  'template.rename': true,
  'template.delete': true,
  'template.show': true,
  'template.export': true,
  'template.import': true,
  'template.chooseFolder': true,
  'template.files': true,
  'template.newFile': true,
  'template.save': true,
  'template.versions': true,
  'template.version': true,
  'template.words': true,
  'template.watch': true,
  'report.stress': true,
  'export.pdf': true,
  'print.printers': true,
  'print.preview': true,
  'print.run': true,
  'batch.folder': true,
  'batch.briefings': true,
  'batch.run': true,
  'export.names': true,
  'export.cancel': true,
  'export.show': true,
  'export.open': true,
};

const events: Readonly<Record<keyof Events, true>> = {
  menu: true,
  open: true,
  progress: true,
  'recent-changed': true,
  'file-changed': true,
};

export const callNames = Object.keys(calls) as readonly (keyof Calls)[];
export const eventNames = Object.keys(events) as readonly (keyof Events)[];
