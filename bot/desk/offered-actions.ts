import type { Action } from '../../shared/definition/action.ts';
import type { Member } from '../../shared/domain/member.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import { mayDo } from '../../src/actions/permission.ts';
import type { Registry } from '../../src/actions/registry.ts';

/** What this member may do to this record now, most used first: the actions whose scope takes such a record and whose rules let it through. */
export function offeredActions(registry: Registry, member: Member, kind: RecordKind, record: unknown): Action[] {
  const offered = registry.definitions.filter((definition): definition is Action => {
    if (definition.type !== 'action' || definition.place === undefined) return false;
    const scope = definition.permission.scope;
    const field = scope === undefined ? undefined : definition.input[scope];
    return field?.of?.includes(kind) === true && mayDo(definition, member, record);
  });
  return offered.sort((a, b) => a.place! - b.place! || a.name.localeCompare(b.name));
}
