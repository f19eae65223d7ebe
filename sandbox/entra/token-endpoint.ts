import type { SandboxReply, SandboxRequest } from '../http/routes.ts';
import type { JsonObject } from '../json.ts';
import { isObject, textAt } from '../json.ts';
import { AadError, aadReply } from './aad-error.ts';
import { clientErrors, requestErrors } from './aad-errors.ts';
import { authenticateClient } from './client-authentication.ts';
import type { EntraCore } from './entra-core.ts';
import type { EntraTenant } from './entra-types.ts';
import { grantTypes } from './token-grants.ts';
import { resources } from './well-known.ts';

const shared = new Set(['common', 'organizations', 'consumers', 'botframework.com', resources.botFrameworkTenant]);

/** The tenant that a path names. Where it names none, it is the one that the app is registered in, if the app is for all tenants. */
export function tenantFor(core: EntraCore, named: string, appId: string): EntraTenant {
  if (!shared.has(named)) {
    const tenant = core.directory.tenant(named);
    if (!tenant) throw clientErrors.unknownTenant(named);
    return tenant;
  }
  const app = core.directory.apps().find((one) => one.appId === appId);
  const home = app && core.directory.tenant(app.entraTenantId);
  const isBotFramework = named === 'botframework.com' || named === resources.botFrameworkTenant;
  if (!app || !home || (isBotFramework && !app.isMultiTenant)) {
    throw clientErrors.unknownApp(appId, isBotFramework ? 'Bot Framework' : 'Microsoft');
  }
  if (!app.isMultiTenant) throw clientErrors.notMultiTenant(appId);
  return home;
}

async function answer(core: EntraCore, named: string, form: JsonObject, isFromBrowser: boolean): Promise<JsonObject> {
  const grantName = textAt(form, 'grant_type');
  if (grantName === undefined) throw clientErrors.missing('grant_type');
  const grant = Object.hasOwn(grantTypes, grantName) ? grantTypes[grantName] : undefined;
  if (!grant) throw requestErrors.unsupportedGrant(grantName);
  const tenant = tenantFor(core, named, textAt(form, 'client_id') ?? '');
  const mayBePublic = grantName === 'authorization_code' || grantName === 'refresh_token';
  const proven = await authenticateClient(core, tenant, named, form, { mayBePublic, isFromBrowser });
  return grant(core, { ...proven, tenant, form, isFromBrowser });
}

/** The answer with the sandbox's time as its date, which callers compare their clocks with. */
function dated(core: EntraCore, reply: SandboxReply): SandboxReply {
  return { ...reply, headers: { date: core.clock.now().toUTCString(), ...reply.headers } };
}

/** Runs something of Entra; its errors become answers with a correlation id. */
export async function withAadErrors(
  core: EntraCore,
  request: SandboxRequest,
  work: () => Promise<SandboxReply> | SandboxReply,
): Promise<SandboxReply> {
  return dated(core, await orAadError(core, request, work));
}

async function orAadError(
  core: EntraCore,
  request: SandboxRequest,
  work: () => Promise<SandboxReply> | SandboxReply,
): Promise<SandboxReply> {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof AadError)) throw problem;
    const given = request.headers['client-request-id'];
    return aadReply(problem, core.clock.now(), core.unique(), typeof given === 'string' ? given : core.unique());
  }
}

/** `POST /<tenant>/oauth2/v2.0/token`. `refused` says after how many seconds to come back when there are too many calls. */
export function tokenEndpoint(
  core: EntraCore,
  throttled: (appId: string) => { readonly retryAfterSeconds?: number } | undefined,
): (request: SandboxRequest) => Promise<SandboxReply> {
  return (request) =>
    withAadErrors(core, request, async () => {
      const form = isObject(request.body) ? request.body : {};
      const wait = throttled(textAt(form, 'client_id') ?? '');
      if (wait) throw clientErrors.throttled(wait.retryAfterSeconds);
      const body = await answer(core, request.params['tenant'] ?? '', form, request.headers.origin !== undefined);
      return { status: 200, headers: { pragma: 'no-cache', 'x-ms-request-id': core.unique() }, body };
    });
}
