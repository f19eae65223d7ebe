import type { Caller } from '../../shared/definition/caller.ts';
import type { LoadedRecord } from '../../shared/domain/record-types.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { queryShowing } from '../cards/find-shown.ts';
import type { BotParts } from '../desk/parts.ts';
import type { Turn } from '../teams/turn.ts';

const pointer = /^([a-z-]{4,10}):([\w-]{1,64})$/;

/** The record that `kind:id` points at, asked for by the query that shows its kind; `undefined` when it is gone, was never there or is not for this caller, which nobody can tell apart. */
export async function foundRecord(
  parts: BotParts,
  turn: Turn,
  caller: Caller,
  subject: unknown,
): Promise<LoadedRecord | undefined> {
  const match = typeof subject === 'string' ? pointer.exec(subject) : null;
  if (!match) return undefined;
  const [kind, id] = [match[1] as RecordKind, match[2]!];
  const query = queryShowing(parts, kind);
  const scope = query?.permission.scope;
  if (!query || scope === undefined) return undefined;
  const key = derivedId('shown', turn.conversation.id, turn.id);
  const outcome = await parts.door.execute(query, { [scope]: `${kind}:${id}` }, caller, { key });
  const shown = outcome.ok ? outcome.reply.show : undefined;
  // What points nowhere is looked up as words; only the very record that was named counts.
  return shown?.kind === kind && (shown.record as Aggregate)._id === id ? (shown as LoadedRecord) : undefined;
}
