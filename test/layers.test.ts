// Who may import whom: the table of the README's architecture section, enforced. A breach prints a sentence.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, dirname, extname } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What each folder of main/ may import besides itself; the files directly in main/ are named by their own. */
const allowed: Record<string, readonly string[]> = {
  dataset: [],
  select: ['dataset'],
  template: ['select', 'dataset'],
  html: [],
  style: ['html'],
  text: ['style', 'html'],
  box: ['style', 'html'],
  layout: ['box', 'style', 'html', 'text'],
  paint: ['layout', 'box', 'style', 'html', 'text'],
  pdf: ['paint', 'layout', 'box', 'style', 'html', 'text'],
};
/** Folders beside the stages: what they work on. `commands` sees everything but app/. */
const beside: Record<string, readonly string[]> = {
  edition: ['html', 'style', 'paint'],
  handout: ['box', 'style', 'paint', 'pdf'],
  provenance: [...Object.keys(allowed), 'edition', 'handout', 'briefing.ts', 'engine.ts', 'resources.ts'],
  print: [],
  commands: [...Object.keys(allowed), 'edition', 'handout', 'provenance', 'briefing.ts', 'dump.ts', 'engine.ts', 'host-node.ts', 'library.ts', 'batch.ts', 'choices.ts', 'file-name.ts', 'output.ts', 'print.ts', 'whole-file.ts'],
};
/** Files directly in main/ that every stage may import. */
const common = ['diagnostic.ts', 'host.ts'];
/** Besides `common`, what app/ may import. */
const appMay = ['briefing.ts', 'contract.ts', 'engine.ts', 'host-node.ts', 'library.ts', 'batch.ts', 'choices.ts', 'file-name.ts', 'output.ts', 'print.ts', 'whole-file.ts'];
/**
 * What the app may take from the stages besides: for its worker, what there is to choose, the files that hold choices, and words to
 * complete; for its start without a window, the command line.
 */
const workerMay = ['commands/program.ts', 'select/outline.ts', 'select/briefing-file.ts', 'select/output.ts', 'select/recipients.ts', 'template/catalog.ts', 'style/properties.ts', 'style/shorthands.ts', 'dataset/import/import.ts', 'select/reduce.ts', 'handout/impose.ts', 'handout/paper.ts'];

/** Packages with one door: the folders through which alone they come in. */
const doors: Record<string, readonly string[]> = {
  zod: ['dataset', 'select', 'template'],
  handlebars: ['template'],
  parse5: ['html'],
  'css-tree': ['style'],
  'css-select': ['style'],
  fontkit: ['text'],
  linebreak: ['text'],
  'bidi-js': ['text'],
  hyphen: ['text'],
  pdfkit: ['pdf'],
  electron: ['app'],
};
/** What no stage may import: the world comes in through the Host. */
const worldly = /^(node:)?(fs|fs\/promises|child_process|http|https|net|os|process|worker_threads)$/;

type Import = { readonly file: string; readonly specifier: string; readonly typeOnly: boolean };

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ['.ts', '.tsx'].includes(extname(file)))
    .map((file) => join(folder, file));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    specifier: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

/** Path within the project of a relative import, or undefined for a package. */
function target({ file, specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, ''))) : undefined;
}

const packageName = (specifier: string): string => {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
};

/** The sentence that tells what is wrong with an import of main/, or undefined. */
function breach(one: Import): string | undefined {
  const [, folder = '', ...rest] = one.file.split('/');
  const inFolder = rest.length > 0;
  const aim = target(one);
  if (aim === undefined) return inFolder ? packageBreach(one, folder) : undefined;
  if (!aim.startsWith('main/')) {
    return aim === 'package.json' || aim.startsWith('data/') ? undefined : `${one.file} imports ${aim}: main/ imports nothing outside main/`;
  }
  const [, to = '', ...toRest] = aim.split('/');
  if (toRest.length === 0) return rootBreach(one, folder, inFolder, to);
  if (!inFolder || folder === to) return undefined;
  if (folder === 'app' && workerMay.some((path) => aim === `main/${path}`)) return undefined;
  if (folder === 'app') return `${one.file} imports ${aim}: app/ sees ${[...appMay, ...workerMay].join(', ')} and no other stage`;
  const may = allowed[folder] ?? beside[folder] ?? [];
  return may.includes(to) ? undefined : `${one.file} imports ${aim}: ${folder} may see ${may.join(', ') || 'no other stage'}`;
}

function rootBreach(one: Import, folder: string, inFolder: boolean, to: string): string | undefined {
  if (!inFolder || common.includes(to) || beside[folder]?.includes(to) === true) return undefined;
  if (folder === 'app' && appMay.includes(to)) return undefined;
  return `${one.file} imports main/${to}: ${folder} may see ${common.join(' and ')} there`;
}

function packageBreach({ file, specifier, typeOnly }: Import, folder: string): string | undefined {
  const name = packageName(specifier);
  const door = doors[name];
  if (door !== undefined && !door.includes(folder) && !typeOnly) return `${file} imports ${name}: its only door is ${door.join(', ')}`;
  if (!['app', 'commands', 'print'].includes(folder) && worldly.test(specifier)) return `${file} imports ${specifier}: a stage reaches the world only through its Host`;
  return undefined;
}

describe('layers', () => {
  const files = sources('main');

  it('keeps every stage to what its table allows', () => {
    const breaches = files.flatMap((file) => importsOf(file)).map((one) => breach(one)).filter((sentence) => sentence !== undefined);
    expect(breaches).toEqual([]);
  });

  it('lets the renderer import only types, and only of main/contract.ts', () => {
    const breaches = sources('renderer').flatMap((file) => importsOf(file)).filter((one) => {
      const aim = target(one);
      return aim?.startsWith('main/') === true && !(aim === 'main/contract.ts' && one.typeOnly);
    });
    expect(breaches.map((one) => `${one.file} imports ${one.specifier}: the renderer sees only the types of main/contract.ts`)).toEqual([]);
  });

  it('has no clock, chance, default locale or process in a stage', () => {
    const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.(env|cwd|argv|platform)|\bperformance\.now\(|\bfetch\(|toLocale\w+\(\)|new Intl\.\w+\(\)/;
    const breaches = files
      .filter((file) => Object.keys(allowed).includes(file.split('/')[1] ?? ''))
      .flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n').map((line, index) => ({ file, line, number: index + 1 })))
      .filter(({ line }) => !line.trimStart().startsWith('//') && !line.trimStart().startsWith('*') && forbidden.test(line));
    expect(breaches.map(({ file, number, line }) => `${file}:${number}: ${line.trim()}`)).toEqual([]);
  });

  it('sees a breach when there is one', () => {
    expect(breach({ file: 'main/layout/block.ts', specifier: '../pdf/write.ts', typeOnly: true })).toContain('layout may see');
    expect(breach({ file: 'main/layout/block.ts', specifier: 'pdfkit', typeOnly: false })).toContain('only door is pdf');
    expect(breach({ file: 'main/style/cascade.ts', specifier: 'node:fs', typeOnly: false })).toContain('Host');
    expect(breach({ file: 'main/app/main.ts', specifier: '../layout/block.ts', typeOnly: false })).toContain('app/ sees');
  });
});
