// What the installers are told, as far as it can be seen without them.

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageFile from '../../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../..');
type Copied = { readonly from: string; readonly to: string };
type Config = { readonly productName: string; readonly deb: { readonly fpm: readonly string[] }; readonly linux: { readonly executableName: string; readonly extraResources: readonly Copied[] } };
const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Config;

function place(text: string, file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

describe('the Debian package', () => {
  const [source = '', target] = config.deb.fpm[0]?.split('=') ?? [];

  it('says who makes it, as the format asks', () => {
    expect(packageFile.homepage).toMatch(/^https:/);
    expect(packageFile.author).toMatch(/<.+@.+>$/);
    expect(packageFile.desktopName).toBe(`${config.linux.executableName}.desktop`);
  });

  it('puts the command line into the path', () => {
    expect(target).toBe('/usr/bin/briefing');
    expect(statSync(join(root, source)).mode & 0o111).toBe(0o111);
    for (const { from } of config.linux.extraResources) expect(existsSync(join(root, from))).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('passes on every word as it is, from /usr/bin to the installed program', () => {
    const disk = mkdtempSync(join(tmpdir(), 'installed-'));
    const installed = join(disk, 'opt', config.productName);
    const [{ from, to } = { from: '', to: '' }] = config.linux.extraResources;
    mkdirSync(join(installed, 'resources', dirname(to)), { recursive: true });
    cpSync(join(root, from), join(installed, 'resources', to));
    place('#!/bin/sh\nfor word; do echo "$word"; done\n', join(installed, config.linux.executableName));
    const command = place(readFileSync(join(root, source), 'utf8').replace('"/opt/', `"${disk}/opt/`), join(disk, 'usr/bin/briefing'));
    const words = execFileSync(command, ['make', 'a report.json', '', '--param', 'x="y"'], { encoding: 'utf8' }).split('\n');
    expect(words.slice(words.indexOf('--') + 1)).toEqual(['make', 'a report.json', '', '--param', 'x="y"', '']);
  });
});
