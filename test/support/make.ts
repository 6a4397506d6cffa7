// Whole briefings for tests: a report (bundled, or given as an object) by a bundled template.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBriefing, type Briefing, type BriefingRequest } from '../../main/briefing.ts';
import { createEngine } from '../../main/engine.ts';
import { nodeHost } from '../../main/host-node.ts';

const root = join(import.meta.dirname, '..', '..');
export const host = nodeHost({});
export const engine = createEngine(host);
export const templateFolder = (name: string): BriefingRequest['template'] => ({ folder: join(root, 'templates', name), base: join(root, 'templates', 'base') });
export const bundledReport = (name: string): string => join(root, 'data', 'reports', `${name}.json`);

/** Makes a briefing; `report` is the name of a bundled report or the dataset itself. */
export function make(template: string, report: string | object, more: Partial<BriefingRequest> = {}): Promise<Briefing> {
  const source = typeof report === 'string'
    ? { file: bundledReport(report), bytes: new Uint8Array(readFileSync(bundledReport(report))) }
    : { file: 'report.json', bytes: new TextEncoder().encode(JSON.stringify(report)) };
  return makeBriefing({ kind: 'briefing', report: source, template: templateFolder(template), parameters: {}, ...more }, host, engine);
}

/** Sets a piece of HTML with some CSS. */
export function makePage(body: string, css = ''): Promise<Briefing> {
  const text = `<!doctype html><html lang="en"><head><title>Test</title></head><body>${body}</body></html>`;
  return makeBriefing({ kind: 'page', file: join(root, 'test', 'page.html'), text, sheets: [{ file: 'test.css', text: css }] }, host, engine);
}

/** A valid dataset to start from. */
export const smallReport = {
  report: { id: 'small', title: 'A small report', language: 'en', date: '2026-03-01', asOf: '2026-02-28' },
  sections: [{ id: 'one', title: 'One', sources: ['desk'], body: [{ kind: 'text', text: 'A text that says something.' }] }],
  sources: [{ id: 'desk', title: 'Desk research' }],
};
