import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Route, SandboxReply } from './http/routes.ts';

const folder = new URL('./page/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Cards may show pictures of the app itself, and its tabs stand in frames; it runs on loopback too. Nothing else is fetched from anywhere. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: http://127.0.0.1:* http://localhost:*",
  'frame-src http://127.0.0.1:* http://localhost:* https://127.0.0.1:* https://localhost:*',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A file of a page as an answer; 404 when there is none, or none that a page needs. */
export async function pageFile(location: URL | string, name: string): Promise<SandboxReply> {
  const type = types[name.split('.').at(-1) ?? ''];
  if (!type || !/^[a-z0-9.-]+$/.test(name)) return { status: 404 };
  try {
    const body = await readFile(location);
    return {
      status: 200,
      headers: { 'content-type': type, 'content-security-policy': policy, 'referrer-policy': 'no-referrer' },
      body,
    };
  } catch {
    return { status: 404 };
  }
}

/** The files of the Teams client page, and the card renderer from the installed packages. */
export function pageRoutes(): readonly Route[] {
  const renderer = fileURLToPath(import.meta.resolve('adaptivecards/dist/adaptivecards.min.js'));
  return [
    { method: 'GET', path: '/', handle: () => pageFile(new URL('index.html', folder), 'index.html') },
    { method: 'GET', path: '/page/adaptivecards.min.js', handle: () => pageFile(renderer, 'adaptivecards.min.js') },
    {
      method: 'GET',
      path: '/page/:name',
      handle: ({ params }) => pageFile(new URL(params['name'] ?? '', folder), params['name'] ?? ''),
    },
  ];
}
