// `briefing check FILE.pdf`: conformance to PDF/UA-1 and PDF/A-3a, fonts, structure, reading-order text and attachments of a PDF.

import { BriefingError } from '../diagnostic.ts';
import { nodeHost } from '../host-node.ts';
import { checkPdf, readingText } from '../pdf/check/check.ts';
import { printCheck } from '../pdf/check/print.ts';
import { UnreadablePdf } from '../pdf/read.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { readInput } from './terminal.ts';

export const check: Command = {
  name: 'check',
  usage: 'FILE.pdf',
  summary: 'Checks a PDF for PDF/UA-1 and PDF/A, and tells what is in it.',
  options: [
    { name: 'text', help: 'print only the text, in the order of reading' },
    { name: 'json', help: 'print the report as JSON' },
  ],
  run: async (words, terminal) => {
    const [file, ...more] = words.words;
    if (file === undefined || more.length > 0) throw new UsageError('name one PDF');
    try {
      const report = checkPdf(readInput(file, nodeHost().read));
      if (words.flag('text')) terminal.out(readingText(report.structure));
      else terminal.out(words.flag('json') ? `${JSON.stringify(report, undefined, 2)}\n` : printCheck(report));
      return report.findings.length === 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof UnreadablePdf)) throw error;
      throw new BriefingError([{ severity: 'error', stage: 'pdf', code: 'unreadable-pdf', message: `this is not a PDF that can be read: ${error.message}`, source: { file } }]);
    }
  },
};
