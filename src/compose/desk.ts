import { CardLedger, postedCardCollection } from '../../bot/cards/card-ledger.ts';
import type { Bot } from '../../bot/desk/start-bot.ts';
import { personalConversationCollection } from '../../bot/notices/personal-conversations.ts';
import type { DomainEvent } from '../../shared/domain/records.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { ActivityFeed } from '../../shared/ports/microsoft.ts';
import { nonce, reference } from '../config/ids.ts';
import { pause } from '../config/pause.ts';
import type { Settings } from '../config/settings.ts';
import { teamsAppIdOf } from '../config/teams-app-id.ts';
import { type Core, openCore } from '../core.ts';
import type { Route } from '../http/route.ts';
import { adoptEnvironment, environmentOf } from '../identity/environment-profile.ts';
import { type Microsoft, openMicrosoft } from '../identity/open-microsoft.ts';
import { forgetTokens } from '../identity/tokens/held-tokens.ts';
import { profileChecks, testedOnEntry } from '../jobs/check-profiles.ts';
import type { Repeating } from '../jobs/repeating.ts';
import { expiryCountdown } from '../jobs/warn-of-expiries.ts';
import { changeFeed } from '../rest/change-feed.ts';
import { seedDesks } from '../seed/seed.ts';
import { graphServices } from '../services/graph-services.ts';
import { describeInstallation, secretsOf } from '../services/installation/describe-installation.ts';
import { rememberTroubles } from '../services/installation/remember-troubles.ts';
import type { ChangeCalls } from '../services/subscriptions/take-calls.ts';
import { type Api, apiFor } from './api.ts';
import { botFor } from './bot.ts';
import { connectingFor } from './connect.ts';
import { diagnosisFor, type Tried } from './diagnosis.ts';
import { type Ending, type Reroutes, type Stay, tryBotId, type World } from './world.ts';

/** Makes the desks of try mode where they are missing; a server forgets the tokens of a sandbox that is gone. */
async function seedTryMode({ store, directory }: Core, now: Date, stay: Stay): Promise<void> {
  await seedDesks(store, now);
  if (stay === 'serves') for (const { _id } of await directory.tenants()) await forgetTokens(store, _id);
}

/** Counts down to the ends of secrets and tests every profile daily, until the end; answers what tests them. */
function watchProfiles(core: Core, microsoft: Microsoft, { now, log }: World, ending: Ending): Repeating {
  const expiries = expiryCountdown(core, now, (error) => log.error({ error }, 'the countdown of secrets failed'));
  ending.push(() => expiries.stop());
  const checks = { ...core, tenants: () => core.directory.tenants(), tokens: microsoft.tokens, now, nonce };
  const checker = profileChecks(checks, (error) => log.error({ error }, 'the Microsoft profiles were not checked'));
  ending.push(() => checker.stop());
  return checker;
}

/** The desk on this store with the bot on it, ready to take turns. */
export async function openDeskhand(
  settings: Settings,
  { ...world }: World,
  store: DocumentStore,
  ending: Ending,
  reroutes: Reroutes,
  stay: Stay = 'serves',
): Promise<{ core: Core; bot: Bot; api: Api; feed: ActivityFeed; told: ChangeCalls; connect: Route[] }> {
  const troubles = rememberTroubles(world.log, { now: world.now, secrets: secretsOf(settings) });
  const { now, log } = Object.assign(world, { log: troubles.log });
  const ledger = new CardLedger(store, (error) => log.error({ error }, 'posted cards were not remembered'));
  let updateCards: Bot['updateCards'] = () => undefined;
  const environment = environmentOf(settings);
  const around = { ...settings, ...world, nonce, sleep: pause, reroutes };
  const graph = graphServices({ ...around, teamsAppId: teamsAppIdOf(settings) ?? tryBotId });
  const { organization, syncDirectory } = graph;
  const microsoft = await openMicrosoft({ ...around, store, environment, organization });
  const changes = changeFeed();
  let checking: Repeating | undefined;
  const consumers = [
    ledger.consumer(),
    { name: 'card-updates', consume: async (tenant: Tenant) => updateCards(tenant) },
    microsoft.consumer,
    graph.consumer,
    changes.consumer,
    ...(stay === 'serves' ? [testedOnEntry(() => checking)] : []),
    {
      name: 'environment',
      consume: async (_tenant: Tenant, { type }: DomainEvent) => void (type === 'desk.created' && (await adopt())),
    },
  ];
  const collections = [postedCardCollection, personalConversationCollection];
  let tried: Tried | undefined;
  const diagnosis = diagnosisFor(settings, world, microsoft, reroutes, () => tried);
  const connecting = connectingFor(settings, store, microsoft, reroutes);
  const setup = { ...microsoft.setup, ...diagnosis, ...connecting.setup, syncDirectory };
  const adopt = async () => environment && (await adoptEnvironment(core, environment));
  const installation = describeInstallation(settings, store, troubles);
  const parts = { store, now, log, reference, consumers, collections, microsoft: setup, installation };
  const core: Core = await openCore({ ...parts, onNotices: changes.noticesChanged });
  microsoft.takeDoor(core.door, core.registry);
  ending.push(() => core.stop());
  if (settings.mode === 'try') await seedTryMode(core, now(), stay);
  if (environment && !(await adopt()) && (await core.directory.tenants()).length > 0)
    log.warn({}, 'no desk belongs to the Entra tenant of MICROSOFT_TENANT_ID, so that configuration serves nobody');
  checking = watchProfiles(core, microsoft, world, ending);
  const bot = await botFor(settings, world, core, ledger, microsoft);
  updateCards = bot.updateCards;
  const feed = graph.start(core, microsoft.tokens, microsoft.box);
  if (stay === 'serves') graph.changes().start();
  ending.push(
    () => bot.stop(),
    () => graph.stop(),
  );
  tried = { core, bot, feed };
  const api = apiFor({ settings, world, core, microsoft, feed: changes, reroutes });
  return { core, bot, api, feed, told: graph.changes().calls, connect: connecting.routes };
}
