import { gate } from '../desk/gate.ts';
import { outgoing } from '../desk/outgoing.ts';
import { turnedAway, welcome } from '../desk/pages.ts';
import type { BotParts } from '../desk/parts.ts';
import type { Onlooker } from '../desk/view.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';

const groupGreeting =
  'Deskhand is here. Mention me with a command, for instance “@Deskhand my tickets”. What I show here everybody in this chat can read.';

/** Answers the arrival of the app: one welcome for a member in their own chat, one plain line in a group, and for whoever is not let in why and who can mend it. */
export async function installed(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const gated = await gate(parts, turn, 'bot');
  if ('turned' in gated) return { messages: [outgoing(parts, turn, undefined, turnedAway(parts, gated.turned))] };
  if (turn.conversation.type !== 'personal') return { messages: [{ text: groupGreeting, summary: groupGreeting }] };
  const onlooker: Onlooker = { caller: gated.caller, group: false, senderTeamsId: turn.sender.teamsId };
  return { messages: [outgoing(parts, turn, gated.caller, welcome(parts, onlooker))] };
}

/** Answers the removal of the app with nothing. The chat is forgotten: no notice goes there; its cards are forgotten when they are to change. */
export async function removed({ directory, conversations }: BotParts, { conversation }: Turn): Promise<TurnAnswer> {
  const { id, entraTenantId } = conversation;
  const tenant = entraTenantId === undefined ? undefined : await directory.tenantByEntra(entraTenantId);
  if (tenant) await conversations.forget(tenant._id, id);
  return {};
}

/** Answers an edited message with nothing. What it said was done when it was sent; doing it again would do it twice, and undoing it is for the person to say. */
export async function edited(): Promise<TurnAnswer> {
  return {};
}
