import type { Caller } from '../../shared/definition/caller.ts';
import type { OutgoingMessage, Turn } from '../teams/turn.ts';
import type { BotParts, Shown } from './parts.ts';

/** A message that shows this, remembered in the ledger once it is sent when it shows a record. */
export function outgoing(parts: BotParts, turn: Turn, caller: Caller | undefined, shown: Shown): OutgoingMessage {
  const { text, card, summary, record } = shown;
  const message: OutgoingMessage = { ...(text !== '' && { text }), ...(card && { card }), summary };
  if (!record || !caller) return message;
  return { ...message, onSent: async (activityId) => remember(parts, turn, caller, activityId, shown) };
}

/** Notes that this message now shows this record. Nothing to do when it shows none. */
export function remember(parts: BotParts, turn: Turn, caller: Caller, activityId: string, { record }: Shown): void {
  if (!record) return;
  parts.ledger.remember({
    tenantId: caller.tenant._id,
    conversation: turn.conversation,
    activityId,
    record: { kind: record.kind, id: record.id },
    memberId: caller.actor._id,
    senderTeamsId: turn.sender.teamsId,
    postedAt: parts.now(),
    version: record.version,
  });
}
