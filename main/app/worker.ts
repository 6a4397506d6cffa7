// The worker process: takes one job after another, answers each. What the pipeline refuses comes back as diagnostics; anything
// else that is thrown is a fault of the program and says so.

import { setFlagsFromString } from 'node:v8';
import type { Outcome } from '../contract.ts';
import { BriefingError } from '../diagnostic.ts';
import { runJob } from './pipeline.ts';
import type { Jobs } from './jobs.ts';

type Question = { readonly id: number; readonly name: keyof Jobs; readonly payload: never };

// Functions are compiled at once, if not to their best: the first keys in a template are answered as fast as later ones.
setFlagsFromString('--always-sparkplug');

const port = process.parentPort;

async function outcomeOf(question: Question): Promise<Outcome<unknown>> {
  const progress = (done: number, total: number, label: string): void =>
    port.postMessage({ id: question.id, progress: { done, total, label } });
  try {
    return { kind: 'done', value: await runJob(question.name, question.payload, progress) };
  } catch (error) {
    if (error instanceof BriefingError) return { kind: 'refused', diagnostics: error.diagnostics };
    return { kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on('message', async ({ data }: { data: Question }) => {
  port.postMessage({ id: data.id, outcome: await outcomeOf(data) });
});
