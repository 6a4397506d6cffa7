// Asserts that a file is what it claims to be, by our own checker and by readers that are not ours: pdfjs, and qpdf where it is
// installed.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { checkPdf, type CheckReport } from '../../../main/pdf/check/check.ts';
import { printFinding } from '../../../main/pdf/check/print.ts';

export async function expectConforming(bytes: Uint8Array): Promise<CheckReport> {
  const report = checkPdf(bytes);
  expect(report.findings.map(printFinding)).toEqual([]);
  expect(report.claims[0]).toBe('PDF/UA-1');
  await expectReadable(bytes, report.pages);
  expectQpdf(bytes);
  return report;
}

/** pdfjs opens the file and every page of it. */
async function expectReadable(bytes: Uint8Array, pages: number): Promise<void> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0, isEvalSupported: false } as never);
  const document = await task.promise;
  expect(document.numPages).toBe(pages);
  const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>;
  expect(marks.get('Marked')).toBe(true);
  for (let number = 1; number <= Math.min(pages, 5); number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    expect(content.items.length).toBeGreaterThanOrEqual(0);
    await page.getStructTree();
  }
  await task.destroy();
}

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

function expectQpdf(bytes: Uint8Array): void {
  if (!hasQpdf) return;
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
