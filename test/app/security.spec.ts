// The Electron security checklist, item by item, on the running app. https://www.electronjs.org/docs/latest/tutorial/security
// Items that only the source can show are in security.test.ts.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDesk, openReport, root, type Desk } from './desk.ts';

let desk: Desk;
test.beforeAll(async () => {
  desk = await openReport();
});
test.afterAll(() => desk.close());

const inPage = <T>(script: string): Promise<T> => desk.page.evaluate(script) as Promise<T>;

test('1, 2: only the app’s own pages, over its own protocol', async () => {
  expect(desk.page.url()).toBe('app://desk/index.html');
  const fetched = await inPage<string[]>(`Promise.all(['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'app://other/index.html', 'app://desk/../main/main.cjs']
    .map((url) => fetch(url).then((answer) => answer.ok ? 'open' : 'refused', () => 'refused')))`);
  expect(fetched).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
  for (const path of ['/..%2fapp%2fmain.cjs', '/%2e%2e/app/main.cjs', '//etc/passwd', '/assets/../../app/main.cjs']) {
    expect(await inPage(`fetch('app://desk${path}').then((answer) => answer.ok, () => false)`)).toBe(false);
  }
});

test('2, 3, 4: no Node in the page, isolated context, sandbox', async () => {
  expect(await inPage(`[typeof require, typeof process, typeof module, typeof Buffer, typeof global].join()`)).toBe('undefined,undefined,undefined,undefined,undefined');
  expect(await inPage(`Object.keys(window.desk).sort().join()`)).toBe('call,on,openDropped');
  const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, allowRunningInsecureContent, experimentalFeatures, webviewTag, enableBlinkFeatures } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, allowRunningInsecureContent, experimentalFeatures, webviewTag, enableBlinkFeatures };
  });
  expect(preferences).toEqual({
    sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, allowRunningInsecureContent: false,
    experimentalFeatures: false, webviewTag: false, enableBlinkFeatures: '',
  });
});

test('5: permission requests are denied', async () => {
  expect(await inPage(`Notification.requestPermission()`)).toBe('denied');
  expect(await inPage(`new Promise((tell) => navigator.geolocation.getCurrentPosition(() => tell('given'), () => tell('denied')))`)).toBe('denied');
  expect(await inPage(`navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', () => 'denied')`)).toBe('denied');
  expect(await inPage(`navigator.permissions.query({ name: 'camera' }).then((answer) => answer.state)`)).toBe('denied');
});

test('6, 7: a strict content security policy holds', async () => {
  const policy = await inPage<string>(`fetch('app://desk/index.html').then((answer) => answer.headers.get('content-security-policy'))`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(await inPage(`new Promise((tell) => {
    document.addEventListener('securitypolicyviolation', (event) => tell(event.effectiveDirective), { once: true });
    const script = document.createElement('script');
    script.textContent = 'window.inlined = true';
    document.body.append(script);
  })`)).toBe('script-src-elem');
  expect(await inPage(`typeof window.inlined`)).toBe('undefined');
  expect(await inPage(`new Promise((tell) => setTimeout(() => { try { (0, eval)('1'); tell('ran'); } catch { tell('refused'); } }))`)).toBe('refused');
});

test('11, 12, 13, 14: no web views, no navigation, no new windows', async () => {
  expect(await inPage(`window.open('https://example.com') === null && window.open('app://desk/index.html') === null`)).toBe(true);
  await inPage(`void (location.href = 'https://example.com/')`);
  await inPage(`void (location.href = 'file:///etc/passwd')`);
  await inPage(`document.body.append(document.createElement('webview')), document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com' }))`);
  expect(await desk.app.evaluate(({ BrowserWindow, webContents }) => [BrowserWindow.getAllWindows().length, webContents.getAllWebContents().length])).toEqual([1, 1]);
  expect(desk.page.url()).toBe('app://desk/index.html');
  await inPage(`document.querySelectorAll('webview, iframe').forEach((element) => element.remove())`);
});

test('15: nothing but finished PDFs is handed to the system', async () => {
  const outside = join(desk.folder, 'outside.pdf');
  await writeFile(outside, '%PDF-');
  for (const file of [outside, '/etc/passwd', 'https://example.com']) {
    expect(await inPage(`window.desk.call('export.open', ${JSON.stringify(file)}).then(() => 'opened', () => 'refused')`)).toBe('refused');
    expect(await inPage(`window.desk.call('export.show', ${JSON.stringify(file)}).then(() => 'shown', () => 'refused')`)).toBe('refused');
  }
});

test('17: a message counts only from our own page, on a known channel, in the right shape', async () => {
  const refused = (call: string): Promise<string> => inPage(`(async () => ${call})().then(() => 'taken', (error) => String(error.message))`);
  expect(await refused(`window.desk.call('shell.run', 'ls')`)).toContain('no such channel');
  expect(await refused(`window.desk.call('file.dropped', '/etc/passwd')`)).toContain('no such channel');
  expect(await refused(`window.desk.call('file.open', { file: '/etc/passwd' })`)).toContain('not opened by you');
  expect(await refused(`window.desk.call('file.open', { file: 7 })`)).toContain('not what the channel takes');
  expect(await refused(`window.desk.call('app.settings', { theme: 'pink' })`)).toContain('not what the channel takes');
  expect(await refused(`window.desk.call('briefing.render', { draft: {}, buffers: {} })`)).toContain('not what the channel takes');
  expect(await refused(`window.desk.on('anything', () => {})`)).toContain('no such event');
  const foreign = await desk.app.evaluate(async ({ BrowserWindow }, preload) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await window.loadURL('data:text/html,<p>foreign</p>');
    const answer = (await window.webContents.executeJavaScript(`window.desk.call('app.recent').then(() => 'taken', (error) => error.message)`)) as string;
    window.destroy();
    return answer;
  }, join(root, 'dist/app/preload.cjs'));
  expect(foreign).toContain('not a window of this program');
});

test('18: files are named by grants, not by the page', async () => {
  const draft = { report: '/etc/passwd', template: 'executive-brief', choices: undefined, parameters: {}, options: {}, budget: undefined };
  const answer = await inPage(`window.desk.call('briefing.render', { draft: ${JSON.stringify(draft)}, buffers: {} }).then(() => 'taken', (error) => error.message)`);
  expect(answer).toContain('not opened by you');
});

test('downloads are refused', async () => {
  const started = await desk.app.evaluate(({ session }) => new Promise((tell) => {
    session.defaultSession.once('will-download', (event) => tell(event.defaultPrevented ? 'refused' : 'started'));
    setTimeout(() => tell('none'), 1500);
    void session.defaultSession.downloadURL('app://desk/index.html');
  }));
  expect(started).not.toBe('started');
});

test('a template folder that the user never chose is not read', async () => {
  const fresh = await openDesk();
  try {
    const draft = { report: join(root, 'data/reports/european-reassurance-force.json'), template: '/etc', choices: undefined, parameters: {}, options: {}, budget: undefined };
    const answer = await fresh.page.evaluate((sent) => window.desk.call('briefing.render', { draft: sent, buffers: {} }).then((outcome) => outcome.kind, (error: Error) => error.message), draft as never);
    expect(answer).toContain('not opened by you');
  } finally {
    await fresh.close();
  }
});
