import { Failure } from '../../shared/errors/failure.ts';
import { type ConnectFlow, connectedPath, connectPath } from '../identity/connect-flow.ts';
import { escaped, plainPage } from './plain-page.ts';
import { statusOfKind } from './problem.ts';
import type { HttpAnswer, HttpRequest, Route } from './route.ts';

/** What the pages of a connection need beside the flow. */
export interface ConnectPagesOptions {
  flow: ConnectFlow;
  /** Whether cookies may go over https alone. */
  secure: boolean;
  /** Where a browser finds Microsoft's address: on this machine in try mode. */
  placed(address: string): string;
}

const cookieName = 'deskhand-connect';

function page(status: number, title: string, body: string, formTo = "'none'", headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return plainPage({ status, title, body, policy: `form-action ${formTo}; frame-ancestors 'none'`, headers });
}

/** What went wrong, on a page. What nobody foresaw goes on to the server's own answer, with its reference. */
function refusedPage(error: unknown, title: string, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  if (!(error instanceof Failure)) throw error;
  const body = `<p>${escaped(error.message)}</p><p>${escaped(error.remedy)}</p><p>Code: ${escaped(error.code)}</p>`;
  return page(statusOfKind[error.kind], title, body, undefined, headers);
}

function cookieOf({ headers }: HttpRequest): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? '';
}

function kept(value: string, seconds: number, secure: boolean): string {
  return `${cookieName}=${value}; Path=/auth; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** Asks before anybody is led away: a link alone, or a program that looks ahead at it, connects nothing. */
function askRoute({ flow, placed }: ConnectPagesOptions): Route {
  return {
    method: 'GET',
    path: connectPath,
    async handle({ query }) {
      const ticket = query.get('ticket') ?? '';
      try {
        const { desk, profile, member } = await flow.look(ticket);
        const body = `<p>${escaped(member)} wants to connect the Microsoft profile “${escaped(profile)}” of <b>${escaped(desk)}</b> with an account of Microsoft’s.</p><p>The desk then acts in the name of the account you choose next. Go on only if you want that.</p><form method="post" action="${connectPath}"><input type="hidden" name="ticket" value="${escaped(ticket)}"><button>Go on to Microsoft</button></form>`;
        const origin = new URL(placed('https://login.microsoftonline.com/')).origin;
        return page(200, 'Connect an account', body, `'self' ${origin}`);
      } catch (error) {
        return refusedPage(error, 'This link leads nowhere');
      }
    },
  };
}

function leadRoute({ flow, placed, secure }: ConnectPagesOptions): Route {
  return {
    method: 'POST',
    path: connectPath,
    async handle(request) {
      const form = new URLSearchParams((await request.readBody(4_096)).toString('utf8'));
      try {
        const { address, cookie } = await flow.lead(form.get('ticket') ?? '');
        const headers = { location: placed(address), 'set-cookie': kept(cookie, 600, secure), 'cache-control': 'no-store' };
        return { status: 303, headers };
      } catch (error) {
        return refusedPage(error, 'This link leads nowhere');
      }
    },
  };
}

function returnRoute({ flow, secure }: ConnectPagesOptions): Route {
  return {
    method: 'GET',
    path: connectedPath,
    async handle(request) {
      // Programs that look ahead at an address must not use up its code.
      if (request.method === 'HEAD') return { status: 200 };
      const given = (name: string) => {
        const value = request.query.get(name);
        return value === null ? {} : { [name]: value };
      };
      const forget = { 'set-cookie': kept('', 0, secure) };
      try {
        const text = await flow.finish(cookieOf(request), { ...given('state'), ...given('code'), ...given('error') });
        return page(200, 'Connected', `<p>${escaped(text)}</p>`, undefined, forget);
      } catch (error) {
        return refusedPage(error, 'Not connected', forget);
      }
    },
  };
}

/** Where Microsoft sends an administrator after the consent link: the page says what came of it and decides nothing. */
const consentRoute: Route = {
  method: 'GET',
  path: '/auth/end',
  async handle({ query }) {
    if (query.get('error') === null && /^true$/i.test(query.get('admin_consent') ?? ''))
      return page(
        200,
        'Consent is given',
        '<p>Test the profile now: <code>deskhand profile test</code>, or “teams diagnose”. You can close this page.</p>',
      );
    const body =
      '<p>Microsoft did not report a consent.</p><p>A Global Administrator or Privileged Role Administrator opens the consent link again and agrees; “teams setup” shows it.</p>';
    return page(200, 'No consent', body);
  },
};

/** The pages through which a profile is connected with an account, and the one after the consent link; plain, without script. */
export function connectPages(options: ConnectPagesOptions): Route[] {
  return [askRoute(options), leadRoute(options), returnRoute(options), consentRoute];
}
