// The packed app, where there is one: `npm run dist -- --dir`, then this with PACKED_APP naming its program. It finds its fonts,
// templates and reports in its archive, has its fuses set, and serves as the command line without a window.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test, type Browser } from '@playwright/test';
import { root, sampleReport } from './desk.ts';

const { PACKED_APP: program = '' } = process.env;
test.skip(program === '', 'PACKED_APP names no program');

const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

test('the fuses are set', async () => {
  const fuses = await getCurrentFuseWire(program);
  expect({
    runAsNode: fuses[FuseV1Options.RunAsNode], nodeOptions: fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: fuses[FuseV1Options.EnableNodeCliInspectArguments], fileProtocol: fuses[FuseV1Options.GrantFileProtocolExtraPrivileges],
    onlyAsar: fuses[FuseV1Options.OnlyLoadAppFromAsar], integrity: fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation], cookies: fuses[FuseV1Options.EnableCookieEncryption],
  }).toEqual({ runAsNode: off, nodeOptions: off, inspect: off, fileProtocol: off, onlyAsar: on, integrity: on, cookies: on });
});

test('the packed app does not run as Node', async () => {
  const { stdout } = await promisify(execFile)(program, ['-e', 'console.log("ran")', '--version'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, timeout: 10_000 }).catch(() => ({ stdout: '' }));
  expect(stdout).not.toContain('ran');
});

test('it starts, opens its own sample and shows its pages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'packed-'));
  const port = await freePort();
  await writeFile(join(folder, 'settings.json'), '{ "tourDone": true }');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(program, [...sandbox, `--user-data-dir=${folder}`, `--remote-debugging-port=${port}`], { stdio: 'ignore' });
  try {
    const browser = await connected(port);
    const page = await firstPage(browser);
    await page.getByRole('option', { name: /European reassurance/i }).click();
    await expect(page.locator('.page-picture canvas').first()).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('.textLayer').first()).toContainText('reassurance force');
    await expect(page.locator('.status-problems')).toContainText('No problems');
    await page.getByRole('button', { name: 'All templates…' }).click();
    await expect(page.locator('.gallery-card').first()).toBeVisible();
    await expect(page.locator('.gallery canvas')).toHaveCount(await page.locator('.gallery-card').count(), { timeout: 20_000 });
    await browser.close();
  } finally {
    await ended(app);
    await rm(folder, { recursive: true, force: true });
  }
});

test.describe('the command line beside the app', () => {
  test.skip(process.platform === 'win32', 'a shell script');
  let folder: string;
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packed-'));
  });
  test.afterEach(() => rm(folder, { recursive: true, force: true }));

  /** The script as it is packed. As root it stands beside a stand-in for the program that passes on what only root needs. */
  async function script(): Promise<string> {
    const packed = join(dirname(program), 'resources', 'bin');
    if (process.getuid?.() !== 0) return join(packed, 'briefing');
    await cp(packed, join(folder, 'resources', 'bin'), { recursive: true });
    await writeFile(join(folder, 'briefing-desk'), `#!/bin/sh\nexec '${program}' --no-sandbox "$@"\n`);
    await chmod(join(folder, 'briefing-desk'), 0o755);
    return join(folder, 'resources', 'bin', 'briefing');
  }

  type Ended = { readonly code: number; readonly out: Buffer; readonly error: string };

  /** Without a display. */
  async function briefing(words: readonly string[], input?: Buffer): Promise<Ended> {
    const { DISPLAY: _none, WAYLAND_DISPLAY: _neither, ...env } = process.env;
    const child = spawn(await script(), words, { cwd: folder, env: { ...env, SOURCE_DATE_EPOCH: '1763856000' } });
    const [out, error]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => error.push(part));
    child.stdin.end(input);
    const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)));
    return { code, out: Buffer.concat(out), error: Buffer.concat(error).toString() };
  }

  test('makes the same bytes as from the source, without a display or a window', async () => {
    const [packed, source] = [join(folder, 'packed.pdf'), join(folder, 'source.pdf')];
    const ended = await briefing(['make', sampleReport, '--template', 'executive-brief', '-o', packed]);
    expect(ended).toMatchObject({ code: 0, error: '' });
    expect(ended.out.toString().trim()).toBe(packed);
    const node = join(root, 'node_modules/.bin/node');
    await promisify(execFile)(node, [join(root, 'main/cli.ts'), 'make', sampleReport, '--template', 'executive-brief', '-o', source], { env: { ...process.env, SOURCE_DATE_EPOCH: '1763856000' } });
    expect((await readFile(packed)).equals(await readFile(source))).toBe(true);
  });

  test('reads standard input, writes standard output, and ends with the exit codes of the command line', async () => {
    const piped = await briefing(['make', '-', '-o', '-'], await readFile(sampleReport));
    expect(piped.code).toBe(0);
    expect(piped.out.subarray(0, 5).toString()).toBe('%PDF-');
    expect(piped.out.subarray(-6).toString()).toContain('EOF');
    expect(await briefing(['make', 'nowhere.json'])).toMatchObject({ code: 1, error: expect.stringContaining('there is no such file') as unknown });
    expect(await briefing(['--nonsense'])).toMatchObject({ code: 2, error: expect.stringContaining('--nonsense') as unknown });
  });

  test('words that Chromium knows as switches are words of the command line', async () => {
    const port = await freePort();
    expect(await briefing([`--remote-debugging-port=${port}`])).toMatchObject({ code: 2, error: expect.stringContaining('--remote-debugging-port') as unknown });
  });

  test('works through a link, as a package puts one into the path', async () => {
    const link = join(folder, 'links', 'briefing');
    await mkdir(dirname(link));
    await symlink(await script(), link);
    const { stdout } = await promisify(execFile)(link, ['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The debugger of the packed app, once it listens. */
async function connected(port: number): Promise<Browser> {
  let browser: Browser | undefined;
  await expect.poll(async () => (browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined)) !== undefined, { timeout: 20_000 }).toBe(true);
  if (browser === undefined) throw new Error('no connection');
  return browser;
}

async function firstPage(browser: Browser): Promise<import('@playwright/test').Page> {
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().length, { timeout: 20_000 }).toBeGreaterThan(0);
  const [page] = pages();
  if (page === undefined) throw new Error('no window');
  return page;
}

async function ended(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null) return;
  const exit = new Promise((resolve) => app.once('exit', resolve));
  app.kill('SIGKILL');
  await exit;
}
