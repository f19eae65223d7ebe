import { plainPage } from './plain-page.ts';
import type { Route } from './route.ts';

/** What a browser sees at the installation's own address: that it runs, and where to go on. `teamsClient` is the sandbox's address in try mode. */
export function homePage(teamsClient: () => string | undefined): Route {
  return {
    method: 'GET',
    path: '/',
    async handle() {
      const client = teamsClient();
      const way = client
        ? `<p>You are in try mode: work with it in the <a href="${encodeURI(client)}">Teams client of the sandbox</a>.</p>`
        : '<p>Work with it in Microsoft Teams.</p>';
      const ways = `${way}<p>In this browser: <a href="/tab/">the tab</a>. For programs: <a href="/api/docs">the REST interface</a>.</p><p>Health: <a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>. Bot endpoint: <code>POST /api/messages</code>.</p>`;
      return plainPage({ title: 'Deskhand is running', body: ways });
    },
  };
}
