import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BriefingError } from '../../main/diagnostic.ts';
import { nodeHost } from '../../main/host-node.ts';
import { loadTemplate } from '../../main/template/load.ts';
import { inShort } from './filled.ts';

const manifest = { name: 'own', title: 'Own', purpose: 'Mine.', papers: ['A4'], uses: ['report'], styles: ['base/base.css', 'briefing.css'] };

/** A folder of templates with `own` and `base` in it. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'template-'));
  for (const [name, text] of Object.entries({ 'base/base.css': 'p { }', ...files })) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

function load(root: string): { template: ReturnType<typeof loadTemplate> | undefined; findings: string[] } {
  const findings: string[] = [];
  const note = (finding: Parameters<typeof inShort>[0]): void => void findings.push(inShort(finding).replaceAll(root, ''));
  try {
    return { template: loadTemplate(join(root, 'own'), nodeHost({}), note), findings };
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    error.diagnostics.forEach(note);
    return { template: undefined, findings };
  }
}

it('reads manifest, page, sheets, and the partials that are called, own ones before shared ones', () => {
  const root = folderOf({
    'own/template.json': JSON.stringify(manifest), 'own/briefing.hbs': '{{> card}}{{#> frame}}{{> nowhere}}{{/frame}}{{> base/card}}', 'own/briefing.css': 'h1 { }',
    'own/partials/card.hbs': 'own {{> deep/er}}', 'base/partials/card.hbs': 'shared', 'base/partials/frame.hbs': 'frame', 'own/partials/deep/er.hbs': 'deeper', 'own/partials/unused.hbs': 'x',
  });
  const { template, findings } = load(root);
  expect(findings).toEqual([]);
  expect(template?.sheets.map(({ name, text }) => [name, text])).toEqual([['base/base.css', 'p { }'], ['briefing.css', 'h1 { }']]);
  expect(Object.fromEntries([...template!.partials].map(([name, { text }]) => [name, text]))).toEqual({
    card: 'own {{> deep/er}}', 'base/card': 'shared', frame: 'frame', 'deep/er': 'deeper',
  });
  expect(template?.files.map(({ name }) => name).slice(0, 2)).toEqual(['template.json', 'briefing.hbs']);
  expect(template?.main.file).toBe(`${root}/own/briefing.hbs`);
  expect(template?.partials.get('frame')?.file).toBe(`${root}/base/partials/frame.hbs`);
});

it('goes on without a sheet, not without a page', () => {
  expect(load(folderOf({ 'own/template.json': JSON.stringify(manifest), 'own/briefing.hbs': '' })).findings).toEqual([
    'template-file /own/briefing.css:: briefing.css cannot be read: there is no such file',
  ]);
  expect(load(folderOf({ 'own/template.json': '{ "name": 1 }' })).findings).toContain('template-file /own/briefing.hbs:: briefing.hbs cannot be read: there is no such file');
});

it('refuses what is not text', () => {
  const root = folderOf({ 'own/template.json': JSON.stringify(manifest), 'own/briefing.hbs': new Uint8Array([0x7b, 0xff]), 'own/briefing.css': '' });
  expect(load(root).findings).toEqual(['template-encoding /own/briefing.hbs:: briefing.hbs is not UTF-8 text']);
});

it('does not leave its folder: not by names, not by links', () => {
  const root = folderOf({
    'own/template.json': JSON.stringify({ ...manifest, styles: ['briefing.css'] }), 'own/briefing.hbs': '{{> ../../secret}}{{> /etc/passwd}}{{> link}}', 'secret.hbs': 'secret', 'secret.css': 'secret',
    'own/partials/x.hbs': '',
  });
  symlinkSync(join(root, 'secret.css'), join(root, 'own/briefing.css'));
  symlinkSync(join(root, 'secret.hbs'), join(root, 'own/partials/link.hbs'));
  const { template, findings } = load(root);
  expect(findings).toEqual(['template-file /own/briefing.css:: briefing.css cannot be read: a link leads out of its own folder']);
  expect([...template!.partials.keys()]).toEqual([]);
});
