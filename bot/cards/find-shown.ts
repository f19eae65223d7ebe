import type { Caller } from '../../shared/definition/caller.ts';
import type { RecordKind, RecordReference } from '../../shared/domain/records.ts';
import { mayRead, refusal } from '../../src/actions/permission.ts';
import type { BotParts } from '../desk/parts.ts';

/** The query that shows a record of this kind: the one whose scope takes that kind alone. */
export function queryShowing(parts: BotParts, kind: RecordKind) {
  return parts.registry.definitions.find((definition) => {
    const scope = definition.permission.scope;
    const of = scope === undefined ? undefined : definition.input[scope]?.of;
    return definition.type === 'query' && of?.length === 1 && of[0] === kind;
  });
}

/** The record that `kind:id` points at, when this caller may see it; else `undefined`, whatever the reason. */
export async function findShown(
  parts: BotParts,
  caller: Caller,
  pointer: unknown,
): Promise<{ kind: RecordKind; record: unknown } | undefined> {
  const match = typeof pointer === 'string' ? /^([a-z-]{1,20}):(\S{1,100})$/.exec(pointer) : null;
  if (!match) return undefined;
  const kind = match[1] as RecordReference['kind'];
  const query = queryShowing(parts, kind);
  if (!query || !mayRead(caller.actor, kind)) return undefined;
  const record = await parts.door.desk(caller.tenant._id).record(kind, match[2]!);
  return record === undefined || refusal(query, caller.actor, record) ? undefined : { kind, record };
}
