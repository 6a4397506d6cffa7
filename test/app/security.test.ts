// The items of the Electron security checklist that the source shows, and what packing sets.

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const under = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => ['.ts', '.tsx', '.html'].includes(extname(file))).map((file) => join(folder, file));
const app = under('main/app').map((file) => ({ file, text: read(file) }));
const renderer = under('renderer').map((file) => ({ file, text: read(file) }));
const naming = (files: typeof app, pattern: RegExp): string[] => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('Electron security checklist, in the source', () => {
  it('1: nothing is loaded from the network', () => {
    expect(naming(renderer, /(src|href)=["']https?:|fetch\(\s*['"`]http|importScripts/)).toEqual([]);
    expect(naming(app, /loadURL\((?!`\$\{origin\})|loadFile\(/)).toEqual([]);
  });

  it('2 to 4, 6, 8 to 10: every window takes the one set of preferences, which switches nothing off', () => {
    const security = read('main/app/security.ts');
    for (const line of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false', 'webSecurity: true', 'allowRunningInsecureContent: false', 'experimentalFeatures: false', 'webviewTag: false']) {
      expect(security).toContain(line);
    }
    expect(naming(app, /new BrowserWindow\(/)).toEqual(['main/app/window.ts']);
    expect(read('main/app/window.ts')).toMatch(/webPreferences: windowPreferences\(/);
    expect(naming(app, /enableBlinkFeatures|disable-web-security|appendSwitch|no-sandbox'\)?;/)).toEqual([]);
  });

  it('4: nothing that starts the program switches the sandbox off', () => {
    for (const name of readdirSync(join(root, 'main/app/bin'))) expect(read(`main/app/bin/${name}`)).not.toMatch(/no-sandbox|disable-/);
    expect(read('electron-builder.yml')).not.toMatch(/no-sandbox|executableArgs/);
  });

  it('the command line takes nothing of the user as a switch of the browser', () => {
    for (const name of readdirSync(join(root, 'main/app/bin'))) {
      for (const line of read(`main/app/bin/${name}`).split('\n').filter((one) => one.includes('--command-line'))) expect(line).toMatch(/ -- ("\$@"|%\*)\s*$/);
    }
  });

  it('5, 12 to 14: permissions, web views, navigation and windows are refused for every content', () => {
    const security = read('main/app/security.ts');
    for (const name of ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'will-attach-webview', 'will-navigate', 'setWindowOpenHandler']) expect(security).toContain(name);
    const main = read('main/app/main.ts');
    expect(main.indexOf('guardContents();')).toBeLessThan(main.indexOf('whenReady().then(start)'));
  });

  it('11: the page has no inline script, and no HTML is made of text', () => {
    expect(read('renderer/index.html')).not.toMatch(/<script(?![^>]*src)/);
    expect(naming(renderer, /dangerouslySetInnerHTML|innerHTML|document\.write|new Function|\beval\(/)).toEqual([]);
  });

  it('15: shell.openExternal is never called; openPath only behind its check', () => {
    expect(naming(app, /openExternal/)).toEqual([]);
    expect(naming(app, /shell\.openPath/)).toEqual(['main/app/export.ts']);
  });

  it('17: every channel goes through handle(), which checks sender and shape', () => {
    expect(naming(app, /ipcMain\.(handle|on)/)).toEqual(['main/app/ipc.ts']);
    expect(naming(app, /ipcRenderer/)).toEqual(['main/app/preload.ts']);
  });

  it('18: no file:// anywhere', () => {
    expect(naming([...app, ...renderer], /['"`]file:\/\//)).toEqual([]);
  });

  it('19: fuses are set at packing', () => {
    const yml = read('electron-builder.yml');
    for (const line of [
      'runAsNode: false', 'enableNodeOptionsEnvironmentVariable: false', 'enableNodeCliInspectArguments: false', 'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true', 'grantFileProtocolExtraPrivileges: false', 'enableCookieEncryption: true',
    ]) expect(yml).toContain(line);
  });

  it('20: no Electron API crosses to the page', () => {
    const preload = read('main/app/preload.ts');
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).toContain("exposeInMainWorld('desk', desk)");
  });
});
