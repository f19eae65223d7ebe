import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The library as Microsoft publishes it for a page without a build: `window.microsoftTeams`. */
const library = fileURLToPath(import.meta.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'));

const styles = `:root { color-scheme: light dark; font: 14px system-ui } body { margin: 12px }
  html[data-theme=default] { color-scheme: light } html:is([data-theme=dark], [data-theme=contrast]) { color-scheme: dark }`;

/** What both pages do: speak teams-js with whoever frames them, and wear its theme. */
const begin = `
  const teams = microsoftTeams;
  const wear = (theme) => { document.documentElement.dataset.theme = theme; };
  const note = (text) => { document.getElementById('log').textContent += text + '\\n'; };
  const ready = teams.app.initialize([location.ancestorOrigins[0]]).then(async () => {
    teams.app.registerOnThemeChangeHandler(wear);
    wear((await teams.app.getContext()).app.theme);
    teams.app.notifySuccess();
  });`;

function page(title: string, body: string, script: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${styles}</style><script src="/teams.js"></script></head>
<body><main aria-label="${title}"><h1>${title}</h1>${body}<pre id="log" role="log" tabindex="0" aria-label="Log"></pre></main><script>${begin}${script}</script></body></html>`;
}

/** The browser takes the focus from an element under a modal dialog, so the tab sets it again, in its window if it has the focus. */
const tab = page(
  'Test tab',
  '<p><button type="button" id="open">Open dialog</button></p>',
  `
  const open = (more = {}, how = teams.dialog.url.open) => how(
    { url: location.origin + '/dialog', title: 'Pick one', size: { width: 'medium', height: 'small' }, ...more },
    ({ err, result }) => {
      note('ended ' + JSON.stringify({ err, result }));
      document.getElementById('open').focus();
    },
    (message) => note('dialog says ' + JSON.stringify(message)),
  );
  document.getElementById('open').addEventListener('click', () => open());`,
);

/** Escape inside a page is the page's to handle; Microsoft's guide tells it to submit nothing then. */
const dialog = page(
  'Test dialog',
  '<p><label>Answer <input id="answer"></label> <button type="button" id="submit">Submit</button></p>',
  `
  ready.then(() => {
    if (teams.dialog.url.parentCommunication.isSupported())
      teams.dialog.url.parentCommunication.registerOnMessageFromParent((message) => note('tab says ' + JSON.stringify(message)));
    document.getElementById('answer').focus();
  });
  document.getElementById('submit').addEventListener('click', () =>
    teams.dialog.url.submit({ answer: document.getElementById('answer').value }));
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && teams.dialog.url.submit(null));`,
);

/** A page that knows nothing of teams-js. */
const plain = '<!doctype html><html lang="en"><title>Plain</title><body><h1>Plain page</h1></body></html>';

const pages: Readonly<Record<string, string>> = { '/tab': tab, '/dialog': dialog, '/plain': plain };

/** A small app of web pages that speak the real teams-js; the specs drive them from within. */
export interface TestTab {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

async function answer({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(url, 'http://tab');
  const isLibrary = pathname === '/teams.js';
  const found = isLibrary ? await readFile(library) : pages[pathname];
  response.writeHead(found === undefined ? 404 : 200, { 'content-type': isLibrary ? 'text/javascript' : 'text/html' });
  response.end(found);
}

/** Serves the pages on a free port of loopback. */
export async function startTestTab(): Promise<TestTab> {
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
