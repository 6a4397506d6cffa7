// The worker as the main process sees it: a process of its own that makes the documents and may be killed at any time. Jobs run
// one after another; a job that takes too long or too much memory ends with its process, and a new one takes its place.

import { join } from 'node:path';
import { app, utilityProcess, type UtilityProcess } from 'electron';
import type { Outcome } from '../contract.ts';
import type { Jobs } from './jobs.ts';

export type Limits = { readonly milliseconds: number; readonly megabytes: number };
type Job = {
  readonly id: number;
  readonly name: keyof Jobs;
  readonly payload: unknown;
  /** Jobs of one lane replace each other: only the newest waits. */
  readonly lane: string | undefined;
  /** Who may cancel it. */
  readonly owner: unknown;
  readonly finish: (outcome: Outcome<unknown>) => void;
  readonly progress: ((done: number, total: number, label: string) => void) | undefined;
};
type Answer =
  | { readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly id: number; readonly progress: { readonly done: number; readonly total: number; readonly label: string } };

export class WorkerClient {
  readonly #limits: Limits;
  readonly #name: string;
  #process: UtilityProcess | undefined;
  #running: Job | undefined;
  #waiting: Job[] = [];
  #nextId = 1;
  #deadline: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(name: string, limits: Limits) {
    this.#name = name;
    this.#limits = limits;
  }

  /** Starts the process before it is needed. */
  warm(): void {
    this.#process ??= this.#fork();
  }

  run<K extends keyof Jobs>(
    name: K,
    payload: Jobs[K]['send'],
    options: { readonly lane?: string; readonly owner?: unknown; readonly progress?: Job['progress'] } = {},
  ): Promise<Outcome<Jobs[K]['back']>> {
    return new Promise((resolve) => {
      const job: Job = {
        id: this.#nextId++, name, payload, lane: options.lane, owner: options.owner, progress: options.progress,
        finish: (outcome) => resolve(outcome as Outcome<Jobs[K]['back']>),
      };
      this.#replaceWaiting(job);
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends what runs and what waits for this owner; with what runs, the process. */
  cancel(owner: unknown): void {
    const ended = this.#waiting.filter((job) => job.owner === owner);
    this.#waiting = this.#waiting.filter((job) => job.owner !== owner);
    for (const job of ended) job.finish({ kind: 'superseded' });
    if (this.#running?.owner !== owner) return;
    this.#kill();
    this.#end({ kind: 'superseded' });
  }

  #replaceWaiting(job: Job): void {
    if (job.lane === undefined) return;
    const replaced = this.#waiting.filter((one) => one.lane === job.lane);
    this.#waiting = this.#waiting.filter((one) => one.lane !== job.lane);
    for (const one of replaced) one.finish({ kind: 'superseded' });
  }

  #next(): void {
    if (this.#running !== undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#process ??= this.#fork();
    this.#running = job;
    this.#deadline = setTimeout(() => this.#stop(`stopped after ${this.#limits.milliseconds / 1000} seconds`), this.#limits.milliseconds);
    this.#watch = setInterval(() => this.#checkMemory(), 250);
    this.#process.postMessage({ id: job.id, name: job.name, payload: job.payload });
  }

  #fork(): UtilityProcess {
    const child = utilityProcess.fork(join(import.meta.dirname, 'worker.cjs'), [], { serviceName: `Briefing ${this.#name}`, stdio: 'pipe' });
    let complaint = '';
    child.stderr?.on('data', (data: Buffer) => {
      complaint = (complaint + data.toString('utf8')).slice(-2000);
    });
    child.on('message', (answer: Answer) => this.#receive(answer));
    child.on('exit', (code) => {
      if (this.#process !== child) return;
      this.#process = undefined;
      this.#end({ kind: 'fault', message: `the worker ended (${code})${complaint === '' ? '' : `: ${complaint.trim()}`}` });
    });
    return child;
  }

  #receive(answer: Answer): void {
    if (answer.id !== this.#running?.id) return;
    if ('progress' in answer) this.#running.progress?.(answer.progress.done, answer.progress.total, answer.progress.label);
    else this.#end(answer.outcome);
  }

  #end(outcome: Outcome<unknown>): void {
    const job = this.#running;
    this.#running = undefined;
    clearTimeout(this.#deadline);
    clearInterval(this.#watch);
    job?.finish(outcome);
    this.#next();
  }

  #checkMemory(): void {
    const pid = this.#process?.pid;
    const used = app.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? 0;
    if (used > this.#limits.megabytes * 1024) this.#stop(`stopped: it needed more than ${this.#limits.megabytes} MB of memory`);
  }

  #stop(message: string): void {
    this.#kill();
    this.#end({ kind: 'fault', message });
  }

  #kill(): void {
    const child = this.#process;
    this.#process = undefined;
    child?.removeAllListeners();
    if (child?.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    else child?.kill();
  }
}
