// The packed app, where there is one: `npm run dist -- --dir`, then this with PACKED_APP naming its program. It finds its fonts,
// templates and reports in its archive, makes the same PDF as the command line, and has its fuses set.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test, type Browser } from '@playwright/test';

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
