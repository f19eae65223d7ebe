import type { Caller } from '../../shared/definition/caller.ts';
import type { Reply } from '../../shared/definition/reply.ts';
import type { LoadedRecord } from '../../shared/domain/record-types.ts';
import type { Receipt } from '../../shared/domain/records.ts';
import type { Outcome } from '../../src/actions/execute.ts';
import { mayRead } from '../../src/actions/permission.ts';
import type { Asked } from '../desk/asked.ts';
import type { BotParts } from '../desk/parts.ts';

type Done = Extract<Outcome, { ok: true }>;

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

/** A ticket that this very submission made from a message before: the action itself only sees that there is one. */
async function madeBefore(parts: BotParts, caller: Caller, { definition, raw, key }: Asked): Promise<Done | undefined> {
  const source = raw['source'];
  if (typeof source !== 'string' || source === '' || !mayRead(caller.actor, 'ticket')) return undefined;
  const record = await parts.door.desk(caller.tenant._id).tickets.bySource(source);
  const reply = record && firstReply({ kind: 'ticket', record }, key);
  return reply && { ok: true, definition, reply, duplicate: true };
}

/** Does what a dialog submits. However often the same submission arrives, it is done once and answered alike. */
export async function performOnce(parts: BotParts, caller: Caller, asked: Asked): Promise<Outcome> {
  const { definition, raw, key, expectedVersion } = asked;
  const outcome = await parts.door.execute(definition, raw, caller, {
    key,
    ...(expectedVersion !== undefined && { expectedVersion }),
  });
  if (!outcome.ok) return (outcome.failure.code === 'message-has-ticket' && (await madeBefore(parts, caller, asked))) || outcome;
  const shown = outcome.reply.show as LoadedRecord | undefined;
  const first = outcome.duplicate && shown ? firstReply(shown, key) : undefined;
  return first ? { ...outcome, reply: first } : outcome;
}
