// The menu bar. Commands that change the document go to the window, which carries them out with its own undo; the rest are the
// system's own roles.

import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract.ts';
import { clearRecent, recentFiles } from './settings.ts';
import { texts } from './texts.ts';

export type MenuActions = {
  readonly send: (command: MenuCommand) => void;
  readonly newWindow: () => void;
  readonly openFile: (file: string) => void;
};
type Item = MenuItemConstructorOptions;

const mac = process.platform === 'darwin';
const words = texts.menu;
const line: Item = { type: 'separator' };

/** Builds the menu bar anew; called again whenever the list of recent files changes. */
export function buildMenu(actions: MenuActions): void {
  const bar = [...(mac ? [appMenu(actions)] : []), fileMenu(actions), editMenu(actions), viewMenu(actions), templateMenu(actions), windowMenu(), helpMenu(actions)];
  Menu.setApplicationMenu(Menu.buildFromTemplate(bar));
}

/** Commands for a briefing on the desk. */
const needBriefing: readonly MenuCommand[] = ['save', 'save-as', 'export', 'batch', 'print', 'undo', 'redo', 'find', 'zoom-in', 'zoom-out', 'fit-width', 'fit-page', 'problems', 'templates', 'edit-template'];

export function enableCommands(briefing: boolean): void {
  const menu = Menu.getApplicationMenu();
  for (const id of needBriefing) {
    const item = menu?.getMenuItemById(id);
    if (item !== null && item !== undefined) item.enabled = briefing;
  }
}

function command(actions: MenuActions, id: MenuCommand, label: string, accelerator?: string): Item {
  return { id, label, click: () => actions.send(id), ...(accelerator !== undefined && { accelerator }) };
}

function appMenu(actions: MenuActions): Item {
  return {
    label: app.name,
    submenu: [
      command(actions, 'about', words.about), line, command(actions, 'settings', words.settings, 'CmdOrCtrl+,'), line,
      { role: 'services' }, line, { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, line, { role: 'quit' },
    ],
  };
}

function fileMenu(actions: MenuActions): Item {
  return {
    label: words.file,
    submenu: [
      { id: 'new-window', label: words.newWindow, accelerator: 'CmdOrCtrl+N', click: actions.newWindow },
      command(actions, 'open', words.open, 'CmdOrCtrl+O'),
      { label: words.recent, submenu: recentMenu(actions) },
      line,
      command(actions, 'save', words.save, 'CmdOrCtrl+S'),
      command(actions, 'save-as', words.saveAs, 'CmdOrCtrl+Shift+S'),
      line,
      command(actions, 'import', words.importText, 'CmdOrCtrl+I'),
      command(actions, 'export', words.exportPdf, 'CmdOrCtrl+E'),
      command(actions, 'batch', words.batch, 'CmdOrCtrl+Shift+E'),
      command(actions, 'print', words.print, 'CmdOrCtrl+P'),
      line,
      ...(mac ? [] : [command(actions, 'settings', words.settings, 'CmdOrCtrl+,'), line]),
      { role: 'close', label: words.close },
      ...(mac ? [] : [{ role: 'quit', label: words.quit } as Item]),
    ],
  };
}

function recentMenu(actions: MenuActions): Item[] {
  const files = recentFiles();
  if (files.length === 0) return [{ label: words.noRecent, enabled: false }];
  return [
    ...files.map((file): Item => ({ label: file.name, sublabel: file.file, click: () => actions.openFile(file.file) })),
    line,
    { label: words.clearRecent, click: () => void clearRecent().then(() => buildMenu(actions)) },
  ];
}

function editMenu(actions: MenuActions): Item {
  return {
    label: words.edit,
    submenu: [
      command(actions, 'undo', words.undo, 'CmdOrCtrl+Z'),
      command(actions, 'redo', words.redo, mac ? 'Cmd+Shift+Z' : 'Ctrl+Shift+Z'),
      line,
      { role: 'cut', label: words.cut }, { role: 'copy', label: words.copy }, { role: 'paste', label: words.paste }, { role: 'selectAll', label: words.selectAll },
      line,
      command(actions, 'find', words.find, 'CmdOrCtrl+F'),
    ],
  };
}

function viewMenu(actions: MenuActions): Item {
  return {
    label: words.view,
    submenu: [
      command(actions, 'zoom-in', words.zoomIn, 'CmdOrCtrl+Plus'),
      command(actions, 'zoom-out', words.zoomOut, 'CmdOrCtrl+-'),
      command(actions, 'fit-width', words.fitWidth, 'CmdOrCtrl+0'),
      // The key of plus without Shift, as it is on most keyboards.
      { ...command(actions, 'zoom-in', words.zoomIn, 'CmdOrCtrl+='), id: 'zoom-in-too', visible: false, acceleratorWorksWhenHidden: true },
      command(actions, 'fit-page', words.fitPage, 'CmdOrCtrl+9'),
      line,
      {
        label: words.textSize,
        submenu: [
          command(actions, 'text-larger', words.textLarger, 'CmdOrCtrl+Shift+.'),
          command(actions, 'text-smaller', words.textSmaller, 'CmdOrCtrl+Shift+,'),
          command(actions, 'text-normal', words.textNormal),
        ],
      },
      line,
      command(actions, 'problems', words.problems, 'CmdOrCtrl+Shift+M'),
      command(actions, 'next-pane', words.nextPane, 'F6'),
      command(actions, 'previous-pane', words.previousPane, 'Shift+F6'),
      line,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
}

function templateMenu(actions: MenuActions): Item {
  return {
    label: words.template,
    submenu: [
      command(actions, 'templates', words.gallery, 'CmdOrCtrl+T'),
      command(actions, 'edit-template', words.editTemplate, 'CmdOrCtrl+Shift+T'),
    ],
  };
}

function windowMenu(): Item {
  const submenu: Item[] = [{ role: 'minimize', label: words.minimize }, ...(mac ? [{ role: 'zoom', label: words.zoom }, line, { role: 'front', label: words.front }] as Item[] : [])];
  return { label: words.window, submenu };
}

function helpMenu(actions: MenuActions): Item {
  return {
    label: words.help,
    submenu: [
      command(actions, 'tour', words.tour),
      command(actions, 'shortcuts', words.shortcuts, 'CmdOrCtrl+/'),
      ...(mac ? [] : [line, command(actions, 'about', words.about)]),
    ],
  };
}
