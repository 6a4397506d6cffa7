import { describe, expect, it } from 'vitest';
import type { BriefingRequest } from '../../main/briefing.ts';
import { BriefingError } from '../../main/diagnostic.ts';
import { schemeFor } from '../../main/output.ts';
import { openPdf } from '../../main/pdf/read.ts';
import { readAttachments } from '../../main/pdf/read/attachments.ts';
import { openProvenance } from '../../main/provenance/open.ts';
import { verifyPdf } from '../../main/provenance/verify.ts';
import { engine, host, make, smallReport } from '../support/make.ts';

const report = 'european-reassurance-force';
const text = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Every stream, string and name of a file, decoded. */
function everything(pdf: Uint8Array): string {
  const document = openPdf(pdf);
  const parts = document.ids().map((id) => {
    const value = document.object(id);
    const stream = typeof value === 'object' && value?.kind === 'stream' ? text(document.decode(value).bytes) : '';
    return `${JSON.stringify(value)}\n${stream}`;
  });
  const opened = openProvenance(pdf, 'x.pdf');
  const files = [opened.dataset, ...opened.template.values(), ...opened.images.values()].map((data) => new TextDecoder().decode(data));
  return `${parts.join('\n')}\n${files.join('\n')}`;
}

describe('provenance', () => {
  it.each([
    ['everything', undefined],
    ['two sections in another order', [{ id: 'coalition-limits' }, { id: 'us-refusal', title: 'The answer from Washington' }]],
    ['single objects', [{ id: 'quotes.starmer-guarantee' }, { id: 'figures.participating' }]],
  ])('makes the same bytes again from what is attached: %s', async (_, selection) => {
    const { pdf = new Uint8Array() } = await make('full-report', report, selection === undefined ? {} : { selection });
    const { same, differences } = await verifyPdf(pdf, 'x.pdf', host, engine);
    expect(differences).toEqual([]);
    expect(same).toBe(true);
  });

  it.each<[Partial<BriefingRequest>]>([
    [{ edition: 'print' }], [{ edition: 'large-print' }],
    [{ edition: 'print', handout: schemeFor({ layout: 'booklet', paper: 'A3', creep: 0.2 }) }],
    [{ handout: schemeFor({ layout: '3-up-notes', paper: '320x450mm', duplex: 'long-edge' }) }],
  ])('makes the same bytes again of editions and handouts: %j', async (more) => {
    const { pdf = new Uint8Array() } = await make('executive-brief', report, more);
    expect((await verifyPdf(pdf, 'x.pdf', host, engine)).differences).toEqual([]);
  });

  it('says what differs', async () => {
    const { pdf = new Uint8Array() } = await make('fact-sheet', smallReport);
    const other = { ...engine, producer: 'Briefing Desk 9.9.9' };
    expect((await verifyPdf(pdf, 'x.pdf', host, other)).same).toBe(true);
    const index = text(pdf).indexOf('stream\n', text(pdf).indexOf('/Subtype'));
    const changed = pdf.slice();
    changed[text(pdf).indexOf('/Producer') + 12]! ^= 1;
    expect(index).toBeGreaterThan(0);
    const { same, differences } = await verifyPdf(changed, 'x.pdf', host, engine);
    expect(same).toBe(false);
    expect(differences.join('\n')).toMatch(/object|byte/);
  });

  it('holds nothing of what was left out or is marked above the document', async () => {
    const secret = 'Zanzibar-Protokoll';
    const sections = [
      ...smallReport.sections,
      { id: 'left-out', title: `Left out ${secret}`, body: [{ kind: 'text', text: `About ${secret} [@hidden].` }, { kind: 'figure', id: 'hidden-figure' }] },
      { id: 'marked', title: 'Marked', marking: 'confidential', body: [{ kind: 'text', text: `More on ${secret}.` }] },
    ];
    const dataset = {
      ...smallReport, sections, report: { ...smallReport.report, marking: 'internal' },
      figures: [{ id: 'hidden-figure', label: secret, value: 7 }],
      questions: [{ id: 'asked', question: `What of ${secret}?`, answer: secret, internalOnly: true }],
      sources: [...smallReport.sources, { id: 'hidden', title: secret }],
    };
    const { pdf = new Uint8Array() } = await make('full-report', dataset, { selection: [{ id: 'one' }, { id: 'marked' }] });
    expect(everything(pdf)).not.toContain(secret);
    expect(everything(pdf)).not.toContain('Zanzibar');
    expect(everything(pdf)).toContain('A text that says something');
  });

  it('can be switched off: nothing is attached', async () => {
    const { pdf = new Uint8Array() } = await make('fact-sheet', smallReport, { attach: false });
    expect(readAttachments(openPdf(pdf))).toEqual([]);
    expect(() => openProvenance(pdf, 'x.pdf')).toThrow(BriefingError);
  });

  it('refuses what is no PDF of ours, in plain words', () => {
    expect(() => openProvenance(new TextEncoder().encode('hello'), 'hello.pdf')).toThrow(/hello\.pdf.*cannot be opened as a briefing/s);
  });
});
