// The user's own templates on the disk: copies, new ones, renaming, the bin, one-file export and import, and their texts. The
// bundled templates are read, never written.

import { cp, mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { strFromU8, unzip, zip, type AsyncZippable } from 'fflate';
import { applyEdits, modify } from 'jsonc-parser';
import type { Saved, TemplateFile } from '../contract.ts';
import { isWithin, stampOf, writeWhole } from './files.ts';
import { keepVersion, moveVersions } from './history.ts';

const textTypes = new Set(['.hbs', '.css', '.json', '.md', '.txt', '.svg']);
const formatting = { tabSize: 2, insertSpaces: true };
/** Bounds of a template that comes as a zip: neither bombs nor ways out of its folder. */
const zipLimits = { files: 500, bytes: 64 * 1024 * 1024 };

/** `Fact sheet (2)` → `fact-sheet-2`, as the manifest asks of names. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return plain === '' ? 'template' : plain.slice(0, 60).replace(/-$/, '');
}

/** A folder of that name that is not there yet. */
async function freeFolder(parent: string, slug: string): Promise<string> {
  for (let number = 1; ; number++) {
    const folder = join(parent, number === 1 ? slug : `${slug}-${number}`);
    if (!(await exists(folder))) return folder;
  }
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

/** Copies a template into `parent` under a new title; answers the new folder. */
export async function copyTemplate(from: string, parent: string, title: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  const folder = await freeFolder(parent, slugOf(title));
  await cp(from, folder, { recursive: true, filter: async (source) => !(await stat(source)).isDirectory() || !basename(source).startsWith('.') });
  await nameTemplate(folder, title);
  return folder;
}

/** Gives a template a title; its name follows its folder. The rest of template.json stays as it is written. */
export async function nameTemplate(folder: string, title: string): Promise<void> {
  const file = join(folder, 'template.json');
  let text = await readFile(file, 'utf8');
  for (const [key, value] of [['name', basename(folder)], ['title', title]] as const) {
    text = applyEdits(text, modify(text, [key], value, { formattingOptions: formatting }));
  }
  text = applyEdits(text, modify(text, ['$schema'], undefined, { formattingOptions: formatting }));
  await writeWhole(file, text);
}

// --- texts

/** Whether a file is one of a template's texts; what editors and systems hide is not. */
export const isTemplateText = (file: string): boolean => textTypes.has(extname(file)) && !basename(file).startsWith('.');

/** The text files of a template, template.json and briefing.hbs first. */
export async function templateFiles(folder: string): Promise<readonly TemplateFile[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && isTemplateText(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .slice(0, 500);
  const order = ['briefing.hbs', 'briefing.css', 'template.json'];
  const rank = (file: string): number => (order.indexOf(basename(file)) + order.length + 1) % (order.length + 1);
  const sorted = names.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return Promise.all(sorted.map((file) => readTemplateFile(folder, file)));
}

export async function readTemplateFile(folder: string, file: string): Promise<TemplateFile> {
  const text = await readFile(file, 'utf8');
  return { file, name: relative(folder, file).replaceAll(sep, '/'), text, stamp: stampOf(text) };
}

/** Adds an empty text file. Throws where the name leads out of the folder, is of no text type, or is taken. */
export async function newTemplateFile(folder: string, name: string): Promise<TemplateFile> {
  const file = innerFile(folder, name);
  if (await exists(file)) throw new Error(`there is a file of this name already: ${name}`);
  await writeWhole(file, '');
  return readTemplateFile(folder, file);
}

/** Gives a text file another name inside its template; its versions go with it. Throws as newTemplateFile does. */
export async function renameTemplateFile(folder: string, file: string, name: string): Promise<TemplateFile> {
  const target = innerFile(folder, name);
  if (await exists(target)) throw new Error(`there is a file of this name already: ${name}`);
  await mkdir(dirname(target), { recursive: true });
  await rename(file, target);
  await moveVersions(file, target);
  return readTemplateFile(folder, target);
}

function innerFile(folder: string, name: string): string {
  const file = join(folder, name);
  if (!isWithin(folder, file) || !textTypes.has(extname(name))) throw new Error(`a template's file is a text inside its folder: ${[...textTypes].join(', ')}`);
  return file;
}

/** Writes a text, unless the disk holds something else than `stamp`, what the editor last read; `force` writes all the same. */
export async function saveText(file: string, text: string, stamp: string, force: boolean): Promise<Saved> {
  const onDisk = await readFile(file, 'utf8').catch(() => undefined);
  if (onDisk !== undefined && stampOf(onDisk) !== stamp && onDisk !== text) {
    await keepVersion(file, onDisk);
    if (!force) return { stamp: stampOf(onDisk), conflict: onDisk };
  }
  if (onDisk !== undefined) await keepVersion(file, onDisk);
  await writeWhole(file, text);
  await keepVersion(file, text);
  return { stamp: stampOf(text) };
}

// --- one file

/** The template as a zip. */
export async function packTemplate(folder: string): Promise<Uint8Array> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const content: AsyncZippable = {};
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    content[`${basename(folder)}/${relative(folder, file).replaceAll(sep, '/')}`] = new Uint8Array(await readFile(file));
  }
  return new Promise((resolve, reject) => zip(content, { level: 6 }, (error, bytes) => (error === null ? resolve(bytes) : reject(error))));
}

/** Unpacks a zip into a new folder under `parent`; nothing is written outside it. Throws where it holds no template. */
export async function unpackTemplate(bytes: Uint8Array, parent: string): Promise<string> {
  const files = await unzipBounded(bytes);
  const manifest = [...files.keys()].filter((name) => basename(name) === 'template.json').toSorted((a, b) => a.length - b.length)[0];
  if (manifest === undefined) throw new Error('this zip holds no template: there is no template.json in it');
  const top = manifest.slice(0, -'template.json'.length);
  const title = titleIn(files.get(manifest) ?? new Uint8Array());
  const folder = await freeFolder(parent, slugOf(title));
  for (const [name, content] of files) {
    if (!name.startsWith(top) || name.endsWith('/')) continue;
    const file = join(folder, name.slice(top.length));
    if (!isWithin(folder, file) || name.includes('\\')) throw new Error(`this zip wants to write outside its folder: ${name}`);
    await mkdir(dirname(file), { recursive: true });
    await writeWhole(file, content);
  }
  await nameTemplate(folder, title);
  return folder;
}

function unzipBounded(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  let [count, size] = [0, 0];
  return new Promise((resolve, reject) => {
    unzip(bytes, {
      filter: (file) => {
        count += 1;
        size += file.originalSize;
        return count <= zipLimits.files && size <= zipLimits.bytes;
      },
    }, (error, files) => {
      if (error !== null) reject(new Error('this is not a zip that can be read', { cause: error }));
      else if (count > zipLimits.files || size > zipLimits.bytes) reject(new Error('this zip is too large for a template'));
      else resolve(new Map(Object.entries(files)));
    });
  });
}

function titleIn(manifest: Uint8Array): string {
  try {
    const { title } = JSON.parse(strFromU8(manifest)) as { readonly title?: unknown };
    return typeof title === 'string' && title !== '' ? title : 'Template';
  } catch {
    throw new Error('the template.json in this zip is not JSON');
  }
}

