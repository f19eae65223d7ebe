import type { Caller } from '../../shared/definition/caller.ts';
import type { Reply } from '../../shared/definition/reply.ts';
import type { LoadedRecord } from '../../shared/domain/record-types.ts';
import type { Receipt } from '../../shared/domain/records.ts';
import type { Outcome } from '../../src/actions/execute.ts';
import type { Asked } from '../desk/asked.ts';
import type { BotParts } from '../desk/parts.ts';

/** The reply still held on a ticket that this change wrote. */
function heldBy({ kind, record }: LoadedRecord, receipt: Receipt): Reply['held'] {
  if (kind !== 'ticket' || receipt.action !== 'reply.write') return undefined;
  const entry = record.entries.find(({ at, state, author }) => {
    return state === 'held' && author.id === receipt.actorId && at.getTime() === receipt.at.getTime();
  });
  if (!entry?.sendAt || !entry.to) return undefined;
  return { ticketId: record._id, entryId: entry.id, sendAt: entry.sendAt, to: `${entry.to.name} <${entry.to.mail}>` };
}

/** What the first of several equal submissions was told, as its receipt on the record remembers. */
function firstReply(shown: LoadedRecord, key: string): Reply | undefined {
  const receipt = shown.record.receipts.find((one) => one.key === key);
  if (!receipt) return undefined;
  const held = heldBy(shown, receipt);
  return { text: receipt.text, show: shown, ...(receipt.undoable && { undoable: true }), ...(held && { held }) };
}

/** Does what a dialog submits. However often the same submission arrives, it is done once and answered alike. */
export async function performOnce(parts: BotParts, caller: Caller, asked: Asked): Promise<Outcome> {
  const { definition, raw, key, expectedVersion } = asked;
  const outcome = await parts.door.execute(definition, raw, caller, {
    key,
    ...(expectedVersion !== undefined && { expectedVersion }),
  });
  if (!outcome.ok) return outcome;
  const shown = outcome.reply.show as LoadedRecord | undefined;
  const first = outcome.duplicate && shown ? firstReply(shown, key) : undefined;
  return first ? { ...outcome, reply: first } : outcome;
}
