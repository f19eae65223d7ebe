import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { Throttle, ThrottleRule } from '../cloud/throttle.ts';
import { createThrottle } from '../cloud/throttle.ts';
import type { Route } from '../http/routes.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { Refusal } from '../sandbox-options.ts';
import { certificateOf, secretOf } from './app-seeding.ts';
import type { EntraCore } from './entra-core.ts';
import type { EntraDirectory } from './entra-directory.ts';
import { entraRoutes } from './entra-routes.ts';
import { createGrantStore } from './grant-store.ts';
import { approve, readSignIn } from './sign-in.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';
import { createSigningKeys } from './signing-keys.ts';
import type { IssuedToken } from './token-mint.ts';
import { createTokenMint } from './token-mint.ts';
import { resources } from './well-known.ts';

/** Entra as tests and the page drive it. People and tenants are named by id, sign-in name or domain. */
export interface Entra {
  readonly directory: EntraDirectory;
  readonly throttle: Throttle;
  /** Signs a person in at an `/authorize` address as the app made it; answers the address that they are sent back to, with the code. */
  approve(authorizeUrl: string, user: string): string;
  /** Adds a secret; the old ones stay good. */
  addSecret(appId: string, value: string, endsAt?: Date): void;
  /** Ends a secret now, or all of an app. */
  expireSecret(appId: string, value?: string): void;
  /** Registers a PEM certificate. */
  addCertificate(appId: string, pem: string): void;
  removeCertificates(appId: string): void;
  /** Signs with new keys from now on; `keepOld: false` takes the old ones from the published ones. */
  rotateKeys(options?: { readonly keepOld?: boolean }): Promise<void>;
  /** Ends what a person signed in for so far. */
  revokeSignIns(tenant: string, user: string): void;
  /** From now on a person needs a second factor: what they signed in for before is refused with 50076. */
  requireMfa(tenant: string, user: string): void;
  /** Blocks everybody who is not assigned to the app; undefined lifts that. */
  restrict(appId: string, assigned: readonly string[] | undefined): void;
  /** The token that Teams gives an app's tab for a person (single sign-on). */
  tabToken(tenant: string, appId: string, user: string, lifetime?: number): Promise<string>;
  /** A token that proves a call of the Bot Framework to a bot. */
  botToken(botId: string, serviceUrl: string, entraTenantId: string): Promise<string>;
  /** Whether a call of the connector comes from the bot. */
  admitToConnector(botId: string, authorization: string | undefined): Promise<Refusal>;
  /** How often a used refresh token came back. */
  refreshReuses(): number;
  issued(): readonly IssuedToken[];
  readonly core: EntraCore;
  readonly routes: readonly Route[];
}

/** What Entra is made of. */
export interface EntraParts {
  readonly directory: EntraDirectory;
  readonly clock: Pick<SandboxClock, 'now'>;
  readonly unique: () => string;
  readonly limits: readonly ThrottleRule[];
  readonly firstKeys: FirstKeys;
}

/** Where the first keys of Entra and of the Bot Framework come from. */
export interface FirstKeys {
  readonly entra: () => Promise<SigningKey>;
  readonly bot: () => Promise<SigningKey>;
}

async function admit(keys: SigningKeys, clock: Pick<SandboxClock, 'now'>, botId: string, authorization: string | undefined) {
  const refused = (message: string): Refusal => ({ status: 401, code: 'Unauthorized', message });
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return refused('Authorization has been denied for this request.');
  try {
    const key = await keys.find(decodeProtectedHeader(token).kid ?? '');
    if (!key) return refused('The token is signed with an unknown key.');
    const audience = resources.botFrameworkUri;
    const { payload } = await jwtVerify(token, key.publicKey, { audience, currentDate: clock.now() });
    return payload['appid'] === botId ? undefined : refused('The token is not of this bot.');
  } catch {
    return refused('The token is not valid.');
  }
}

function signInSwitches(core: EntraCore) {
  const { directory, grants } = core;
  const userIn = (tenant: string, user: string) => {
    const found = directory.users.find(directory.tenant(tenant)?.id ?? tenant, user);
    if (!found) throw new Error(`The tenant ${tenant} has no user ${user}.`);
    return found;
  };
  return {
    revokeSignIns: (tenant: string, user: string) => grants.revokeUser(userIn(tenant, user).id),
    requireMfa: (tenant: string, user: string) => grants.requireMfa(userIn(tenant, user).id),
    restrict(appId: string, assigned: readonly string[] | undefined) {
      directory.changeApp(appId, { assignmentRequired: assigned !== undefined, assigned: assigned ?? [] });
    },
    async tabToken(tenantKey: string, appId: string, user: string, lifetime?: number) {
      const tenant = directory.tenant(tenantKey);
      const app = tenant && directory.app(tenant.id, appId);
      if (!tenant || !app) throw new Error(`The tenant ${tenantKey} has no app ${appId}.`);
      const order = {
        tenant,
        app,
        resource: app,
        user: userIn(tenant.id, user),
        scopes: ['access_as_user'],
        proof: 'none',
      } as const;
      return (await core.mint.access({ ...order, ...(lifetime === undefined ? {} : { lifetime }) })).token;
    },
  };
}

function credentialSwitches({ directory, clock }: EntraCore) {
  const appNamed = (appId: string) => directory.changeApp(appId, {});
  return {
    addSecret(appId: string, value: string, endsAt?: Date) {
      const secret = secretOf(appId, value, clock.now(), endsAt?.toISOString());
      directory.changeApp(appId, { secrets: [...appNamed(appId).secrets, secret] });
    },
    expireSecret(appId: string, value?: string) {
      const endsAt = clock.now().toISOString();
      const secrets = appNamed(appId).secrets.map((one) =>
        value === undefined || one.value === value ? { ...one, endsAt } : one,
      );
      directory.changeApp(appId, { secrets });
    },
    addCertificate(appId: string, pem: string) {
      directory.changeApp(appId, { certificates: [...appNamed(appId).certificates, certificateOf(pem)] });
    },
    removeCertificates: (appId: string) => void directory.changeApp(appId, { certificates: [] }),
  };
}

/** Entra on the given directory. */
export function createEntra({ directory, clock, unique, limits, firstKeys }: EntraParts): Entra {
  const keys = createSigningKeys(firstKeys.entra);
  const botKeys = createSigningKeys(firstKeys.bot);
  const mint = createTokenMint({ keys, botKeys, clock, unique });
  const grants = createGrantStore(clock, unique);
  const core: EntraCore = { directory, keys, botKeys, mint, grants, clock, unique };
  const throttle = createThrottle(clock, limits);
  return {
    directory,
    throttle,
    core,
    routes: entraRoutes(core, throttle),
    approve(authorizeUrl, user) {
      const { pathname, searchParams } = new URL(authorizeUrl);
      const [, tenant = ''] = /([^/]+)\/oauth2\/v2\.0\/authorize$/.exec(pathname) ?? [];
      return approve(core, readSignIn(core, tenant, searchParams), user);
    },
    ...credentialSwitches(core),
    ...signInSwitches(core),
    async rotateKeys(options) {
      await Promise.all([keys.rotate(options), botKeys.rotate(options)]);
    },
    botToken: async (botId, serviceUrl, entraTenantId) => (await mint.forBot({ botId, serviceUrl, entraTenantId })).token,
    admitToConnector: (botId, authorization) => admit(keys, clock, botId, authorization),
    refreshReuses: () => grants.reuses,
    issued: () => mint.issued(),
  };
}
