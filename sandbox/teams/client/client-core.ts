import type { DeliveryPlan, Switches } from '../../faults/switches.ts';
import type { JsonObject } from '../../json.ts';
import type { SandboxClock } from '../../sandbox-clock.ts';
import type { SandboxIds } from '../../sandbox-ids.ts';
import type { SandboxPerson } from '../../sandbox-options.ts';
import type { AppManifest } from '../app-manifest.ts';
import type { ActivityFrame, Actor } from '../build-activity.ts';
import type { Courier, Delivery } from '../deliver.ts';
import type { Shown } from '../read-answer.ts';
import type { CardRefresher } from '../refresh-cards.ts';
import type { Attachment, Conversation, TeamsMessage, TeamsPerson } from '../teams-types.ts';
import type { TeamsWorld } from '../teams-world.ts';
import type { DisplayedMessage } from './displayed-message.ts';
import { displayedMessage } from './displayed-message.ts';

/** What came of something a person did. */
export interface Outcome {
  /** What went to the bot; empty when Teams would not have asked it. */
  readonly deliveries: readonly Delivery[];
  /** What the client shows in answer. */
  readonly shown: Shown;
  /** The message that the person wrote by this. */
  readonly said?: DisplayedMessage;
  /** The bot's messages that arrived meanwhile in this person's chats, as they see them. */
  readonly messages: readonly DisplayedMessage[];
  /** The bot's earlier messages that changed meanwhile, as the person sees them now. */
  readonly changed: readonly DisplayedMessage[];
  /** Ids of the bot's messages that went away meanwhile. */
  readonly removed: readonly string[];
}

/** Somebody by record, name, object id or address. */
export type PersonKey = string | SandboxPerson;

/** `personal`, `group` (the first group chat of the person), a group's name, or an id. */
export type ConversationKey = string;

/** How an activity is to be delivered; without it the switches decide. */
export interface DeliveryOptions {
  readonly delivery?: DeliveryPlan;
}

/** What all parts of the client share. */
export interface ClientCore {
  readonly world: TeamsWorld;
  readonly frame: ActivityFrame;
  readonly courier: Courier;
  readonly switches: Switches;
  readonly clock: Pick<SandboxClock, 'now'>;
  readonly ids: SandboxIds;
  readonly manifest: () => Promise<AppManifest>;
  readonly refresher: CardRefresher;
  /** Sends activities one after another, and collects what comes of it; `read` says what the first answer shows, and acts on it. */
  turn(
    person: TeamsPerson,
    activities: readonly JsonObject[],
    options?: DeliveryOptions,
    read?: (answer: Delivery) => Shown,
  ): Promise<Outcome>;
  /** The activities sent last for a person, newest first. */
  lastSent(person: TeamsPerson): JsonObject | undefined;
  actor(person: PersonKey, conversation?: ConversationKey): Actor;
  /** The message, wherever the person can see it; throws when they cannot. */
  seen(person: TeamsPerson, messageId: string): { readonly message: TeamsMessage; readonly conversation: Conversation };
  displayed(message: TeamsMessage, person: TeamsPerson): DisplayedMessage;
  addDraft(person: TeamsPerson, conversation: Conversation, attachments: readonly Attachment[]): void;
}

/** An outcome of something of which the bot never heard. */
export function unheard(shown: Shown = { kind: 'nothing' }): Outcome {
  return { deliveries: [], shown, messages: [], changed: [], removed: [] };
}

/** The chats of a person. */
export function chatsOf(world: TeamsWorld, person: TeamsPerson): readonly Conversation[] {
  return world.conversations().filter((chat) => chat.members.includes(person.aadObjectId));
}

function findChat(world: TeamsWorld, person: TeamsPerson, key: ConversationKey): Conversation {
  const chats = chatsOf(world, person);
  const personal = world.personalChat(person);
  if (key === 'personal') return personal;
  const found = chats.find((chat) => chat.id === key || (chat.kind === 'groupChat' && (key === 'group' || chat.name === key)));
  if (!found) throw new Error(`${person.name} has no chat ${key}.`);
  return found;
}

type CoreParts = Omit<ClientCore, 'turn' | 'lastSent' | 'actor' | 'seen' | 'displayed' | 'addDraft'>;

/** Notes which of the bot's messages come, change and go in a person's chats. */
function watchArrivals(parts: CoreParts, person: TeamsPerson, displayed: ClientCore['displayed']) {
  const { world } = parts;
  const touched = new Map<string, { conversationId: string; isNew: boolean }>();
  const stop = world.watch(({ kind, conversationId, messageId, person: only }) => {
    if (!kind.startsWith('message-') || conversationId === undefined || messageId === undefined) return;
    if (only !== undefined && only !== person.aadObjectId) return;
    if (!world.conversation(conversationId)?.members.includes(person.aadObjectId)) return;
    if (world.message(conversationId, messageId)?.author.kind !== 'bot') return;
    const known = touched.get(messageId);
    touched.set(messageId, { conversationId, isNew: known?.isNew === true || kind === 'message-added' });
  });
  return () => {
    stop();
    const all = [...touched].flatMap(([id, { conversationId, isNew }]) => {
      const message = world.message(conversationId, id);
      return message ? [{ isNew, message: displayed(message, person) }] : [];
    });
    const alive = all.filter((one) => !one.message.removed);
    return {
      messages: alive.filter((one) => one.isNew).map((one) => one.message),
      changed: alive.filter((one) => !one.isNew).map((one) => one.message),
      removed: all.filter((one) => one.message.removed).map((one) => one.message.id),
    };
  };
}

/** Joins the parts into what the client's methods are written on. */
export function createClientCore(parts: CoreParts): ClientCore {
  const { world, courier, switches, refresher } = parts;
  const sent = new Map<string, JsonObject>();
  const displayed: ClientCore['displayed'] = (message, person) =>
    displayedMessage(world, message, person, switches.read().oldClient);
  return {
    ...parts,
    displayed,
    lastSent: (person) => sent.get(person.aadObjectId),
    async turn(person, activities, options = {}, read = () => ({ kind: 'nothing' })) {
      const collect = watchArrivals(parts, person, displayed);
      const deliveries: Delivery[] = [];
      for (const activity of activities) {
        sent.set(person.aadObjectId, activity);
        deliveries.push(...(await courier.deliver(activity, options.delivery)));
      }
      const first = deliveries[0];
      const shown: Shown = first ? read(first) : { kind: 'nothing' };
      await refresher.settled();
      return { deliveries, shown, ...collect() };
    },
    actor(key, conversation = 'personal') {
      const person = world.person(key);
      return { person, conversation: findChat(world, person, conversation) };
    },
    seen(person, messageId) {
      for (const conversation of chatsOf(world, person)) {
        const message = world.message(conversation.id, messageId);
        if (message) return { message, conversation };
      }
      throw new Error(`${person.name} sees no message ${messageId}.`);
    },
    addDraft(person, conversation, attachments) {
      const { drafts } = world.desktop(person);
      const cards = [...(drafts[conversation.id] ?? []), ...attachments];
      world.changeDesktop(person, { drafts: { ...drafts, [conversation.id]: cards } });
    },
  };
}
