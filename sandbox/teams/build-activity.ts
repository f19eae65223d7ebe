import type { JsonObject } from '../json.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { SandboxIds } from '../sandbox-ids.ts';
import { localTimestamp } from './local-time.ts';
import { messageHtml } from './message-text.ts';
import type { Attachment, Conversation, TeamsBot, TeamsPerson } from './teams-types.ts';

/** What each activity to this bot has in common. */
export interface ActivityFrame {
  readonly bot: TeamsBot;
  readonly serviceUrl: string;
  readonly clock: Pick<SandboxClock, 'now'>;
  readonly ids: SandboxIds;
}

/** Who does something, and in which conversation. */
export interface Actor {
  readonly person: TeamsPerson;
  readonly conversation: Conversation;
}

function countryOf(locale: string): string {
  return new Intl.Locale(locale).maximize().region ?? 'US';
}

function clientInfo(person: TeamsPerson): JsonObject {
  return { locale: person.locale, country: countryOf(person.locale), platform: 'Web', timezone: person.zone, type: 'clientInfo' };
}

function conversationOf({ id, kind, entraTenantId }: Conversation): JsonObject {
  return { ...(kind === 'groupChat' ? { isGroup: true } : {}), conversationType: kind, tenantId: entraTenantId, id };
}

function times(at: Date, zone: string): JsonObject {
  return { timestamp: at.toISOString(), localTimestamp: localTimestamp(at, zone), localTimezone: zone };
}

/** An activity as Teams sends it, with everything but its content; `channelData` is added to the tenant's. */
export function frameActivity(
  frame: ActivityFrame,
  actor: Actor,
  type: string,
  id: string,
  channelData: JsonObject = {},
): JsonObject {
  const { person, conversation } = actor;
  return {
    type,
    id,
    channelId: 'msteams',
    serviceUrl: frame.serviceUrl,
    ...times(frame.clock.now(), person.zone),
    locale: person.locale,
    from: { id: person.userId, name: person.name, aadObjectId: person.aadObjectId },
    conversation: conversationOf(conversation),
    recipient: { id: frame.bot.id, name: frame.bot.name },
    entities: [clientInfo(person)],
    channelData: { ...channelData, tenant: { id: conversation.entraTenantId } },
  };
}

/** A message that a person wrote; `text` carries mentions as `<at>Name</at>`. */
export function textActivity(
  frame: ActivityFrame,
  actor: Actor,
  message: {
    readonly id: string;
    readonly text: string;
    readonly attachments: readonly Attachment[];
    readonly mentionsBot: boolean;
  },
): JsonObject {
  const base = frameActivity(frame, actor, 'message', message.id);
  const mention = { type: 'mention', mentioned: { id: frame.bot.id, name: frame.bot.name }, text: `<at>${frame.bot.name}</at>` };
  const html = message.text === '' ? [] : [{ contentType: 'text/html', content: messageHtml(message.text) }];
  return {
    ...base,
    text: message.text,
    textFormat: 'plain',
    attachments: [...message.attachments, ...html],
    entities: [...(message.mentionsBot ? [mention] : []), clientInfo(actor.person)],
  };
}

/** A click that comes as a message with a value and, unless `text` is given, without text. */
export function valueActivity(frame: ActivityFrame, actor: Actor, replyToId: string, value: unknown, text?: string): JsonObject {
  return {
    ...frameActivity(frame, actor, 'message', frame.ids.message(), { source: { name: 'message' }, legacy: { replyToId } }),
    ...(text === undefined ? {} : { text, textFormat: 'plain' }),
    replyToId,
    value,
  };
}

/** An invoke: a call that waits for an answer. */
export function invokeActivity(
  frame: ActivityFrame,
  actor: Actor,
  name: string,
  value: unknown,
  from: { readonly replyToId?: string; readonly source?: string } = {},
): JsonObject {
  const channelData = {
    source: { name: from.source ?? 'message' },
    ...(from.replyToId ? { legacy: { replyToId: from.replyToId } } : {}),
  };
  return {
    ...frameActivity(frame, actor, 'invoke', frame.ids.event(), channelData),
    name,
    value,
    ...(from.replyToId ? { replyToId: from.replyToId } : {}),
  };
}

/** The same activity once more, under a new id and time. */
export function renewed(frame: ActivityFrame, activity: JsonObject): JsonObject {
  const zone = String(activity['localTimezone'] ?? 'UTC');
  const id = activity['type'] === 'message' ? frame.ids.message() : frame.ids.event();
  return { ...activity, id, ...times(frame.clock.now(), zone) };
}
