import type { TeamsIntegration } from '../../shared/domain/teams-integration.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Tokens } from './tokens/microsoft-tokens.ts';

/** The bot registrations of an installation: that of the settings, and those of the profiles that tenants have bound to Teams. */
export interface BotRegistrations {
  /** App ids whose calls are taken; read once in 30 seconds. */
  ids(): Promise<readonly string[]>;
  /** The bearer token to write into this Entra tenant with: of its own registration, else of the settings'. `undefined` where nothing asks for one. */
  token(entraTenantId: string | undefined): Promise<string | undefined>;
}

/** What the registrations are read from. */
export interface BotRegistrationOptions {
  tokens: Tokens;
  tenants(): Promise<Tenant[]>;
  tenantByEntra(entraTenantId: string): Promise<Tenant | undefined>;
  /** The registration of the settings, for tenants that have bound none. */
  given: { botId?: string | undefined; token(): Promise<string | undefined> };
  now(): Date;
}

const freshFor = 30_000;

/** Whether a tenant's bot is a registration of its own: a profile bound to Teams by hand, or the default where the settings name no bot. */
export function hasOwnBot(integration: TeamsIntegration | undefined, givenBotId: string | undefined): boolean {
  return integration?.bindings.teams !== undefined || (!givenBotId && integration?.defaultProfile !== undefined);
}

/** The registrations. Where the settings name a bot, only a profile bound to Teams by hand takes its place for that tenant; the default profile does so where they name none. */
export function botRegistrations({ tokens, tenants, tenantByEntra, given, now }: BotRegistrationOptions): BotRegistrations {
  let known: { at: number; ids: Promise<readonly string[]> } | undefined;
  const isOwn = async (tenantId: string) => hasOwnBot(await tokens.profiles.integration(tenantId), given.botId);
  const idOf = async ({ _id }: Tenant): Promise<string[]> => {
    if (!(await isOwn(_id))) return [];
    const profile = await tokens.profiles.serving(_id, 'teams').catch(() => undefined);
    return profile ? [profile.clientId] : [];
  };
  const read = async () => {
    const own = (await Promise.all((await tenants()).map(idOf))).flat();
    return [...new Set([...(given.botId ? [given.botId] : []), ...own])];
  };
  return {
    ids() {
      const at = now().getTime();
      if (known && at - known.at < freshFor) return known.ids;
      const ids = read();
      known = { at, ids };
      ids.catch(() => {
        known = undefined;
      });
      return ids;
    },
    async token(entraTenantId) {
      const tenant = entraTenantId === undefined ? undefined : await tenantByEntra(entraTenantId);
      if (!tenant || !(await isOwn(tenant._id))) return given.token();
      return (await tokens.application(tenant._id, 'teams', 'bot')()).value;
    },
  };
}
