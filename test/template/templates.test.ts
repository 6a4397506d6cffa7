// The bundled templates with the bundled reports: whole, sound HTML, without a word of complaint.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadReport } from '../../main/dataset/load.ts';
import type { Element } from '../../main/html/element.ts';
import { parseHtml } from '../../main/html/parse.ts';
import { nodeHost } from '../../main/host-node.ts';
import type { Content } from '../../main/select/content.ts';
import { selectContent } from '../../main/select/select.ts';
import { helperDocumentation } from '../../main/template/catalog.ts';
import { documentHelpers } from '../../main/template/documentation.ts';
import { fillTemplate } from '../../main/template/fill.ts';
import { loadTemplate } from '../../main/template/load.ts';
import { parseTemplate } from '../../main/template/parse.ts';
import { phrase, phraseNames, phrasesOf } from '../../main/template/phrases.ts';
import { contentOf, inShort, smallReport } from './filled.ts';

const names = ['executive-brief', 'fact-sheet', 'full-report'];
const reports: readonly (readonly [string, Content])[] = [
  ...readdirSync('data/reports').filter((file) => file.endsWith('.json')).map((file): [string, Content] => {
    const loaded = loadReport(readFileSync(`data/reports/${file}`), file, () => {});
    return [file, selectContent(loaded.report, undefined, {}, () => {})];
  }),
  ['a report with little in it', contentOf({ report: { id: 'bare', title: 'Bare', language: 'de', bottomLine: 'Wenig.' } })],
  ['a report with something of everything', contentOf({ ...smallReport, report: { ...smallReport.report, bottomLine: 'So it is [@book].', marking: 'restricted', notice: 'Sample "only".' } })],
];

type Made = { readonly root: Element; readonly text: string; readonly findings: readonly string[] };

function make(name: string, content: Content, parameters: Readonly<Record<string, unknown>> = {}): Made {
  const findings: string[] = [];
  const note = (finding: Parameters<typeof inShort>[0]): void => void findings.push(inShort(finding));
  const template = loadTemplate(`templates/${name}`, nodeHost({}), note);
  const { text, file } = fillTemplate(template, content, parameters, note);
  return { root: parseHtml(text, file, note).root, text, findings };
}

function walk(element: Element): Element[] {
  return [element, ...element.children.flatMap((child) => (child.kind === 'element' ? walk(child) : []))];
}

describe.each(names)('%s', (name) => {
  it.each(reports)('with %s: nothing to complain of, headings in order, links that arrive', (_, content) => {
    for (const noteStyle of ['footnote', 'endnote', 'none']) {
      const { root, findings } = make(name, content, { paper: 'Letter', ...(noteStyle === 'footnote' && name === 'fact-sheet' ? {} : { noteStyle }) });
      expect(findings).toEqual([]);
      const elements = walk(root);
      const levels = elements.filter((element) => /^h[1-6]$/.test(element.name)).map((element) => Number(element.name[1]));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
      const ids = elements.flatMap((element) => element.attributes['id'] ?? []);
      expect(ids).toEqual([...new Set(ids)]);
      const targets = elements.flatMap((element) => (element.attributes['href']?.startsWith('#') === true ? [element.attributes['href'].slice(1)] : []));
      expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
      expect(root.attributes['lang']).toBe(content.report.language);
    }
  });

  it('shows the marking and the notice of a sample on every page, as CSS strings', () => {
    const [, content] = reports.at(-1)!;
    const { text } = make(name, content);
    expect(text).toContain('@top-center { content: "restricted" }');
    expect(text).toContain('@bottom-center { content: "restricted" }');
    expect(text).toContain('@bottom-left { content: "Sample \\22 only\\22 ." }');
  });

  it('knows for each element where it was written, and shows which object an element came from', () => {
    const [, content] = reports.at(-1)!;
    const { root } = make(name, content);
    const shown = walk(root).flatMap((element) => element.origin?.data ?? []);
    for (const path of ['figures.nations', 'quotes.said']) expect(shown).toContain(path);
    expect(walk(root).filter((element) => element.origin === undefined)).toEqual([]);
  });

  it('marks a bottom line or message that is not there', () => {
    const { findings } = make(name, contentOf({ report: { id: 'bare', title: 'Bare', language: 'en' } }));
    expect(findings.map((finding) => finding.split(' ')[0])).toEqual(name === 'executive-brief' ? ['missing-value'] : []);
  });
});

it('documents every helper in templates/README.md', () => {
  expect(readFileSync('templates/README.md', 'utf8')).toContain(documentHelpers());
});

it('documents helpers by examples that parse', () => {
  expect(helperDocumentation.map(({ name }) => name)).toEqual([...new Set(helperDocumentation.map(({ name }) => name))]);
  for (const { sentence, example, name } of helperDocumentation) {
    expect(sentence).toMatch(/\.$/);
    expect(example).toContain(name);
    const findings: string[] = [];
    parseTemplate(example, name, (finding) => findings.push(finding.message));
    expect(findings).toEqual([]);
  }
});

it('has its own words in four languages', () => {
  for (const language of ['de', 'fr', 'uk']) {
    const words = phrasesOf(language);
    for (const name of phraseNames) expect(words[name].includes('{0}')).toBe(phrasesOf('en')[name].includes('{0}'));
  }
  expect(phrase('de-AT', 'since', '2025')).toBe('seit 2025');
  expect(phrase('xx', 'sources')).toBe('Sources');
});
