import { plainLine, shortened } from '../../shared/cards/safe-text.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { looseObject, looseText } from '../dialogs/answers.ts';
import type { Turn } from '../teams/turn.ts';
import { messageWords, titleOf } from './message-text.ts';

/** The author of a message, as far as Teams says. */
export interface MessageAuthor {
  name: string;
  /** Entra's object id; `undefined` for bots. */
  entraObjectId?: string;
  mail?: string;
}

/** A Teams message on which an action was called. */
export interface MessageContent {
  title: string;
  text: string;
  author?: MessageAuthor;
  /** `https` address of the message; `undefined` when there is none. */
  link?: string;
  attachments: string[];
  /** The same for this message whoever calls the action, and whenever; `undefined` when Teams gives no id. */
  source?: string;
}

const longestLink = 2_000;
const longestText = 20_000;
const mostAttachments = 40;
const longestName = 90;

function authorOf(payload: Readonly<Record<string, unknown>>): MessageAuthor | undefined {
  const from = looseObject(payload['from']);
  const user = looseObject(from['user']);
  const name = looseText(user['displayName'], 400) ?? looseText(looseObject(from['application'])['displayName'], 400);
  const id = looseText(user['id'], 100);
  const mail = [user['email'], user['mail'], user['userPrincipalName']].find(
    (one) => typeof one === 'string' && one.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(one),
  ) as string | undefined;
  if (name === undefined && id === undefined) return undefined;
  return {
    name: plainLine(name ?? '', 200),
    ...(id !== undefined && { entraObjectId: id }),
    ...(mail !== undefined && { mail }),
  };
}

function linkOf(payload: Readonly<Record<string, unknown>>): string | undefined {
  const link = looseText(payload['linkToMessage'], longestLink);
  const url = link === undefined ? null : URL.parse(link);
  if (url?.protocol !== 'https:' || url.username || url.password || url.href.length > longestLink) return undefined;
  return url.href;
}

/** Names of files; cards and quoted messages have none or none that a person gave. */
function namesOf(attachments: readonly Readonly<Record<string, unknown>>[]): string[] {
  return attachments
    .filter(({ contentType }) => typeof contentType !== 'string' || !/card|messageReference/i.test(contentType))
    .map(({ name }) => (typeof name === 'string' ? plainLine(name, longestName) : ''))
    .filter((name) => name !== '')
    .slice(0, mostAttachments);
}

/** Reads the `messagePayload` of an action that was called on a message; `undefined` when it was called without one. Never throws, whatever it is given. */
export function readMessage(turn: Turn, messagePayload: unknown): MessageContent | undefined {
  if (typeof messagePayload !== 'object' || messagePayload === null || Array.isArray(messagePayload)) return undefined;
  const payload = looseObject(messagePayload);
  const listed = payload['attachments'];
  const attachments = Array.isArray(listed) ? listed.slice(0, 100).map(looseObject) : [];
  const gone = payload['deleted'] === true;
  const words = gone ? { whole: '', own: '' } : messageWords(payload, attachments, turn.activity.recipient?.name ?? '');
  const subject = plainLine(looseText(payload['subject'], 4_000) ?? '', 100);
  const id = looseText(payload['id'], 100);
  const author = authorOf(payload);
  const link = linkOf(payload);
  // Within a channel the conversation also names the thread, which the message's own id does not need.
  const conversation = turn.conversation.id.replace(/;messageid=.*$/, '');
  return {
    title: subject || titleOf(words.own) || titleOf(words.whole),
    text: shortened(words.whole, longestText),
    ...(author && { author }),
    ...(link !== undefined && { link }),
    attachments: gone ? [] : namesOf(attachments),
    ...(id !== undefined && { source: derivedId('teams-message', conversation, id) }),
  };
}
