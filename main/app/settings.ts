// What the program remembers about itself: settings, window places, recent files. One JSON file each in the user's data
// folder; a damaged or foreign value falls back to the default, field by field.

import { join } from 'node:path';
import { app, nativeTheme, type Rectangle } from 'electron';
import type { RecentFile, Settings } from '../contract.ts';
import { readJson, writeWhole } from './files.ts';
import { either, fields, list, number, oneOf, text, truth, type Shape } from './shape.ts';

const zoom: Shape<Settings['zoom']> = either(oneOf('width', 'page'), number);
export const settingShapes: { readonly [K in keyof Settings]: Shape<Settings[K]> } = {
  theme: oneOf('system', 'light', 'dark'),
  tourDone: truth,
  templatesFolder: text,
  panes: fields({ left: number, right: number, problems: truth, thumbnails: truth }),
  zoom,
  fileName: text,
  textSize: ((value) => number(value) && value >= 0.5 && value <= 3) as Shape<number>,
  surroundings: oneOf('window', 'dark'),
};

function defaults(): Settings {
  return {
    theme: 'system',
    tourDone: false,
    templatesFolder: join(app.getPath('userData'), 'templates'),
    panes: { left: 320, right: 300, problems: false, thumbnails: false },
    zoom: 'width',
    fileName: '{report.title}',
    textSize: 1,
    surroundings: 'window',
  };
}

const place = (name: string): string => join(app.getPath('userData'), name);
let current: Settings | undefined;

export async function loadSettings(): Promise<Settings> {
  const stored = await readJson(place('settings.json'));
  const base = defaults();
  const known = Object.entries(settingShapes).filter(([key, shape]) => isRecord(stored) && (shape as Shape<unknown>)(stored[key]));
  current = { ...base, ...Object.fromEntries(known.map(([key]) => [key, (stored as Record<string, unknown>)[key]])) };
  nativeTheme.themeSource = current.theme;
  return current;
}

export function settings(): Settings {
  return current ?? defaults();
}

export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  current = { ...settings(), ...change };
  nativeTheme.themeSource = current.theme;
  await writeWhole(place('settings.json'), `${JSON.stringify(current, null, 2)}\n`);
  return current;
}

// --- windows

export type WindowPlace = { readonly bounds: Rectangle; readonly maximized: boolean };
const windowPlace: Shape<WindowPlace> = fields({ bounds: fields({ x: number, y: number, width: number, height: number }), maximized: truth });

export async function loadWindowPlace(): Promise<WindowPlace | undefined> {
  const stored = await readJson(place('window.json'));
  return windowPlace(stored) ? stored : undefined;
}

export async function keepWindowPlace(value: WindowPlace): Promise<void> {
  await writeWhole(place('window.json'), JSON.stringify(value));
}

// --- recent files

const recentShape: Shape<readonly RecentFile[]> = list(fields({ file: text, name: text, kind: oneOf('report', 'briefing') }), 100);
let recent: readonly RecentFile[] = [];

export async function loadRecent(): Promise<readonly RecentFile[]> {
  const stored = await readJson(place('recent.json'));
  recent = recentShape(stored) ? stored : [];
  return recent;
}

export function recentFiles(): readonly RecentFile[] {
  return recent;
}

export async function addRecent(file: RecentFile): Promise<readonly RecentFile[]> {
  recent = [file, ...recent.filter((one) => one.file !== file.file)].slice(0, 12);
  app.addRecentDocument(file.file);
  await writeWhole(place('recent.json'), JSON.stringify(recent, null, 2));
  return recent;
}

/** A file that is no longer there leaves the list. */
export async function forgetRecent(file: string): Promise<void> {
  if (!recent.some((one) => one.file === file)) return;
  recent = recent.filter((one) => one.file !== file);
  await writeWhole(place('recent.json'), JSON.stringify(recent, null, 2));
}

export async function clearRecent(): Promise<void> {
  recent = [];
  app.clearRecentDocuments();
  await writeWhole(place('recent.json'), '[]');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
