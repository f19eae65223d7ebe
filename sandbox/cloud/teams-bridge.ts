import { derivedUuid } from '../entra/well-known.ts';
import type { TeamsAppFacts, TeamsSide } from '../graph/teamwork/teams-side.ts';
import type { JsonObject } from '../json.ts';
import { objectsAt, textAt } from '../json.ts';
import type { TeamsClient } from '../teams/teams-client.ts';
import type { TeamsPerson } from '../teams/teams-types.ts';
import type { TeamsWorld } from '../teams/teams-world.ts';

/** What joins Graph to the sandbox's Teams. */
export interface BridgeParts {
  readonly world: TeamsWorld;
  readonly client: TeamsClient;
  /** The manifest as it is in the file. */
  readonly manifest: () => Promise<JsonObject>;
  /** The app registration that a tenant's catalog has for the app, where that is not the manifest's. */
  readonly webApplicationIn: (entraTenantId: string) => string | undefined;
  readonly unique: () => string;
}

/** What Graph needs to know of the app's manifest. */
function appFacts(manifest: JsonObject): TeamsAppFacts {
  return {
    externalId: textAt(manifest, 'id') ?? '',
    name: textAt(manifest, 'name', 'short') ?? 'App',
    version: textAt(manifest, 'version') ?? '1.0.0',
    webApplicationId: textAt(manifest, 'webApplicationInfo', 'id'),
    activityTypes: objectsAt(manifest, 'activities', 'activityTypes').map((one) => ({
      type: textAt(one, 'type') ?? '',
      templateText: textAt(one, 'templateText') ?? '',
    })),
    resourceSpecific: objectsAt(manifest, 'authorization', 'permissions', 'resourceSpecific').map(
      (one) => textAt(one, 'name') ?? '',
    ),
  };
}

/** Teams as Graph reaches into it. For people without a window only the state is kept. */
export function createTeamsBridge({ world, client, manifest, webApplicationIn, unique }: BridgeParts): TeamsSide {
  const elsewhere = new Set<string>();
  const personIn = (entraTenantId: string, userId: string): TeamsPerson | undefined =>
    world.people.find((one) => one.aadObjectId === userId && one.entraTenantId === entraTenantId);
  const key = (entraTenantId: string, userId: string) => `${entraTenantId} ${userId}`;
  return {
    async app(entraTenantId) {
      const facts = appFacts(await manifest());
      return { ...facts, webApplicationId: webApplicationIn(entraTenantId) ?? facts.webApplicationId };
    },
    isInstalled(entraTenantId, userId) {
      const person = personIn(entraTenantId, userId);
      return person ? world.personalChat(person).botInstalled : elsewhere.has(key(entraTenantId, userId));
    },
    install(entraTenantId, userId) {
      const person = personIn(entraTenantId, userId);
      if (!person) return void elsewhere.add(key(entraTenantId, userId));
      const { viewing } = world.desktop(person);
      world.changeConversation(world.personalChat(person).id, { botInstalled: true });
      // Graph answers before the bot has been told, and does not care what it says.
      void client
        .open(person)
        .catch(() => undefined)
        .finally(() => world.changeDesktop(person, { viewing }));
    },
    uninstall(entraTenantId, userId) {
      const person = personIn(entraTenantId, userId);
      if (!person) return void elsewhere.delete(key(entraTenantId, userId));
      void client.uninstall(person).catch(() => undefined);
    },
    chatId(entraTenantId, userId) {
      const person = personIn(entraTenantId, userId);
      return person ? world.personalChat(person).id : `a:1${derivedUuid('chat', entraTenantId, userId)}`;
    },
    notify(entraTenantId, userId, line, replaced) {
      const person = personIn(entraTenantId, userId);
      if (!person) return unique();
      const { feed } = world.desktop(person);
      if (replaced !== undefined) world.changeDesktop(person, { feed: feed.filter((item) => item.id !== replaced) });
      return client.notify(person, line).id;
    },
  };
}
