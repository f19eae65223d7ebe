import { createHash } from 'node:crypto';
import type { HttpAnswer } from './route.ts';

const style =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.6rem 1.2rem}@media(prefers-color-scheme:dark){:root{color-scheme:dark}body{background:#1f1f1f;color:#eee}a{color:#8ab4f8}}';
const styleHash = createHash('sha256').update(style).digest('base64');

/** Words as they are to be read on a page: nothing in them is taken for HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What a plain page is made of. */
export interface PlainPage {
  /** 200 when left out. */
  status?: number;
  title: string;
  /** HTML. */
  body: string;
  /** What else the page may do beside being read, as directives of a content security policy; it is in nobody's frame when left out. */
  policy?: string;
  headers?: HttpAnswer['headers'];
}

/** A page of words, light or dark as the reader's system is, that nobody keeps a copy of. */
export function plainPage({ status = 200, title, body, policy = "frame-ancestors 'none'", headers = {} }: PlainPage): HttpAnswer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; ${policy}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)} – Deskhand</title><style>${style}</style><main><h1>${escaped(title)}</h1>${body}</main></html>`,
  };
}
