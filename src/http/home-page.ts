import type { Route } from './route.ts';

const style = 'body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}';

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
      const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Deskhand</title><style>${style}</style><h1>Deskhand is running</h1>${way}<p>In this browser: <a href="/tab/">the tab</a>. For programs: <a href="/api/docs">the REST interface</a>.</p><p>Health: <a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>. Bot endpoint: <code>POST /api/messages</code>.</p></html>`;
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'cache-control': 'no-store',
      };
      return { status: 200, headers, body: page };
    },
  };
}
