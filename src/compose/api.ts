import packageJson from '../../package.json' with { type: 'json' };
import type { Config, SignInFacts } from '../../shared/api/answers.ts';
import { recordLink } from '../../shared/domain/record-link.ts';
import { registrationFacts } from '../../shared/domain/teams-addresses.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { nonce, reference } from '../config/ids.ts';
import type { Settings } from '../config/settings.ts';
import { teamsAppIdOf } from '../config/teams-app-id.ts';
import type { Core } from '../core.ts';
import type { Route } from '../http/route.ts';
import type { Microsoft } from '../identity/open-microsoft.ts';
import { isSetupKey, whoHasSetupKey } from '../identity/setup-links.ts';
import { publicAuthority } from '../identity/tokens/token-endpoint.ts';
import type { VerifySignIn } from '../identity/verify-sign-in.ts';
import { callAllowance } from '../rest/call-allowance.ts';
import type { ChangeFeed } from '../rest/change-feed.ts';
import { restRoutes } from '../rest/rest-routes.ts';
import { deskPackage } from './desk-package.ts';
import { type Reroutes, tryBotId, type World } from './world.ts';

/** The REST interface of a desk that runs. */
export interface Api {
  routes: readonly Route[];
  /** Ends the streams of changes. */
  stop(): Promise<void>;
}

/** What the interface is made of. */
export interface ApiOptions {
  settings: Settings;
  world: World;
  core: Core;
  microsoft: Microsoft;
  feed: ChangeFeed;
  reroutes: Reroutes;
}

const loginHost = new URL(publicAuthority).hostname;

/** How a plain browser signs in to this desk; `undefined` while no profile serves that. */
async function signInOf({ microsoft, reroutes }: ApiOptions, tenant: Tenant): Promise<SignInFacts | undefined> {
  const { profiles } = microsoft.tokens;
  const serving = profiles.serving(tenant._id, 'sign-in').catch(() => profiles.serving(tenant._id, 'teams'));
  const profile = await serving.catch(() => undefined);
  if (!profile || tenant.entraTenantId === undefined) return undefined;
  const facts = registrationFacts(profile, microsoft.setup.facts);
  return {
    authority: `${reroutes[loginHost] ?? publicAuthority}/${tenant.entraTenantId}`,
    clientId: profile.clientId,
    scopes: ['openid', 'profile', 'offline_access', facts.scope],
    redirectUri: facts.tabRedirectUri,
    entraTenantId: tenant.entraTenantId,
  };
}

/** The desk that is meant: the one of that organisation; without a hint the only one there is. */
async function deskMeant({ core }: ApiOptions, hint: string | undefined, all: readonly Tenant[]): Promise<Tenant | undefined> {
  const tenant = hint === undefined ? (all.length === 1 ? all[0] : undefined) : await core.directory.tenantByEntra(hint);
  return tenant?.teams === 'active' ? tenant : undefined;
}

function configOf(options: ApiOptions): (hint: string | undefined) => Promise<Config> {
  const { settings, core } = options;
  const { mode, publicUrl } = settings;
  const teamsAppId = teamsAppIdOf(settings) ?? (mode === 'try' ? tryBotId : undefined);
  return async (hint) => {
    const all = await core.directory.tenants();
    const meant = await deskMeant(options, hint, all);
    const signIn = meant && (await signInOf(options, meant));
    const deskOf = async (tenant: Tenant) => {
      const own = await signInOf(options, tenant);
      return { name: tenant.name, entraTenantId: tenant.entraTenantId ?? '', ...(own && { signIn: own }) };
    };
    return {
      mode,
      version: packageJson.version,
      publicUrl,
      ...(teamsAppId !== undefined && { teamsAppId }),
      ...(signIn && { signIn }),
      ...(mode === 'try' && { desks: await Promise.all(all.map(deskOf)) }),
    };
  };
}

/** Who is let in: whom Microsoft vouches for, and who has the key of a set-up link. */
function signInsOf({ core, microsoft, world }: ApiOptions): VerifySignIn {
  const byMicrosoft = microsoft.signIns(core);
  return (token) => (isSetupKey(token) ? whoHasSetupKey(core.store, token, world.now()) : byMicrosoft(token));
}

/** The REST interface on this core. */
export function apiFor(options: ApiOptions): Api {
  const { settings, world, core, feed } = options;
  const { now, log } = world;
  const aMinute = settings.apiRate;
  const routes = restRoutes({
    core,
    verify: signInsOf(options),
    allowance: callAllowance({ aMinute, atOnce: Math.max(10, Math.ceil(aMinute / 4)) }, now),
    feed,
    config: configOf(options),
    authority: () => new URL(options.reroutes[loginHost] ?? publicAuthority).origin,
    appPackage: (tenant) => deskPackage(settings, core, tenant),
    now,
    nonce,
    reference,
    log,
    link: (ref) => recordLink(settings.publicUrl, ref),
    version: packageJson.version,
    origins: [settings.publicUrl],
  });
  return { routes, stop: async () => feed.stop() };
}
