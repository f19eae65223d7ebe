import type { CardLedger } from '../../bot/cards/card-ledger.ts';
import { type Bot, startBot } from '../../bot/desk/start-bot.ts';
import { recordLink, recordOfLink } from '../../shared/domain/record-link.ts';
import { nonce, reference } from '../config/ids.ts';
import { isLoopback, type Settings } from '../config/settings.ts';
import type { Core } from '../core.ts';
import { botRegistrations } from '../identity/bot-registrations.ts';
import { givenBotToken } from '../identity/bot-token.ts';
import type { Microsoft } from '../identity/open-microsoft.ts';
import { nobodyStandsIn, playgroundStandIn } from '../identity/playground.ts';
import { seedTenants } from '../seed/people.ts';
import type { World } from './world.ts';

/** The bot on this core, with what the settings and the mode decide. */
export async function botFor(
  settings: Settings,
  world: World,
  core: Core,
  ledger: CardLedger,
  { tokens }: Microsoft,
): Promise<Bot> {
  const { log, now, random, sendLimits } = world;
  const { directory } = core;
  const token = givenBotToken(settings, () => now().getTime());
  const registrations = botRegistrations({
    tokens,
    tenants: () => directory.tenants(),
    tenantByEntra: (id) => directory.tenantByEntra(id),
    given: { botId: settings.botId, token },
    now,
  });
  const isTry = settings.mode === 'try';
  const { entraTenantId, members } = seedTenants[0]!;
  return startBot({
    core,
    ledger,
    log,
    now,
    random,
    nonce,
    reference,
    link: (ref) => recordLink(settings.publicUrl, ref),
    linked: (address) => recordOfLink(settings.publicUrl, address),
    standIn: isTry ? playgroundStandIn(core.store, entraTenantId, members[0]!.entraObjectId) : nobodyStandsIn,
    ...(!isTry && { botIds: registrations.ids }),
    token: isTry ? token : registrations.token,
    ...(sendLimits && { sendLimits }),
    trustLoopback: isTry && isLoopback(settings.host),
  });
}
