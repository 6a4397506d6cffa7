// The Host on Node and Electron: files from the disk, the bundled fonts from their npm packages, the moment from
// SOURCE_DATE_EPOCH. The only file of the pipeline's side that knows where things lie.

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, normalize, relative, sep } from 'node:path';
import type { FontSource, Host } from './host.ts';

type Family = {
  readonly family: string;
  readonly package: string;
  /** Start of the font files' names. */
  readonly prefix: string;
  readonly weights: readonly number[];
  readonly italics: boolean;
};

/** The bundled families: what styles may name, and what stands in for characters that they lack. */
const families: readonly Family[] = [
  { family: 'Source Serif 4', package: '@expo-google-fonts/source-serif-4', prefix: 'SourceSerif4', weights: [300, 400, 600, 700, 900], italics: true },
  { family: 'Source Sans 3', package: '@expo-google-fonts/source-sans-3', prefix: 'SourceSans3', weights: [300, 400, 600, 700, 900], italics: true },
  { family: 'Source Code Pro', package: '@expo-google-fonts/source-code-pro', prefix: 'SourceCodePro', weights: [400, 700], italics: true },
  { family: 'Noto Sans Arabic', package: '@expo-google-fonts/noto-sans-arabic', prefix: 'NotoSansArabic', weights: [400, 700], italics: false },
  { family: 'Noto Sans Hebrew', package: '@expo-google-fonts/noto-sans-hebrew', prefix: 'NotoSansHebrew', weights: [400, 700], italics: false },
  { family: 'Noto Sans Symbols 2', package: '@expo-google-fonts/noto-sans-symbols-2', prefix: 'NotoSansSymbols2', weights: [400], italics: false },
];

const weightNames: Readonly<Record<number, string>> = { 300: 'Light', 400: 'Regular', 600: 'SemiBold', 700: 'Bold', 900: 'Black' };

const here = createRequire(import.meta.url);

/** The faces of the bundled families; no file is read until a face is used. */
function bundledFonts(): readonly FontSource[] {
  return families.flatMap((family) =>
    family.weights.flatMap((weight) =>
      (family.italics ? (['normal', 'italic'] as const) : (['normal'] as const)).map((style) => fontSource(family, weight, style)),
    ),
  );
}

function fontSource(family: Family, weight: number, style: 'normal' | 'italic'): FontSource {
  const name = `${weight}${weightNames[weight] ?? ''}${style === 'italic' ? '_Italic' : ''}`;
  const file = `${family.package}/${name}/${family.prefix}_${name}.ttf`;
  let bytes: Uint8Array | undefined;
  return { family: family.family, weight, style, file, data: () => (bytes ??= readFileSync(here.resolve(file))) };
}

/** Seconds since 1970 in SOURCE_DATE_EPOCH (reproducible-builds.org), as ISO 8601; undefined where unset or not a number. */
function sourceDate(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const seconds = Number(environment['SOURCE_DATE_EPOCH'] ?? 'none');
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : undefined;
}

/** Plain words for what the system says about a file. */
const failures: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'reading it is not allowed',
  ENOTDIR: 'part of its path is not a folder',
};

function inPlainWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Error(failures[code] ?? (error as Error).message, { cause: error });
  }
}

const leadsOut = (path: string): boolean => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);

/** See Host.readInside: checked by name first, then by where the file really lies. */
function readInside(folder: string, path: string): Uint8Array {
  if (path.includes('\0') || leadsOut(normalize(path))) throw new Error('only files inside its own folder may be read');
  return inPlainWords(() => {
    const real = realpathSync(join(folder, path));
    if (leadsOut(relative(realpathSync(folder), real))) throw new Error('a link leads out of its own folder');
    if (!statSync(real).isFile()) throw new Error('this is not a plain file');
    return readFileSync(real);
  });
}

/** The program's own folder: where `templates` and `data` lie, in the source tree and in the packed app alike. */
export function programFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    try {
      readFileSync(join(folder, 'templates', 'base', 'base.css'));
      return folder;
    } catch {
      if (folder === dirname(folder)) return join(import.meta.dirname, '..');
    }
  }
}

export function nodeHost(environment: Readonly<Record<string, string | undefined>> = process.env): Host {
  return {
    read: (path) => inPlainWords(() => readFileSync(path)),
    readInside,
    fonts: bundledFonts(),
    fallbackFamilies: ['Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Symbols 2'],
    now: sourceDate(environment),
  };
}
