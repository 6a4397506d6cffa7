// All that crosses between the main process and the window: plain data types, and the map of channels. The renderer imports
// types from here and nothing else of main/; preload.ts lets through the names listed here and no others.

import type { Diagnostic, Severity, Stage } from './diagnostic.ts';
import type { BreakChoice } from './select/breaks.ts';
import type { BriefingOutput } from './select/output.ts';

export type { Diagnostic, Severity, Stage };
export type { Place } from './diagnostic.ts';
export type { BriefingOutput, HandoutChoice } from './select/output.ts';
/** Where pages may end, against the template. */
export type { BreakChoice as BreakRule } from './select/breaks.ts';

// --- the report and what is chosen from it

/** What an item of the report is; `sections` are the only ones that nest. */
export type ItemKind =
  | 'sections' | 'quotes' | 'figures' | 'tables' | 'charts' | 'timeline' | 'questions' | 'actors' | 'glossary' | 'images' | 'sources';

/**
 * One item of the report's outline. `path` is its dataset path, such as `quotes.starmer`; `key` is unique in the tree, as an
 * object can stand in several sections.
 */
export type ReportItem = {
  readonly key: string;
  readonly path: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly audience?: readonly string[];
  readonly marking?: string;
  readonly priority?: string;
  readonly themes?: readonly string[];
  readonly children: readonly ReportItem[];
};

/** A report that was read: its outline and what is wrong with it. `file` is an absolute path. */
export type OpenReport = {
  readonly file: string;
  readonly title: string;
  readonly items: readonly ReportItem[];
  readonly diagnostics: readonly Diagnostic[];
};

/** One row of the tree as the user arranged it; `key` as in ReportItem. `on` tells of the row itself; `title` replaces the report's. */
export type Choice = {
  readonly key: string;
  readonly path: string;
  readonly on: boolean;
  readonly title?: string;
  readonly children: readonly Choice[];
};

export type ParameterValue = string | number | boolean | readonly string[];
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** For whom the document is: what is marked above or written for others stays out. */
export type DocumentOptions = { readonly marking?: string; readonly audience?: string; readonly internal?: boolean };

/** A briefing being put together: all that undo covers and a briefing file holds. */
export type Draft = {
  /** Absolute path of the dataset. */
  readonly report: string;
  /** Name of a bundled template, or absolute path of a template's folder. */
  readonly template: string;
  /** `undefined`: everything, in report order. */
  readonly choices: readonly Choice[] | undefined;
  readonly parameters: Parameters;
  readonly options: DocumentOptions;
  /** Pages that the briefing may have; `undefined` for no limit. */
  readonly budget: number | undefined;
  /** Where pages may end, against the template. */
  readonly breaks?: readonly BreakChoice[];
  /** Edition, handout and what else is said of the finished file. */
  readonly output?: BriefingOutput;
  /** The dataset's text where it has unsaved changes. */
  readonly text?: string;
};

// --- the report's data

/** A field of an object of the report, as the dataset's schema has it. `text` is CommonMark; `other` is edited in the file. */
export type DataField = {
  readonly name: string;
  readonly help: string;
  readonly required: boolean;
  readonly type: 'text' | 'line' | 'number' | 'boolean' | 'choice' | 'sources' | 'other';
  readonly choices?: readonly string[];
};
/** By the report's lists. */
export type DataFields = Readonly<Record<string, readonly DataField[]>>;

/** What was understood of a text that is to become a report. */
export type Understanding = {
  readonly text: string;
  readonly title: string;
  readonly summary: string;
  readonly items: readonly ReportItem[];
  readonly diagnostics: readonly Diagnostic[];
};
export type ImportKind = 'text' | 'markdown' | 'csv';
/** A text to import: pasted, or of a file. */
export type ImportSource = { readonly name: string; readonly bytes: Uint8Array };

// --- templates

/** A typed parameter as its template declares it; which constraints it may have depends on its type. */
export type ParameterInfo = {
  readonly name: string;
  readonly type: 'string' | 'text' | 'number' | 'boolean' | 'choice' | 'date' | 'color' | 'language' | 'paper';
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly default?: ParameterValue;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Regular expression that the whole value must match. */
  readonly pattern?: string;
  /** Numbers, or dates such as 2025-03-31. */
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number;
  readonly unit?: string;
  /** What a choice or a paper can be. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
};

export type TemplateInfo = {
  /** What `Draft.template` holds. */
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly bundled: boolean;
  readonly folder: string;
  /** Pages that a briefing from it should fill. */
  readonly budget?: { readonly least: number; readonly most?: number };
  readonly parameters: readonly ParameterInfo[];
  /** Why it cannot be used, if so. */
  readonly problem?: string;
};

/** A text file of a template. `file` is its absolute path, `name` that inside the template; `stamp` tells its content. */
export type TemplateFile = { readonly file: string; readonly name: string; readonly text: string; readonly stamp: string };

/** A kept earlier content of a file. `when` is ISO 8601. */
export type Version = { readonly id: string; readonly when: string; readonly bytes: number };

/** What saving a file came to: its new stamp, or what stands on the disk instead of what was last read. */
export type Saved = { readonly stamp: string; readonly conflict?: string };

/** What the editor completes: helpers with their documentation, fields and ids of the report, partials, CSS properties. */
export type TemplateWords = {
  readonly helpers: readonly { readonly name: string; readonly block: boolean; readonly signature: string; readonly sentence: string; readonly example: string }[];
  /** By collection (`report`, `sections`, `quotes` …): the fields of its objects, each with a sentence. */
  readonly fields: Readonly<Record<string, readonly { readonly name: string; readonly help: string }[]>>;
  readonly ids: readonly { readonly path: string; readonly title: string }[];
  readonly partials: readonly string[];
  readonly properties: readonly string[];
};

// --- results of the pipeline

export type PageInfo = {
  /** From 1. */
  readonly number: number;
  readonly label: string;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Equal for two pages that look the same. */
  readonly key: string;
  readonly breakReason: { readonly kind: 'forced' | 'full' | 'keep-with-next' | 'orphans' | 'widows' | 'avoid-inside' | 'did-not-fit' | 'end'; readonly note: string; readonly left: number };
};

/** A rectangle on a page, in points from its top left. */
export type Area = { readonly page: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type OutlineLink = { readonly level: number; readonly label: string; readonly page: number; readonly y: number };

export type Rendered = {
  /** Of the worker's last work; names it for `preview.locate`. */
  readonly id: number;
  readonly pdf: Uint8Array;
  readonly pages: readonly PageInfo[];
  readonly outline: readonly OutlineLink[];
  /** Where each dataset object stands, by its path. */
  readonly areas: Readonly<Record<string, readonly Area[]>>;
  readonly diagnostics: readonly Diagnostic[];
  /** Milliseconds by stage, and `total`. */
  readonly timings: Readonly<Record<string, number>>;
};

/** A template's first page with the current report. */
export type Thumbnail = { readonly pdf: Uint8Array; readonly pages: number; readonly width: number; readonly height: number; readonly key: string };

/** How a piece of work ended. `fault`: a mistake of the program, or a limit that it hit. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'fault'; readonly message: string };

/** Texts that are edited but not saved, by absolute path: the pipeline reads these instead of the files. */
export type Buffers = Readonly<Record<string, string>>;

export type RenderRequest = { readonly draft: Draft; readonly buffers: Buffers };

/** Finished bytes, and how many pages or sides of paper they are. */
export type Finished = { readonly pdf: Uint8Array; readonly pages: number };

export type Printer = { readonly name: string; readonly isDefault: boolean };
export type Printed = { readonly file: string; readonly pages: number };

export type Names = { readonly names: readonly string[]; readonly diagnostics: readonly Diagnostic[] };

export type BatchJob = { readonly request: RenderRequest; readonly name: string };
export type BatchResult = {
  readonly folder: string;
  readonly written: readonly string[];
  readonly failed: readonly { readonly name: string; readonly message: string }[];
  readonly cancelled: boolean;
};

/** What a point of a page came from. */
export type Located = {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly data?: string;
  readonly area: Area;
};

// --- the desk

export type Theme = 'system' | 'light' | 'dark';
export type Settings = {
  readonly theme: Theme;
  readonly tourDone: boolean;
  readonly templatesFolder: string;
  readonly panes: { readonly left: number; readonly right: number; readonly problems: boolean; readonly thumbnails: boolean };
  readonly zoom: 'width' | 'page' | number;
  readonly fileName: string;
  /** Of the window, not of the pages; 1 is normal. */
  readonly textSize: number;
  /** Behind the pages: as the window is, or dark always. */
  readonly surroundings: 'window' | 'dark';
};

/** Work that was not saved when the program ended. `when` is ISO 8601. */
export type Recovery = { readonly id: string; readonly when: string; readonly file: string | undefined; readonly draft: Draft; readonly buffers: Buffers };

export type RecentFile = { readonly file: string; readonly name: string; readonly kind: 'report' | 'briefing' };

/** What the window should show when it opens. */
export type Start = {
  readonly platform: string;
  readonly version: string;
  readonly locale: string;
  readonly settings: Settings;
  readonly recent: readonly RecentFile[];
  readonly samples: readonly RecentFile[];
  readonly recoveries: readonly Recovery[];
  readonly open: Outcome<Opened> | undefined;
};

/** What another program made of a briefing file; `stamp` tells its content. */
export type WrittenBriefing = { readonly file: string; readonly stamp: string; readonly outcome: Outcome<Opened> };

/** What a dropped file came to: a report or briefing that was opened, or a text to import. */
export type Dropped = { readonly opened: Outcome<Opened> } | { readonly source: ImportSource } | undefined;

/** A report, perhaps with the briefing file that named it. */
export type Opened = {
  readonly report: OpenReport;
  readonly briefing: { readonly file: string; readonly draft: Draft } | undefined;
};

export type ExportResult = { readonly file: string; readonly pages: number; readonly bytes: number };
export type Progress = { readonly task: string; readonly done: number; readonly total: number; readonly label: string };

/** Commands of the menu bar that the window carries out. */
export type MenuCommand =
  | 'new' | 'open' | 'save' | 'save-as' | 'export' | 'import' | 'print' | 'batch' | 'undo' | 'redo' | 'find' | 'settings'
  | 'zoom-in' | 'zoom-out' | 'fit-width' | 'fit-page' | 'next-pane' | 'previous-pane' | 'problems' | 'templates' | 'edit-template'
  | 'text-larger' | 'text-smaller' | 'text-normal' | 'tour' | 'shortcuts' | 'about';

// --- the channels

/** Calls of the window, each with what it sends and what comes back. */
export type Calls = {
  'app.start': { send: undefined; back: Start };
  'app.settings': { send: Partial<Settings>; back: Settings };
  'app.recent': { send: undefined; back: readonly RecentFile[] };
  /** The answer to the event `save-all`: whether everything is saved. */
  'app.saved': { send: boolean; back: undefined };
  'app.dirty': { send: { readonly dirty: boolean; readonly file: string | undefined; readonly name: string }; back: undefined };
  'file.open': { send: { readonly file?: string }; back: Outcome<Opened> | undefined };
  'file.dropped': { send: string; back: Dropped };
  'report.text': { send: string; back: Outcome<TemplateFile> };
  'report.outline': { send: { readonly file: string; readonly text: string | undefined }; back: Outcome<Opened> };
  'report.save': { send: { readonly file: string; readonly text: string; readonly stamp: string; readonly force: boolean }; back: Outcome<Saved> };
  /** Keeps a text among the versions of its file. */
  'version.keep': { send: { readonly file: string; readonly text: string }; back: undefined };
  'report.fields': { send: undefined; back: DataFields };
  'import.choose': { send: undefined; back: ImportSource | undefined };
  'import.read': { send: { readonly source: ImportSource; readonly kind: ImportKind | undefined }; back: Outcome<Understanding> };
  /** Answers the new report's file. */
  'import.save': { send: { readonly text: string; readonly name: string }; back: Outcome<string> | undefined };
  'briefing.save': { send: { readonly draft: Draft; readonly file: string | undefined; readonly name: string }; back: Outcome<string> | undefined };
  'briefing.keep': { send: { readonly draft: Draft; readonly file: string | undefined; readonly buffers: Buffers } | undefined; back: undefined };
  'briefing.forget': { send: string; back: undefined };
  /** The window knows what the file holds now: the next save writes over it unasked. */
  'briefing.taken': { send: { readonly file: string; readonly stamp: string }; back: undefined };
  'briefing.render': { send: RenderRequest; back: Outcome<Rendered> };
  'preview.locate': { send: { readonly id: number; readonly page: number; readonly x: number; readonly y: number }; back: Located | undefined };
  'template.list': { send: undefined; back: readonly TemplateInfo[] };
  'template.thumbnail': { send: RenderRequest; back: Outcome<Thumbnail> };
  /** A copy; without `from`, a small template to begin with. */
  'template.create': { send: { readonly from: string | undefined; readonly title: string }; back: Outcome<TemplateInfo> };
  'template.rename': { send: { readonly folder: string; readonly title: string }; back: Outcome<TemplateInfo> };
  'template.delete': { send: string; back: Outcome<undefined> };
  'template.show': { send: string; back: undefined };
  'template.export': { send: string; back: Outcome<string> | undefined };
  'template.import': { send: undefined; back: Outcome<TemplateInfo> | undefined };
  'template.chooseFolder': { send: undefined; back: Settings | undefined };
  'template.files': { send: string; back: Outcome<readonly TemplateFile[]> };
  'template.newFile': { send: { readonly folder: string; readonly name: string }; back: Outcome<TemplateFile> };
  'template.renameFile': { send: { readonly folder: string; readonly file: string; readonly name: string }; back: Outcome<TemplateFile> };
  'template.deleteFile': { send: string; back: Outcome<undefined> };
  'template.save': { send: { readonly file: string; readonly text: string; readonly stamp: string; readonly force: boolean }; back: Outcome<Saved> };
  'template.versions': { send: string; back: readonly Version[] };
  'template.version': { send: { readonly file: string; readonly id: string }; back: string };
  'template.words': { send: { readonly report: string; readonly folder: string }; back: TemplateWords | undefined };
  'template.watch': { send: string | undefined; back: undefined };
  'report.stress': { send: undefined; back: Outcome<Opened> };
  'export.pdf': { send: { readonly request: RenderRequest; readonly name: string }; back: Outcome<ExportResult> | undefined };
  'print.printers': { send: undefined; back: readonly Printer[] };
  'print.preview': { send: RenderRequest; back: Outcome<Finished> };
  'print.run': { send: { readonly request: RenderRequest; readonly printer: string; readonly copies: number; readonly duplex: 'none' | 'long-edge' | 'short-edge' | undefined; readonly name: string }; back: Outcome<Printed> };
  'batch.folder': { send: undefined; back: string | undefined };
  'batch.briefings': { send: undefined; back: readonly Opened[] };
  'batch.run': { send: { readonly jobs: readonly BatchJob[]; readonly folder: string }; back: Outcome<BatchResult> | undefined };
  /** Names of the PDFs of these briefings, by a pattern; and what is wrong with the pattern. */
  'export.names': { send: { readonly drafts: readonly Draft[]; readonly pattern: string; readonly name: string }; back: Outcome<Names> };
  'export.cancel': { send: undefined; back: undefined };
  'export.show': { send: string; back: undefined };
  'export.open': { send: string; back: undefined };
};

/** What the main process tells the window unasked. */
export type Events = {
  menu: MenuCommand;
  /** Save all of the window's work, and say over `app.saved` whether it is. */
  'save-all': undefined;
  /** What takes longer than half a second; undefined once it is done. */
  working: string | undefined;
  open: Outcome<Opened>;
  progress: Progress | undefined;
  /** Another window changed a setting that is everybody's. */
  'settings-changed': Partial<Settings>;
  'recent-changed': readonly RecentFile[];
  /** Another program changed this file of the template being edited. */
  'file-changed': TemplateFile;
  /** Another program wrote the report's file. */
  'report-written': TemplateFile;
  /** Another program wrote the window's briefing file. */
  'briefing-written': WrittenBriefing;
  /** Another program wrote or removed this file, which the pages were made of. */
  'source-written': string;
};

/** The whole bridge, as `window.desk`. */
export type Desk = {
  readonly call: <K extends Exclude<keyof Calls, 'file.dropped'>>(channel: K, payload: Calls[K]['send']) => Promise<Calls[K]['back']>;
  readonly on: <K extends keyof Events>(event: K, listener: (payload: Events[K]) => void) => () => void;
  /** Opens a file that the user dropped or picked; `undefined` for one that is not on the disk. */
  readonly openDropped: (file: File) => Promise<Dropped>;
};
