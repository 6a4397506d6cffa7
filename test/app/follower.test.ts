import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Follower } from '../../main/app/follower.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'follow-'));
const opened: Follower[] = [];
afterEach(() => {
  for (const follower of opened.splice(0)) follower.close();
});

function following(files: readonly string[], since = Date.now()): { readonly follower: Follower; readonly told: string[] } {
  const told: string[] = [];
  const follower = new Follower((file, content) => told.push(`${file.split('/').at(-1)}: ${content === undefined ? 'gone' : Buffer.from(content).toString()}`));
  opened.push(follower);
  follower.follow(new Set(files), since);
  return { follower, told };
}

/** A change is told a tenth of a second after it. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 300));

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 8000 });

function write(file: string, text: string): string {
  writeFileSync(file, text);
  return file;
}

describe('followed files', () => {
  it('tell another content, once, however it came, and that they are gone', async () => {
    const file = write(join(folder(), 'a.json'), 'one');
    const { told } = following([file]);
    await settled();
    write(file, 'tw');
    write(file, 'two');
    await soon(() => expect(told).toEqual(['a.json: two']));
    renameSync(write(`${file}.new`, 'three'), file);
    await soon(() => expect(told.slice(1)).toEqual(['a.json: three']));
    utimesSync(file, new Date(), new Date());
    await settled();
    rmSync(file);
    await soon(() => expect(told.slice(2)).toEqual(['a.json: gone']));
  });

  it('say nothing of what the program writes itself, nor of files beside them', async () => {
    const file = write(join(folder(), 'a.json'), 'one');
    const { follower, told } = following([file]);
    await settled();
    follower.expect(file, 'mine');
    write(file, 'mine');
    write(`${file}.other`, 'x');
    await settled();
    expect(told).toEqual([]);
  });

  it('may come later, with their folders, and survive that a folder is put in the place of theirs', async () => {
    const parent = folder();
    const file = join(parent, 'in', 'deep', 'a.png');
    const { told } = following([file]);
    await settled();
    mkdirSync(join(parent, 'in'));
    await settled();
    mkdirSync(join(parent, 'in', 'deep'));
    await settled();
    write(file, 'one');
    await soon(() => expect(told).toEqual(['a.png: one']));
    rmSync(join(parent, 'in'), { recursive: true });
    await soon(() => expect(told.slice(1)).toEqual(['a.png: gone']));
    mkdirSync(join(parent, 'in', 'deep'), { recursive: true });
    write(file, 'two');
    await soon(() => expect(told.slice(2)).toEqual(['a.png: two']));
  });

  it('tell what was written between the reading and the following, and while they were not followed', async () => {
    const file = write(join(folder(), 'a.json'), 'new');
    const early = following([file], Date.now() - 10_000);
    await soon(() => expect(early.told).toEqual(['a.json: new']));
    const { follower, told } = following([file], Date.now() + 1000);
    await settled();
    follower.follow(new Set(), 0);
    write(file, 'newer');
    await settled();
    expect(told).toEqual([]);
    follower.follow(new Set([file]), Date.now());
    await soon(() => expect(told).toEqual(['a.json: newer']));
  });
});
