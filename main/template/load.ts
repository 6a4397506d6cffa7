// A template's folder → everything that filling and styling it need, read at once. The folder holds template.json,
// briefing.hbs, the style sheets that template.json lists, and partials/NAME.hbs; what begins with `base/` comes from the
// shared folder. Only files inside these two folders are read: the host refuses ways and links that lead out of them.

import { BriefingError, type Diagnostic, type Reporter } from '../diagnostic.ts';
import type { Host } from '../host.ts';
import { innerPath, parseManifest, type Manifest } from './manifest.ts';

/** A text of the template; `file` is the path for messages, `name` that inside the template (`base/…` for shared ones). */
export type TemplateFile = { readonly name: string; readonly file: string; readonly text: string };

export type Template = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly main: TemplateFile;
  /** By the name that `{{> name}}` calls: own ones first, then the shared ones. */
  readonly partials: ReadonlyMap<string, TemplateFile>;
  /** In cascade order. */
  readonly sheets: readonly TemplateFile[];
  /** All of the above with template.json, in the order read. */
  readonly files: readonly TemplateFile[];
};

const mainFile = 'briefing.hbs';
/** Partials that one template may have. */
const partialLimit = 200;

type Reading = { readonly folder: string; readonly base: string; readonly host: Host; readonly report: Reporter; readonly files: TemplateFile[] };

/**
 * `base` is the folder of shared sheets and partials; without it, `base` beside the template. Throws BriefingError where there
 * is no usable template.json or briefing.hbs; a style sheet that cannot be read is reported and left out.
 */
export function loadTemplate(folder: string, host: Host, report: Reporter, base = `${folder}/../base`): Template {
  const findings: Diagnostic[] = [];
  const reading: Reading = { folder, base, host, report, files: [] };
  const manifest = readManifest(reading, findings);
  const main = readText(reading, mainFile, (finding) => findings.push(finding));
  if (manifest === undefined || main === undefined) throw new BriefingError(findings);
  findings.forEach(report);
  const sheets = manifest.styles.flatMap((name) => readText(reading, name, report) ?? []);
  const partials = readPartials(reading, main, manifest);
  return { folder, manifest, main, partials, sheets, files: reading.files };
}

function readManifest(reading: Reading, findings: Diagnostic[]): Manifest | undefined {
  const file = readText(reading, 'template.json', (finding) => findings.push(finding));
  return file && parseManifest(file.text, file.file, (finding) => findings.push(finding));
}

/** Every partial that the template's texts name, and theirs, until no new name appears. */
function readPartials(reading: Reading, main: TemplateFile, manifest: Manifest): Map<string, TemplateFile> {
  const partials = new Map<string, TemplateFile>();
  const waiting = [...(manifest.partials ?? []), ...namesIn(main.text)];
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name) || !innerPath.safeParse(name).success) continue;
    seen.add(name);
    if (seen.size > partialLimit) break;
    const found = findPartial(reading, name);
    if (found === undefined) continue;
    partials.set(name, found);
    waiting.push(...namesIn(found.text));
  }
  return partials;
}

/** `{{> name}}`, `{{#> name}}`, with the name plain, in quotes or in brackets. */
function namesIn(text: string): string[] {
  const calls = text.matchAll(/\{\{~?#?>\s*(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|([^\s}~|()"'[]+))/g);
  return [...calls].map(([, double, single, bracket, plain]) => double ?? single ?? bracket ?? plain ?? '');
}

/** The template's own partial, else the shared one; undefined where there is neither: fillTemplate says where it is called. */
function findPartial(reading: Reading, name: string): TemplateFile | undefined {
  const places = name.startsWith('base/') ? [`base/partials/${name.slice(5)}.hbs`] : [`partials/${name}.hbs`, `base/partials/${name}.hbs`];
  for (const place of places) {
    const found = readText(reading, place, undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A text inside the template's folder, or inside the shared one if its name begins `base/`. */
function readText({ folder, base, host, files }: Reading, name: string, report: Reporter | undefined): TemplateFile | undefined {
  const shared = name.startsWith('base/');
  const [where, path] = shared ? [base, name.slice(5)] : [folder, name];
  const file = shared && base === `${folder}/../base` ? folder.replace(/[^/\\]*[/\\]?$/, `base/${path}`) : `${where}/${path}`;
  const say = (code: string, message: string): undefined => {
    report?.({ severity: 'error', stage: 'template', code, message, source: { file } });
    return undefined;
  };
  let bytes: Uint8Array;
  try {
    bytes = host.readInside(where, path);
  } catch (error) {
    return say('template-file', `${name} cannot be read: ${(error as Error).message}`);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const read: TemplateFile = { name, file, text };
    files.push(read);
    return read;
  } catch {
    return say('template-encoding', `${name} is not UTF-8 text`);
  }
}
