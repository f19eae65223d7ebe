import { escaped, plainPage } from './plain-page.ts';
import type { Route } from './route.ts';

function page(path: string, title: string, paragraphs: readonly string[]): Route {
  const body = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
  const answer = plainPage({ title, body, headers: { 'cache-control': 'public, max-age=3600' } });
  return { method: 'GET', path, handle: async () => answer };
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
