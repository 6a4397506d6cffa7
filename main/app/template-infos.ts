// The templates to choose from, as the gallery and the parameter form show them: the bundled ones and the user's own.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ParameterInfo, TemplateInfo } from '../contract.ts';
import type { Host } from '../host.ts';
import { bundledTemplates, listTemplates, type ListedTemplate } from '../library.ts';

export function listTemplateInfos(program: string, folders: readonly string[], host: Host): readonly TemplateInfo[] {
  const bundled = bundledTemplates(program, host).map((template) => infoOf(template, template.manifest.name, true));
  const own = folders.flatMap((folder) => (isFolder(folder) ? listTemplates(folder, join(program, 'templates', 'base'), host) : []));
  return [...bundled, ...own.map((template) => infoOf(template, template.folder, false))];
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function infoOf({ folder, manifest }: ListedTemplate, key: string, bundled: boolean): TemplateInfo {
  const { title, purpose, pages, papers, parameters } = manifest;
  return {
    key, name: title, purpose, bundled, folder,
    ...(pages !== undefined && { budget: { least: pages.least, ...(pages.most !== undefined && { most: pages.most }) } }),
    parameters: Object.entries(parameters).map(([name, parameter]): ParameterInfo => ({
      ...(parameter as Omit<ParameterInfo, 'name'>),
      name,
      ...(parameter.type === 'paper' && { choices: papers.map((paper) => ({ value: paper, label: paper })), default: parameter.default ?? papers[0] ?? 'A4' }),
    })),
  };
}
