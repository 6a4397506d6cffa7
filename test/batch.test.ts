import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { planBatch, runBatch, type BatchRequest, type BatchResult, type BatchWatch } from '../main/batch.ts';
import type { Diagnostic } from '../main/diagnostic.ts';
import type { BriefingFile } from '../main/select/briefing-file.ts';
import { engine, host, smallReport } from './support/make.ts';

const root = mkdtempSync(join(tmpdir(), 'batch-'));
afterAll(() => rmSync(root, { recursive: true }));
const small = join(root, 'small.json');
writeFileSync(small, JSON.stringify(smallReport));
writeFileSync(join(root, 'broken.json'), '{ "report": 1 }');

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(root, 'out-')); });

const file: BriefingFile = { report: small, template: 'executive-brief', parameters: {} };
const briefing = (name: string, change: Partial<BriefingFile> = {}): BatchRequest['briefings'][number] => ({ name, file: { ...file, ...change } });
const request = (change: Partial<BatchRequest> = {}): BatchRequest => ({ briefings: [briefing('spring')], templates: [], recipients: [], folder, ...change });

function plan(change: Partial<BatchRequest>): { readonly names: readonly string[]; readonly said: readonly string[]; readonly jobs: ReturnType<typeof planBatch> } {
  const found: Diagnostic[] = [];
  const jobs = planBatch(request(change), host, (one) => found.push(one));
  return { names: jobs.map((job) => basename(job.file)), said: found.map(({ code }) => code), jobs };
}

async function run(change: Partial<BatchRequest>, watch: BatchWatch = {}): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = [];
  for await (const result of runBatch(plan(change).jobs, { host, engine }, watch)) results.push(result);
  return results;
}
const states = (results: readonly BatchResult[]): readonly string[] => results.map(({ state }) => state);

describe('the plan of a batch', () => {
  it('has a job for each briefing, template and recipient, each with a file of its own', () => {
    expect(plan({ briefings: [briefing('spring'), briefing('autumn')] }).names).toEqual(['spring.pdf', 'autumn.pdf']);
    const { names, jobs } = plan({ templates: ['executive-brief', 'full-report'], recipients: [{ recipient: 'A/B' }, { recipient: 'a-b' }] });
    expect(names).toEqual(['spring – executive-brief – A-B.pdf', 'spring – executive-brief – a-b (2).pdf', 'spring – full-report – A-B.pdf', 'spring – full-report – a-b (2).pdf']);
    expect(jobs.map(({ briefing }) => [briefing?.template, briefing?.parameters['recipient']])[1]).toEqual(['executive-brief', 'a-b']);
  });

  it('names files by the pattern of the request, else the briefing’s own', () => {
    const own = briefing('spring', { output: { fileName: '{report.title}' } });
    expect(plan({ briefings: [own] }).names).toEqual(['A small report.pdf']);
    expect(plan({ briefings: [own], pattern: '{date} {briefing}' }).names).toEqual(['2026-03-01 spring.pdf']);
    expect(plan({ pattern: '{reprt.title}', recipients: [{ recipient: 'A' }, { recipient: 'B' }] })).toMatchObject({ names: ['briefing.pdf', 'briefing (2).pdf'], said: ['unknown-field'] });
  });

  it('keeps columns that are no parameter for names', () => {
    const { names, said, jobs } = plan({ pattern: '{parameters.office}', recipients: [{ recipient: 'A', office: 'North' }, { recipient: 'B' }] });
    expect(names).toEqual(['North.pdf', 'briefing.pdf']);
    expect(said).toEqual(['recipient-column']);
    expect(jobs[0]?.briefing?.parameters).toEqual({ recipient: 'A' });
  });
});

describe('a batch', () => {
  it('makes all files, keeps those that are there, and makes them anew where that is wanted', async () => {
    const two = { briefings: [briefing('spring'), briefing('autumn', { template: 'fact-sheet' })] };
    writeFileSync(join(folder, 'spring.pdf'), 'mine');
    expect(plan(two).jobs.map(({ exists }) => exists)).toEqual([true, false]);
    let time = 0;
    const results = await run(two, { clock: () => (time += 500) });
    expect(results.map(({ state, pages, done, total, left }) => [state, pages, done, total, left])).toEqual([['kept', undefined, 1, 2, undefined], ['made', 1, 2, 2, 0]]);
    expect(readFileSync(join(folder, 'spring.pdf'), 'utf8')).toBe('mine');
    expect(states(await run(two, { overwrite: true }))).toEqual(['made', 'made']);
    expect(readdirSync(folder).sort()).toEqual(['autumn.pdf', 'spring.pdf']);
    expect(readFileSync(join(folder, 'spring.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('goes on after one that fails, and says why', async () => {
    const faulty = { ...host, read: (path: string) => (path === 'fault' ? (undefined as unknown as Uint8Array) : host.read(path)) };
    const briefings = [
      { name: 'lost', file: undefined, problems: [{ severity: 'error', stage: 'dataset', code: 'unreadable-file', message: 'cannot read it' }] } as const,
      briefing('broken', { report: join(root, 'broken.json') }), briefing('odd', { template: 'no-such' }), briefing('large', { output: { handout: { layout: '2-up', paper: 'A99' } } }),
      briefing('spring'),
    ];
    const results = await run({ briefings });
    expect(states(results)).toEqual(['failed', 'failed', 'failed', 'failed', 'made']);
    expect(results.map(({ diagnostics }) => diagnostics.find(({ severity }) => severity === 'error')?.code)).toEqual(['unreadable-file', 'wrong-type', 'unknown-template', 'unknown-paper', undefined]);
    expect(readdirSync(folder)).toEqual(['spring.pdf']);
    const [job] = plan({ briefings: [briefing('spring')] }).jobs;
    const odd = job && { ...job, file: join(folder, 'odd.pdf'), briefing: { ...file, report: 'fault' } };
    for await (const result of runBatch(odd ? [odd] : [], { host: faulty, engine })) {
      expect(result).toMatchObject({ state: 'failed', diagnostics: [{ code: 'program-fault' }] });
    }
  });

  it('writes none that has a warning, where it is strict', async () => {
    writeFileSync(join(root, 'unsourced.json'), JSON.stringify({ ...smallReport, figures: [{ id: 'n', label: 'N', value: 1 }] }));
    expect(states(await run({ briefings: [briefing('spring', { report: join(root, 'unsourced.json') })] }, { strict: true }))).toEqual(['refused']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('ends where it is told to, leaving whole files only', async () => {
    const ending = new AbortController();
    const work = run({ recipients: [{ recipient: 'A' }, { recipient: 'B' }, { recipient: 'C' }] }, {
      signal: ending.signal,
      onStage: (job, stage) => { if (job.index === 1 && stage === 'layout') ending.abort(new Error('enough')); },
    });
    await expect(work).rejects.toThrow('enough');
    expect(readdirSync(folder)).toEqual(['spring – A.pdf']);
  });
});
