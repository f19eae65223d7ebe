import type { Activity } from 'botbuilder';
import type { Conversation, Sender, Turn } from './turn.ts';

type Loose = Record<string, unknown>;

function object(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

function text(value: unknown, most = 1_024): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= most ? value : undefined;
}

const kinds: Readonly<Record<string, Conversation['type']>> = { personal: 'personal', groupChat: 'group', channel: 'channel' };

/** Says in a plain sentence why a body is no activity that can be answered; `undefined` when it is one. Never throws, whatever it is given. */
export function faultOfActivity(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'The body is not a Bot Framework activity.';
  const { type, id, conversation, from, recipient, name } = body as Loose;
  if (text(type, 64) === undefined) return 'The activity does not say of which type it is.';
  if (text(object(conversation).id) === undefined) return 'The activity does not say which conversation it belongs to.';
  if (text(object(from).id) === undefined) return 'The activity does not say whom it is from.';
  if (text(object(recipient).id) === undefined) return 'The activity does not say which bot it is for.';
  if ((type === 'message' || type === 'invoke') && text(id) === undefined) return 'The activity has no id.';
  if (type === 'invoke' && text(name, 256) === undefined) return 'The invoke does not say what it asks for.';
  return undefined;
}

/** The entities of an activity that are objects, at most 100. */
function entitiesOf(activity: Loose): Loose[] {
  const list = Array.isArray(activity.entities) ? activity.entities.slice(0, 100) : [];
  return list.map(object);
}

/** The text without mentions of the bot; mentions of others are left as their bare names. */
function plainText(activity: Loose, entities: Loose[], botId: string): string {
  let words = typeof activity.text === 'string' ? activity.text : '';
  if (words === '') return '';
  for (const entity of entities) {
    const mention = text(entity.text, 4_096);
    if (entity.type === 'mention' && mention !== undefined && object(entity.mentioned).id === botId)
      words = words.replaceAll(mention, ' ');
  }
  return words
    .replace(/<at(?:\s[^<>]*)?>([^<]*)<\/at>/gi, '$1')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim();
}

function senderOf(activity: Loose, tenantId: string | undefined): Sender {
  const from = object(activity.from);
  const entraObjectId = text(from.aadObjectId);
  return {
    teamsId: text(from.id) ?? '',
    name: text(from.name) ?? '',
    ...(entraObjectId === undefined ? {} : { entraObjectId }),
    ...(tenantId === undefined ? {} : { entraTenantId: tenantId }),
  };
}

function conversationOf(activity: Loose, tenantId: string | undefined): Conversation {
  const conversation = object(activity.conversation);
  const named = text(conversation.conversationType, 32);
  return {
    id: text(conversation.id) ?? '',
    type:
      named !== undefined && Object.hasOwn(kinds, named) ? kinds[named]! : conversation.isGroup === true ? 'group' : 'personal',
    serviceUrl: text(activity.serviceUrl) ?? '',
    botId: text(object(activity.recipient).id) ?? '',
    ...(tenantId === undefined ? {} : { entraTenantId: tenantId }),
  };
}

const localeForm = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

/** Checks IANA zones, remembering at most 1,000 verdicts because asking Intl costs tens of microseconds. */
function zoneCheck(): (zone: unknown) => string | undefined {
  const verdicts = new Map<string, boolean>();
  const judge = (zone: string) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  };
  return (value) => {
    const zone = text(value, 64);
    if (zone === undefined) return undefined;
    let verdict = verdicts.get(zone);
    if (verdict === undefined) {
      if (verdicts.size >= 1_000) verdicts.clear();
      verdict = judge(zone);
      verdicts.set(zone, verdict);
    }
    return verdict ? zone : undefined;
  };
}

/** Makes the reader of turns. It takes an activity in which `faultOfActivity` found nothing, and never throws. */
export function turnReader(): (activity: Activity) => Turn {
  const zoneOf = zoneCheck();
  return (activity) => {
    const loose = activity as unknown as Loose;
    const entities = entitiesOf(loose);
    const client = entities.find(({ type }) => type === 'clientInfo') ?? {};
    const tenantId = text(object(object(loose.channelData).tenant).id) ?? text(object(loose.conversation).tenantId);
    const conversation = conversationOf(loose, tenantId);
    const locale = [loose.locale, client.locale].find((tag) => typeof tag === 'string' && localeForm.test(tag)) as
      | string
      | undefined;
    const zone = zoneOf(loose.localTimezone) ?? zoneOf(client.timezone);
    const replyToId = text(loose.replyToId);
    return {
      id: text(loose.id) ?? '',
      sender: senderOf(loose, tenantId),
      conversation,
      locale: locale ?? 'en-US',
      ...(zone === undefined ? {} : { zone }),
      text: loose.type === 'message' || loose.type === 'messageUpdate' ? plainText(loose, entities, conversation.botId) : '',
      value: loose.value,
      ...(replyToId === undefined ? {} : { replyToId }),
      activity,
    };
  };
}
