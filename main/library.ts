// What there is to choose from: the bundled templates and reports. For the command line and the app alike.

import { join, resolve } from 'node:path';
import { existsSync, readdirSync } from 'node:fs';
import { BriefingError, nearest } from './diagnostic.ts';
import type { Host } from './host.ts';
import { parseManifest, type Manifest } from './template/manifest.ts';

/** A template's folder, and the folder of shared sheets and partials that it builds on. */
export type TemplateFolders = { readonly folder: string; readonly base: string };
export type ListedTemplate = TemplateFolders & { readonly manifest: Manifest };

/** The templates in a folder of templates, by name; those whose template.json is broken are left out. */
export function listTemplates(folder: string, base: string, host: Host): readonly ListedTemplate[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'base')
    .map((entry) => join(folder, entry.name))
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((one) => {
      const manifest = readManifest(one, host);
      return manifest === undefined ? [] : [{ folder: one, base, manifest }];
    });
}

/** What a template is called, made for and asks; undefined where its template.json is broken. */
export function manifestOf({ folder }: TemplateFolders, host: Host): Manifest | undefined {
  return readManifest(folder, host);
}

function readManifest(folder: string, host: Host): Manifest | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(host.readInside(folder, 'template.json'));
    return parseManifest(text, join(folder, 'template.json'), () => {});
  } catch {
    return undefined;
  }
}

/** The bundled templates of the program in this folder. */
export function bundledTemplates(program: string, host: Host): readonly ListedTemplate[] {
  return listTemplates(join(program, 'templates'), join(program, 'templates', 'base'), host);
}

/** Finds a template by its bundled name or by its folder; shared files stand in `base` beside it, or are the program's. Throws BriefingError, telling what there is. */
export function findTemplate(nameOrFolder: string, program: string, host: Host): TemplateFolders {
  const bundled = bundledTemplates(program, host);
  const named = bundled.find(({ manifest }) => manifest.name === nameOrFolder);
  if (named !== undefined) return { folder: named.folder, base: named.base };
  const folder = resolve(nameOrFolder);
  try {
    host.readInside(folder, 'template.json');
    const beside = resolve(folder, '..', 'base');
    return { folder, base: existsSync(join(beside, 'base.css')) ? beside : join(program, 'templates', 'base') };
  } catch {
    const names = bundled.map(({ manifest }) => manifest.name);
    const near = nearest(nameOrFolder, names);
    throw new BriefingError([{
      severity: 'error', stage: 'template', code: 'unknown-template',
      message: `there is no template "${nameOrFolder}", and no folder of that name with a template.json`,
      hint: near === undefined ? `the bundled ones are ${names.join(', ')}` : `did you mean "${near}"?`,
    }]);
  }
}
