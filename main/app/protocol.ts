// The app's own pages, served as app://desk/… from dist/renderer: no file:// anywhere, and a policy on every answer.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { protocol } from 'electron';
import { isWithin } from './files.ts';

export const origin = 'app://desk';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Content-Security-Policy of a page. Styles that scripts insert carry the page's nonce. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Names the scheme to Chromium. Call before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves `folder` under the origin. Only plain GETs of files inside it are answered. */
export function serveApp(folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const name = decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname);
    const file = normalize(join(folder, name));
    if (request.method !== 'GET' || url.host !== 'desk' || !isWithin(folder, file)) return new Response('refused', { status: 403 });
    try {
      return answer(file, await readFile(file));
    } catch {
      return new Response('not found', { status: 404 });
    }
  });
}

function answer(file: string, bytes: Buffer): Response {
  const type = types[extname(file)] ?? 'application/octet-stream';
  const nonce = randomBytes(16).toString('base64');
  const body = extname(file) === '.html' ? bytes.toString('utf8').replaceAll('{{nonce}}', nonce) : new Uint8Array(bytes);
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': policy(nonce),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    },
  });
}
