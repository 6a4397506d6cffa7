// Briefing files on the disk: paths in them are absolute once read, and portable when written.

import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { BriefingError, type Reporter } from './diagnostic.ts';
import type { Host } from './host.ts';
import { parseBriefingFile, printBriefingFile, type BriefingFile } from './select/briefing-file.ts';

/** The bytes of a file. Throws BriefingError (`unreadable-file`) in plain words. */
export function readOrRefuse(path: string, host: Host): Uint8Array {
  try {
    return host.read(path);
  } catch (error) {
    throw new BriefingError([{ severity: 'error', stage: 'dataset', code: 'unreadable-file', message: `cannot read ${path}: ${(error as Error).message}` }]);
  }
}

/** The choices in a briefing file, its report's and template's paths absolute. Throws BriefingError. */
export function readBriefingFile(path: string, host: Host, report: Reporter): BriefingFile {
  const file = parseBriefingFile(readOrRefuse(path, host), path, report);
  const folder = dirname(resolve(path));
  const template = isPath(file.template) ? resolve(folder, file.template) : file.template;
  return { ...file, report: resolve(folder, file.report), template };
}

/** The text of a briefing file that is to lie at `path`; absolute paths in `file` become relative to it. */
export function briefingFileText(file: BriefingFile, path: string): string {
  const folder = dirname(resolve(path));
  return printBriefingFile({
    ...file,
    report: portable(folder, file.report),
    template: isPath(file.template) ? portable(folder, resolve(file.template)) : file.template,
  });
}

/** Names of bundled templates have no separators. */
const isPath = (template: string): boolean => isAbsolute(template) || /^\.|[/\\]/.test(template);

/** Relative to the folder with forward slashes; absolute where no relative path leads there (another drive). */
function portable(folder: string, path: string): string {
  const inside = relative(folder, path).replaceAll('\\', '/');
  return isAbsolute(inside) || inside.startsWith('.') ? inside : `./${inside}`;
}
