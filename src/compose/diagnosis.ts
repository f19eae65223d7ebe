import type { Bot } from '../../bot/desk/start-bot.ts';
import { checkOf } from '../../shared/domain/check.ts';
import type { Profile } from '../../shared/domain/microsoft-profile.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { ActivityFeed } from '../../shared/ports/microsoft.ts';
import type { MicrosoftSetup } from '../../shared/ports/microsoft-setup.ts';
import { say } from '../../shared/text/say.ts';
import { packageStanding } from '../app-package/make-package.ts';
import { isUpToDate } from '../app-package/manifest-file.ts';
import { deskPackages } from '../app-package/package-record.ts';
import { nonce } from '../config/ids.ts';
import { pause } from '../config/pause.ts';
import type { Settings } from '../config/settings.ts';
import { teamsAppIdOf } from '../config/teams-app-id.ts';
import type { Core } from '../core.ts';
import { graphHost } from '../graph/addresses.ts';
import { graphGateway } from '../graph/gateway.ts';
import { givenBotToken } from '../identity/bot-token.ts';
import { outboundHttp } from '../identity/http/outbound.ts';
import type { Microsoft } from '../identity/open-microsoft.ts';
import { diagnose } from '../services/diagnosis/diagnosis.ts';
import { type Reroutes, tryBotId, type World } from './world.ts';

/** What the diagnosis tries out; there once everything is started. */
export interface Tried {
  core: Core;
  bot: Bot;
  feed: ActivityFeed;
}

/** How a desk's package stands, made from the tab or the command line; `undefined` where none was made or none can be. */
function packageOf(settings: Settings, { name }: Tenant, profile: Profile | undefined) {
  const target = { desk: name };
  const { state, version } = packageStanding(settings, target, {
    zips: deskPackages(settings.data),
    clientId: profile?.clientId,
  });
  return version === undefined ? undefined : { isStale: state === 'stale', version };
}

/** The diagnosis and the test message, for the door. `tried` answers nothing while the desk is still starting. */
export function diagnosisFor(
  settings: Settings,
  { now, random, log }: World,
  { tokens, setup, box }: Microsoft,
  reroutes: Reroutes,
  tried: () => Tried | undefined,
): Pick<MicrosoftSetup, 'diagnose' | 'testMessage'> {
  const { mode, publicUrl, botId } = settings;
  const http = outboundHttp({ allowed: [graphHost], reroutedOnly: mode === 'try', reroutes });
  const timing = { now: () => now().getTime(), sleep: pause };
  const gateway = graphGateway({ http, timing, random, requestId: nonce, log, publicUrl });
  const testMessage: NonNullable<MicrosoftSetup['testMessage']> = async (tenant, member) => {
    const bot = tried()?.bot;
    if (mode === 'try' && Object.keys(reroutes).length === 0) return { state: 'failed', code: 'sandbox-missing' };
    return bot ? bot.testMessage(tenant, member) : { state: 'skipped', reason: 'not_set_up' };
  };
  return {
    testMessage,
    async diagnose(tenant, wish) {
      const { core, feed } = tried() ?? {};
      if (!core)
        return [
          checkOf({ name: 'settings', ok: false, text: say`The server has not finished starting.`, next: say`Try again soon.` }),
        ];
      const parts = {
        mode,
        facts: setup.facts,
        hasSecretKey: box.hasKey,
        botId,
        teamsAppId: teamsAppIdOf(settings) ?? tryBotId,
        tokens,
        givenBotToken: givenBotToken(settings, () => now().getTime()),
        desk: (tenantId: string) => core.door.desk(tenantId),
        graph: (tenantId: string, token: Parameters<typeof gateway.as>[0]['tokens']) => gateway.as({ tenantId, tokens: token }),
        feed: () => feed,
        testMessage,
        isManifestCurrent: () => isUpToDate(core.registry),
        packageOf: (tenant: Tenant, profile: Profile | undefined) => packageOf(settings, tenant, profile),
        now,
        log,
      };
      return diagnose(parts, tenant, wish);
    },
  };
}
