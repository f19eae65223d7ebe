import type { Switches } from '../faults/switches.ts';
import type { ActivityFrame } from './build-activity.ts';
import { invokeActivity } from './build-activity.ts';
import { adaptiveCardType, cardIn, refreshFor } from './card-reading.ts';
import type { Courier } from './deliver.ts';
import { readCardAnswer } from './read-answer.ts';
import type { Conversation, TeamsMessage, TeamsPerson } from './teams-types.ts';
import type { TeamsWorld } from './teams-world.ts';

/** Refreshes cards as Teams does: when one is shown to a person for whom its `refresh` is meant. */
export interface CardRefresher {
  /** Shows the conversation anew to a person, so that its cards are refreshed for them. */
  show(person: TeamsPerson, conversation: Conversation): void;
  /** Resolves when no refresh is under way. */
  settled(): Promise<void>;
}

/** How many of the last messages are on the screen when a chat is opened. */
const onScreen = 25;

interface RefreshParts {
  readonly world: TeamsWorld;
  readonly frame: ActivityFrame;
  readonly courier: Courier;
  readonly switches: Switches;
}

async function refresh(
  parts: RefreshParts,
  person: TeamsPerson,
  conversation: Conversation,
  message: TeamsMessage,
): Promise<void> {
  const { world, frame, courier, switches } = parts;
  const card = cardIn(message.attachments);
  const action = card && refreshFor(card, person.userId, conversation.members.length);
  if (!action || message.removedAt !== undefined || switches.read().oldClient) return;
  const value = { action, trigger: 'automatic' };
  const activity = invokeActivity(frame, { person, conversation }, 'adaptiveCard/action', value, { replyToId: message.id });
  const [answer] = await courier.deliver(activity, 'once');
  const shown = readCardAnswer(answer);
  const now = world.message(conversation.id, message.id);
  if (shown.kind !== 'card' || now?.version !== message.version) return;
  const view = now.views[person.aadObjectId];
  world.setView(now, person, { ...view, attachments: [{ contentType: adaptiveCardType, content: shown.card }] });
}

/** A refresher for the people who have a chat in front of them; each version of a message is refreshed once for each showing. */
export function createCardRefresher(parts: RefreshParts): CardRefresher {
  const { world } = parts;
  const done = new Map<string, Set<string>>();
  const running = new Set<Promise<void>>();

  function refreshOnce(person: TeamsPerson, conversation: Conversation, message: TeamsMessage): void {
    const keys = done.get(person.aadObjectId) ?? new Set();
    const key = `${message.id} ${message.version}`;
    if (keys.has(key)) return;
    done.set(person.aadObjectId, keys.add(key));
    const work = refresh(parts, person, conversation, message).finally(() => running.delete(work));
    running.add(work);
  }

  world.watch(({ kind, conversationId, messageId, person: only }) => {
    if ((kind !== 'message-added' && kind !== 'message-changed') || only !== undefined) return;
    const conversation = world.conversation(conversationId ?? '');
    const message = world.message(conversationId ?? '', messageId ?? '');
    if (!conversation || !message) return;
    for (const person of world.people) {
      if (world.desktop(person).viewing === conversation.id) refreshOnce(person, conversation, message);
    }
  });

  return {
    show(person, conversation) {
      done.delete(person.aadObjectId);
      for (const message of world.messages(conversation.id).slice(-onScreen)) refreshOnce(person, conversation, message);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
