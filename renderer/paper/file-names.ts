// Names of exported files, from a pattern with fields. Pure.

import type { Draft, OpenReport, TemplateInfo } from '../../main/contract.ts';

/** `{title} – {recipient}` with what the briefing says; a field that is empty takes the marks beside it along. */
export function fileNameOf(pattern: string, draft: Draft, report: OpenReport, template: TemplateInfo | undefined): string {
  const fields: Readonly<Record<string, string>> = {
    title: report.title, series: report.meta.series ?? '', issue: report.meta.issue ?? '', date: String(draft.parameters['date'] ?? report.meta.date ?? ''),
    template: template?.name ?? '', recipient: String(draft.parameters['recipient'] ?? ''),
  };
  const filled = pattern.replace(/\{(\w+)\}/g, (whole, name: string) => fields[name] ?? whole);
  const tidy = filled.replace(/\s+/g, ' ').replace(/\(\s*\)|\[\s*\]/g, '').replace(/^[\s–—_,-]+|[\s–—_,-]+$/g, '').replace(/(?:\s[–—-])+(?=\s[–—-]\s)/g, '');
  return tidy === '' ? report.title : tidy;
}
