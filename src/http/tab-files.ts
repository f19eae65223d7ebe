import type { Encoding, TabFiles } from '../tab-build/tab-site.ts';
import { plainPage } from './plain-page.ts';
import { HttpProblem } from './problem.ts';
import type { HttpAnswer, HttpRequest, Route } from './route.ts';
import { tabPolicy } from './tab-policy.ts';

/** The tab as it stands: built, being built, or why it is not. */
export type TabState = { is: 'ready'; tab: TabFiles } | { is: 'building' } | { is: 'failed' };

/** What serving the tab needs. */
export interface TabParts {
  state(): TabState;
  nonce(): string;
  /** Origins beside Microsoft's that may show it. */
  hosts(): readonly string[];
  /** Origin that signs people in. */
  authority(): string;
}

const safe = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
const html = { ...safe, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/** Loads the page anew by script: a refresh by the page's head goes nowhere where the address ends in a fragment, as that of a set-up link does. */
const waiting = 'waiting.js';
const loadAgain: HttpAnswer = {
  status: 200,
  headers: { ...safe, 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
  body: 'setTimeout(() => location.reload(), 1000);',
};

function wordOf(state: Exclude<TabState, { is: 'ready' }>): HttpAnswer {
  const [title, text] =
    state.is === 'building'
      ? ['The tab is being built', 'It is ready in a few seconds; this page then opens it by itself.']
      : [
          'The tab could not be built',
          'The bot works all the same. Whoever runs Deskhand finds the reason in the log; “npx vite build tab” shows it again.',
        ];
  const again = state.is === 'building' ? `<script src="/tab/${waiting}"></script>` : '';
  return plainPage({
    status: 503,
    title,
    body: `<p>${text}</p>${again}`,
    // Wherever the tab itself may be: in Teams too.
    policy: "script-src 'self'",
    headers: { 'retry-after': '2' },
  });
}

function encodingFor({ headers }: HttpRequest): Encoding {
  const accepted = String(headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
}

function pageOf({ page }: TabFiles, { nonce, hosts, authority }: TabParts): HttpAnswer {
  const facts = { nonce: nonce(), hosts: hosts(), authority: authority() };
  return {
    status: 200,
    headers: { ...html, 'content-security-policy': tabPolicy(facts) },
    body: page.replace('%NONCE%', facts.nonce).replace('%HOSTS%', facts.hosts.join(' ')),
  };
}

async function fileOf({ files }: TabFiles, name: string, request: HttpRequest): Promise<HttpAnswer | undefined> {
  const file = files.get(name);
  if (!file) return undefined;
  const encoding = encodingFor(request);
  const body = await file.body(encoding);
  const isForever = name.startsWith('assets/');
  return {
    status: 200,
    headers: {
      ...safe,
      'content-type': file.type,
      'cache-control': isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'Accept-Encoding',
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
    body,
  };
}

/** Serves the tab under `/tab`: its files, and its page for every address in it, so that each can be opened and loaded again. A file that a newer build no longer has is 404, never the page. */
export function tabFiles(parts: TabParts): readonly Route[] {
  const handle = async (request: HttpRequest): Promise<HttpAnswer> => {
    const state = parts.state();
    const name = request.path.replace(/^\/tab\/?/, '');
    if (name === waiting) return loadAgain;
    if (state.is !== 'ready') return wordOf(state);
    const file = await fileOf(state.tab, name, request);
    if (file) return file;
    if (name.startsWith('assets/')) throw new HttpProblem(404, 'no-such-address', 'There is nothing at this address.');
    return pageOf(state.tab, parts);
  };
  return [
    { method: 'GET', path: '/tab', handle: async () => ({ status: 308, headers: { location: '/tab/' } }) },
    { method: 'GET', path: '/tab/*', handle },
  ];
}
