// Every word that the window shows, in one place, ready to be translated. Numbers and dates go through the reader's locale.

let number = new Intl.NumberFormat();
let decimal = new Intl.NumberFormat();
let dateTime = new Intl.DateTimeFormat();

/** Numbers and dates are from now on written as the system does. */
export function writeAsIn(locale: string | undefined): void {
  number = new Intl.NumberFormat(locale);
  decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
}
writeAsIn(undefined);

const count = (amount: number, one: string, many: string): string => `${number.format(amount)} ${amount === 1 ? one : many}`;

/** Why a page ends. */
const breakKinds = {
  forced: 'A new page is asked for', full: 'The page is full', 'keep-with-next': 'Kept with what follows', orphans: 'Too few lines would stay here', widows: 'Too few lines would go over',
  'avoid-inside': 'What follows is kept whole', 'did-not-fit': 'What follows does not fit', end: 'The briefing ends',
} as const;

export const texts = {
  appName: 'Briefing Desk',
  untitled: 'Untitled briefing',
  edited: 'Edited',
  close: 'Close',
  cancel: 'Cancel',
  dateTime: (iso: string): string => dateTime.format(new Date(iso)),

  toolbar: {
    name: 'Briefing', undo: 'Undo', redo: 'Redo', undoOf: (label: string): string => `Undo ${label}`, redoOf: (label: string): string => `Redo ${label}`,
    open: 'Open', save: 'Save', print: 'Print and handouts', exportPdf: 'Export PDF', exporting: 'Exporting…', blocked: (errors: number): string => `${count(errors, 'error', 'errors')} in the pages`,
  },

  welcome: {
    title: 'What would you like to brief on?',
    lead: 'Open a report, choose what belongs in the briefing, and export the finished pages.',
    open: 'Open a Report or Briefing…', recent: 'Recent', samples: 'Reports to try', dropHint: 'or drop a file anywhere in this window, or paste a text', importText: 'Import a Text…',
    recoveryTitle: 'Work that was not saved', recover: 'Recover', discard: 'Discard',
    recoveryOf: (name: string, when: string): string => `${name}, ${when}`,
    refused: 'This file could not be opened', dropHere: 'Drop to open',
  },

  tree: {
    name: 'Contents', search: 'Search contents', filters: 'Filter', all: 'Select all', none: 'Select none', invert: 'Invert selection', more: 'More',
    include: (title: string): string => `Include ${title}`,
    drag: (title: string): string => `Move ${title}`,
    empty: 'This report has no sections yet.', noMatch: 'Nothing matches.',
    pages: (pages: number): string => `${decimal.format(pages)} p`,
    costLabel: (pages: number): string => `takes ${decimal.format(pages)} pages`,
    totalOf: (pages: number, budget: number): string => `${decimal.format(pages)} of ${count(budget, 'page', 'pages')}`,
    total: (pages: number): string => count(pages, 'page', 'pages'),
    beyond: 'Beyond the page budget',
    rename: 'Title in this briefing', renameHint: 'Leave empty for the report’s own title.', restoreTitle: 'Use the report’s title',
    up: 'Move up', down: 'Move down', indent: 'Move into the section above', outdent: 'Move out of its section',
    actions: (title: string): string => `Actions for ${title}`, renameAction: 'Title in this briefing…', showInPages: 'Show in the pages',
    newPage: 'New page before it', keepWhole: 'Keep together', noBreaks: 'Break as the template does', rule: (words: string): string => `Page break: ${words}`,
    editData: 'Edit in the report…', showAll: 'Show everything', editTitle: 'Edit title',
    groups: {
      sections: 'Sections', quotes: 'Other quotes', figures: 'Other figures', tables: 'Other tables', charts: 'Other charts', timeline: 'Other events', questions: 'Other questions',
      actors: 'Actors', glossary: 'Glossary', images: 'Other images', sources: 'Sources',
    },
    unused: 'Not in the briefing', filterNames: { kinds: 'Kind', audiences: 'Audience', markings: 'Marking', priorities: 'Priority', themes: 'Theme' },
    kinds: {
      sections: 'Section', quotes: 'Quote', figures: 'Figure', tables: 'Table', charts: 'Chart', timeline: 'Event', questions: 'Question',
      actors: 'Actor', glossary: 'Term', images: 'Image', sources: 'Source',
    },
  },

  edits: {
    include: 'Include', exclude: 'Exclude', move: 'Move', indent: 'Indent', outdent: 'Outdent', retitle: 'Title', selectAll: 'Select All',
    selectNone: 'Select None', invert: 'Invert Selection', template: 'Template', parameter: 'Parameter', budget: 'Page Budget', output: 'Paper', data: 'Data', options: 'Document', breaks: 'Page Break', onDisk: 'Change on the Disk',
  },

  breaks: {
    name: 'Page breaks', removeAll: 'Remove All', remove: (name: string): string => `Remove the page break rule of ${name}`, unknown: 'No longer in the report', absent: 'Not on the pages now',
    before: { page: 'New page before it', avoid: 'Stays with what stands before', auto: 'No new page before it' },
    inside: { avoid: 'Kept together', auto: 'May go on overleaf' },
  },

  inspector: {
    name: 'Template', choose: 'Template', purpose: 'Purpose', parameters: 'Parameters', noParameters: 'This template has nothing to set.',
    budget: 'Page budget', budgetHelp: 'Pages that this briefing may have. Empty: as the template has it.', byTemplate: (pages: string): string => `Made for ${pages}.`,
    range: (least: number, most: number | undefined): string =>
      most === undefined ? `${least} pages or more` : least === most ? count(least, 'page', 'pages') : `${least} to ${most} pages`,
    tabs: 'Template or item', item: 'Item', document: 'Document', marking: 'Marking', markingHelp: 'What is marked above it stays out.', audience: 'Readers', audienceHelp: 'What is written for others stays out.',
    internal: 'With questions for internal use', asReport: 'As the report',
    reset: 'Reset', required: 'This field is needed.', noPattern: 'This does not have the form that is asked for.',
    tooLong: (most: number): string => `At most ${count(most, 'character', 'characters')}.`, badColor: 'A colour such as #1d3557.', badLanguage: 'A language tag such as en or uk-UA.',
    badDate: 'A date such as 2025-03-31.', missing: 'This template is no longer there.', gallery: 'All templates…', edit: 'Edit template…',
  },

  preview: {
    name: 'Pages', empty: 'The pages appear here.', working: 'Making pages…', page: (label: string): string => `Page ${label}`,
    pageOf: (page: number, pages: number): string => `${number.format(page)} of ${number.format(pages)}`,
    stale: 'These are the last good pages. The newest change could not be laid out:', fault: 'A fault in the program stopped the work. Your briefing is untouched.', retry: 'Try again',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', fitWidth: 'Fit width', fitPage: 'Fit page', zoom: (percent: number): string => `${number.format(percent)} %`, zoomMenu: 'Zoom',
    goTo: 'Page number', thumbnails: 'Page thumbnails', outline: 'Outline', sidebar: 'Thumbnails and outline', previous: 'Previous page', next: 'Next page',
    foot: {
      name: (page: string, reason: string): string => `Foot of page ${page}: ${reason}`,
      reason: ({ kind, note, left }: { readonly kind: keyof typeof breakKinds; readonly note: string; readonly left: number }): string =>
        [kind === 'did-not-fit' ? `${note.charAt(0).toLocaleUpperCase()}${note.slice(1)}` : `${breakKinds[kind]}${note === kind || note === 'full' ? '' : ` (${note})`}`, ...(left < 1 ? [] : [`${number.format(Math.round(left))} pt left`])].join(' · '),
      'new-page': (title: string): string => `New page before “${title}”`, keep: (title: string): string => `Keep “${title}” together`, allow: (title: string): string => `Let “${title}” break`,
      'run-on': (title: string): string => `No new page before “${title}”`, 'take-back': (title: string): string => `Break as the template does at “${title}”`,
    },
    find: 'Find in the pages', matches: (at: number, all: number): string => (all === 0 ? 'Not found' : `${number.format(at)} of ${number.format(all)}`),
    previousMatch: 'Previous match', nextMatch: 'Next match', closeFind: 'Close',
  },

  origin: { name: 'What you clicked', data: 'In the report', template: 'In the template' },
  panes: { left: 'Width of the contents', right: 'Width of the template pane' },
  about: (version: string): string => `Version ${version}. Turns a report and a template into an accessible, archivable PDF.`,
  shortcuts: {
    title: 'Keyboard shortcuts',
    list: [
      ['Ctrl O', 'Open a report or briefing'], ['Ctrl S', 'Save the briefing'], ['Ctrl E', 'Export as PDF'], ['Ctrl Z', 'Undo'], ['Ctrl Shift Z', 'Redo'],
      ['F6', 'Next pane'], ['Space', 'Include or exclude the row in focus'], ['Alt ↑ ↓', 'Move the row'], ['Alt → ←', 'Into the section above, out of its section'],
      ['F2', 'Title of the row in this briefing'], ['Ctrl F', 'Find in the pages'], ['Ctrl + −', 'Zoom'], ['Ctrl 0', 'Fit width'], ['Ctrl 9', 'Fit page'], ['Ctrl Shift . ,', 'Larger and smaller text in the window'],
      ['Ctrl T', 'Choose a template'], ['Ctrl Shift M', 'Problems'], ['Ctrl V', 'Paste a text to import it'],
    ] as readonly (readonly [string, string])[],
  },

  editor: {
    name: 'Template editor', done: 'Done', save: 'Save', find: 'Find and replace…', format: 'Format', versions: 'Versions…', more: 'More', files: 'Files of the template',
    allFiles: 'All files', newFile: 'New partial', renameFile: 'Rename this file…', fileName: 'Name of the file', removeFile: 'Move this file to the bin', closeTab: 'Close tab', unsaved: (name: string): string => `${name}, not saved`, copyOf: (name: string): string => `${name} (my copy)`,
    tryWith: 'Try with another report', ownReport: 'The briefing’s own report', stressReport: 'Stress report: long titles, gaps, 500 rows',
    conflict: (name: string): string => `Another program changed ${name}, and there are unsaved changes here. Both are kept in its versions.`,
    compare: 'Compare…', keepMine: 'Keep Mine', takeTheirs: 'Take Theirs', versionsOf: (name: string): string => `Versions of ${name}`, noVersions: 'No version yet. Every save keeps one.',
    chooseVersion: 'Choose a version to compare it.', before: 'Then', against: 'against', now: 'Now', restore: 'Restore This Version', size: (bytes: number): string => `${number.format(bytes)} bytes`,
  },
  /** Words of the code editor itself, by its own English ones. */
  code: {
    next: 'Next', previous: 'Previous', all: 'All', 'match case': 'Match case', regexp: 'Pattern', 'by word': 'Whole words', replace: 'Replace', 'replace all': 'Replace all', close: 'Close',
    'current match': 'Current match', 'on line': 'on line', 'replaced match on line $': 'Replaced the match on line $', 'replaced $ matches': 'Replaced $ matches', '$ unchanged lines': '$ unchanged lines',
    'Go to line': 'Go to line', go: 'Go', 'Fold line': 'Fold line', 'Unfold line': 'Unfold line', 'folded code': 'Folded code', 'No diagnostics': 'No findings', Diagnostics: 'Findings',
  },
  gallery: {
    title: 'Templates', manage: 'Manage templates', bundled: 'comes with the program', importZip: 'Import Template…', create: 'New Template', created: 'New template', actions: (name: string): string => `Actions for ${name}`,
    edit: 'Edit', editCopy: 'Edit a copy', duplicate: 'Duplicate', rename: 'Rename…', exportZip: 'Export as one file…', show: 'Show in folder', remove: 'Move to the bin',
    newName: 'Name of the template', noPicture: 'No picture: this template has problems with the report.', exported: (name: string): string => `${name} exported`,
  },
  data: {
    nothing: 'Choose an item in the contents, or click it in the pages, to edit its data.', otherFields: 'Other fields are edited in the report’s file.', bodyText: (number: number): string => `Text ${number}`,
    findings: 'Findings on this item', required: 'This field is needed.', noNumber: 'A number is needed.', none: 'None',
    conflict: (name: string): string => `Another program changed ${name}, and there are unsaved changes here. Both are kept in its versions.`, versions: 'Versions of the Report…',
    briefingConflict: (name: string): string => `Another program changed ${name}, and there are unsaved changes here. Undo has yours where you take theirs.`,
  },
  import: {
    title: 'Import a text', choose: 'Choose a File…', paste: 'Or paste the text', kind: 'What it is', automatic: 'Found out by itself', kinds: { text: 'Plain text', markdown: 'Markdown', csv: 'Table (CSV)' },
    understood: 'What was understood', nothing: 'What is understood of the text appears here, before anything is saved.', save: 'Save as Report…', pasted: 'Pasted text',
  },
  print: {
    title: 'Print and handouts', edition: 'Edition', editions: { screen: 'As on the screen', print: 'For print: greys, QR codes, binding margin', 'large-print': 'Large print: 18 pt, one column' },
    layout: 'Pages to a side', layouts: { pages: 'One', '2-up': 'Two', '4-up': 'Four', '3-up-notes': 'Three, with lines for notes', booklet: 'Booklet, folded in the middle' },
    editionNames: { print: 'print', 'large-print': 'large print' }, keep: 'Keep in the Briefing',
    otherPaper: 'Other size…', paperSize: 'Size of the paper', paperHelp: 'Width and height, such as 320x450mm.', badPaper: 'A size such as 320x450mm.', foldMarks: 'Marks at the fold', creep: 'Inner sheets move to the fold (pt)',
    paper: 'Paper', duplex: 'Both sides', sides: { none: 'No', 'long-edge': 'Yes, turned at the long edge', 'short-edge': 'Yes, turned at the short edge' }, printer: 'Printer', copies: 'Copies',
    noPrinter: 'No printer is set up on this computer. Save the PDF and print it elsewhere.', save: 'Save as PDF…', print: 'Print', sent: (printer: string): string => `Sent to ${printer}`,
    side: (at: number, all: number): string => `Side ${number.format(at)} of ${number.format(all)}`, previousSide: 'Previous side', nextSide: 'Next side', failed: 'These pages could not be made.',
  },
  batch: {
    title: 'Export several', templates: 'Templates', recipients: 'Recipients', recipientsHelp: 'One a line; each gets files of their own. Empty: as the briefing says.', addBriefings: 'Add Other Briefings…',
    removeBriefings: (amount: number): string => `Remove ${count(amount, 'briefing', 'briefings')}`, folder: 'Folder', noFolder: 'Not chosen yet', files: 'What will be written',
    run: (amount: number): string => `Export ${count(amount, 'File', 'Files')}`, progress: (at: number, all: number): string => `${number.format(Math.min(at, all))} of ${number.format(all)}:`,
    done: (amount: number): string => `${count(amount, 'file', 'files')} written`, cancelled: (amount: number): string => `Cancelled; ${count(amount, 'file', 'files')} written`,
  },
  settings: {
    title: 'Settings', textSize: 'Text size', textSizes: (percent: number): string => `${number.format(percent)} %`, surroundings: 'Behind the pages', surroundingNames: { window: 'As the window', dark: 'Dark' },
    nameNow: (name: string): string => `Now: ${name}`, theme: 'Appearance', themes: { system: 'As the system', light: 'Light', dark: 'Dark' }, templatesFolder: 'Folder of your templates', choose: 'Choose…',
    templatesHelp: 'Copies and new templates are kept here, as plain files.', fileName: 'Name of exported files',
    fileNameHelp: 'Fields: {report.title}, {report.series}, {report.issue}, {template}, {date}, {marking}, {parameters.recipient}.',
  },
  tour: {
    skip: 'Skip', next: 'Next', start: 'Start', step: (at: number, all: number): string => `${at} of ${all}`,
    steps: [
      { title: 'Choose what belongs in', text: 'The contents of the report stand on the left. Untick what the reader does not need, and drag sections into the order you want.' },
      { title: 'See the finished pages', text: 'The pages in the middle are the finished PDF and follow every change. Click anything in them to find where it comes from.' },
      { title: 'Export or print', text: 'Choose a template on the right, say for whom it is, and export. Everything can be undone, and nothing is lost if the program ends.' },
    ],
  },

  problems: {
    name: 'Problems', none: 'No problems', errors: (amount: number): string => count(amount, 'error', 'errors'),
    warnings: (amount: number): string => count(amount, 'warning', 'warnings'), infos: (amount: number): string => count(amount, 'note', 'notes'),
    severities: { error: 'Error', warning: 'Warning', info: 'Note' },
    inPage: (page: number): string => `page ${number.format(page)}`, stages: {
      dataset: 'Report', select: 'Selection', template: 'Template', html: 'HTML', style: 'Style', box: 'Content', layout: 'Layout', paint: 'Painting', pdf: 'PDF',
    },
  },

  status: {
    pages: (pages: number): string => count(pages, 'page', 'pages'), time: (milliseconds: number): string => `${number.format(Math.round(milliseconds))} ms`,
    working: 'Working…', fits: 'Fits the budget', over: (pages: number): string => `${count(pages, 'page', 'pages')} over`,
  },

  notices: {
    exported: (name: string, pages: number): string => `${name} exported, ${count(pages, 'page', 'pages')}`, saved: (name: string): string => `${name} saved`,
    followed: (name: string): string => `${name} changed on the disk. The pages follow.`, unreadable: (name: string, why: string): string => `${name} changed on the disk and cannot be read: ${why}`,
    show: 'Show in Folder', open: 'Open', dismiss: 'Dismiss', failed: 'This did not work',
  },
} as const;
