import type { Route } from './route.ts';

const style =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}@media(prefers-color-scheme:dark){body{background:#1f1f1f;color:#eee}a{color:#8ab4f8}}';

function page(path: string, title: string, paragraphs: readonly string[]): Route {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1>${text}</main></html>`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'public, max-age=3600',
  };
  return { method: 'GET', path, handle: async () => ({ status: 200, headers, body }) };
}

/** The pages that the app package names to whoever wants to know what becomes of their data and on what terms it is used: what is true of every installation. Whoever runs one can put their own addresses into the manifest. */
export const noticePages: readonly Route[] = [
  page('/privacy', 'Privacy', [
    'This installation of Deskhand is run by your own organisation, or for it by its service provider. It keeps everything in its own database and sends nothing to the makers of Deskhand.',
    'It keeps the records of the service desk: tickets, tasks, approvals, time, notices, and who changed what and when. Of people it keeps names, work addresses, roles, time zones and the ids by which Microsoft 365 knows them.',
    'Messages in Teams are read only where they are written to the bot or handed to it. Passwords are never seen; secrets and tokens are kept encrypted.',
    'Ask an administrator of your service desk what is kept about you, or to have it corrected or removed.',
  ]),
  page('/terms', 'Terms of use', [
    'Deskhand is free software under the MIT licence and comes without warranty. Your organisation decides who may use this installation and for what; its own rules for work tools apply.',
    'Ask an administrator of your service desk if you have questions.',
  ]),
];
