import type { RouteFaults } from '../faults/route-faults.ts';
import type { JsonObject } from '../json.ts';
import { unreadIn } from './client/chats.ts';
import type { ClientCore } from './client/client-core.ts';
import { chatsOf } from './client/client-core.ts';
import type { Conversation, TeamsPerson } from './teams-types.ts';

function chatFor(core: ClientCore, person: TeamsPerson, conversation: Conversation): JsonObject {
  const messages = core.world.messages(conversation.id).filter((message) => message.removedAt === undefined);
  const last = messages.at(-1);
  const lastText = last?.summary ?? last?.text ?? '';
  return {
    id: conversation.id,
    kind: conversation.kind,
    name: conversation.name,
    members: conversation.members.map((id) => core.world.person(id).name),
    botInstalled: conversation.botInstalled,
    unread: unreadIn(core, { person, conversation }),
    ...(last ? { last: { at: last.at, text: lastText === '' && last.attachments.length > 0 ? 'Card' : lastText } } : {}),
  };
}

/** Everything but the messages which a person's window needs. */
export async function stateFor(core: ClientCore, faults: RouteFaults, person: TeamsPerson): Promise<JsonObject> {
  const { world, switches } = core;
  const manifest = await core.manifest();
  const { dialog, drafts, feed, viewing } = world.desktop(person);
  return {
    bot: world.bot,
    person: {
      name: person.name,
      aadObjectId: person.aadObjectId,
      role: person.role,
      locale: person.locale,
      zone: person.zone,
      email: person.email,
      entraTenantId: person.entraTenantId,
    },
    people: world.people.map(({ name, aadObjectId, role, outsider }) => ({
      name,
      aadObjectId,
      role,
      outsider: outsider === true,
    })),
    chats: chatsOf(world, person).map((conversation) => chatFor(core, person, conversation)),
    viewing: viewing ?? null,
    dialog: dialog ?? null,
    drafts,
    feedUnread: feed.filter((item) => !item.read).length,
    app: manifest.app,
    tabs: manifest.tabs,
    validDomains: manifest.validDomains,
    menus: manifest.menus,
    commands: manifest.commands,
    linkDomains: manifest.linkDomains,
    switches: switches.read(),
    faults: faults.list(),
  };
}
