import type { JsonObject } from '../json.ts';
import { isObject, textAt } from '../json.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { manifest, people } from './contoso.ts';
import type { RunningSandbox } from './running-sandbox.ts';
import { startWithEchoBot } from './running-sandbox.ts';

/** The tenant, app and secret of the specs. */
export const contoso = {
  tenant: people.ada.entraTenantId,
  appId: 'eeeeeeee-0000-4000-8000-000000000005',
  secret: 'correct-horse',
  redirectUri: 'http://127.0.0.1:1/signed-in',
};

/** The specs' manifest with what notices need. */
export const noticeManifest: JsonObject = {
  ...manifest,
  version: '1.2.3',
  webApplicationInfo: { id: contoso.appId, resource: `api://desk.example/botid-${contoso.appId}` },
  activities: {
    activityTypes: [
      { type: 'ticketAssigned', description: 'A ticket was assigned', templateText: '{actor} assigned you ticket {number}' },
      { type: 'slaAtRisk', description: 'An SLA is at risk', templateText: 'The SLA of {number} is at risk' },
    ],
  },
};

/** What an HTTP call came to; the body is parsed when it is JSON, and is the text otherwise. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** `error.code` of Graph, or the first of Entra's error codes. */
  readonly code: string | number | undefined;
}

/** A sandbox and short ways to call its cloud. */
export interface CloudCaller {
  readonly sandbox: RunningSandbox;
  /** Posts a form to the token endpoint of a tenant. */
  token(form: Readonly<Record<string, string>>, tenant?: string): Promise<HttpAnswer>;
  /** A token of the app for Graph. */
  appToken(): Promise<string>;
  /** Calls Graph by its path, or by a link that it gave; with the app's token unless another is given. */
  graph(method: string, path: string, options?: CallOptions): Promise<HttpAnswer>;
  /** Fetches an address of one of Microsoft's hosts where it is here. */
  get(url: string): Promise<HttpAnswer>;
}

interface CallOptions {
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function read(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

async function answered(response: Response): Promise<HttpAnswer> {
  const body = read(await response.text());
  const [aadCode] = isObject(body) && Array.isArray(body['error_codes']) ? body['error_codes'] : [];
  return { status: response.status, headers: response.headers, body, code: aadCode ?? textAt(body, 'error', 'code') };
}

/** Starts a sandbox whose cloud has the specs' tenant and app, consented to everything. */
export async function startCloud(options: Partial<SandboxOptions> = {}): Promise<CloudCaller> {
  const app = { appId: contoso.appId, name: 'Deskhand', secret: contoso.secret, redirectUris: [contoso.redirectUri] };
  const sandbox = await startWithEchoBot({
    manifest: async () => noticeManifest,
    ...options,
    cloud: { tenants: [{ id: contoso.tenant, name: 'Contoso', domain: 'contoso.example', apps: [app] }], ...options.cloud },
  });
  const here = (url: string) => {
    const { host, pathname, search } = new URL(url);
    const found = sandbox.cloud.reroutes.find((one) => one.host === host);
    return found ? `${found.to}${pathname}${search}` : url;
  };
  const token: CloudCaller['token'] = async (form, tenant = contoso.tenant) => {
    const url = here(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`);
    return answered(await fetch(url, { method: 'POST', body: new URLSearchParams(form) }));
  };
  const appToken = async () => {
    const scope = 'https://graph.microsoft.com/.default';
    const form = { grant_type: 'client_credentials', client_id: contoso.appId, client_secret: contoso.secret, scope };
    return textAt((await token(form)).body, 'access_token') ?? '';
  };
  return {
    sandbox,
    token,
    appToken,
    async graph(method, path, { body, token: given, headers = {} } = {}) {
      const url = here(path.startsWith('https:') ? path : `https://graph.microsoft.com/v1.0${path}`);
      const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
      const authorization = `Bearer ${given ?? (await appToken())}`;
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      return answered(await fetch(url, { method, headers: { authorization, ...type, ...headers }, ...init }));
    },
    get: async (url) => answered(await fetch(here(url), { redirect: 'manual' })),
  };
}
