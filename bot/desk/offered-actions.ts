import type { Action } from '../../shared/definition/action.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import { mayDo } from '../../src/actions/permission.ts';
import type { Registry } from '../../src/actions/registry.ts';
import { switchedOff } from '../../src/actions/switched-off.ts';

/** What this caller may do to this record now, most used first: the actions whose scope takes such a record, whose rules let it through, and which are on in Teams. */
export function offeredActions(registry: Registry, caller: Caller, kind: RecordKind, record: unknown): Action[] {
  const offered = registry.definitions.filter((definition): definition is Action => {
    if (definition.type !== 'action' || definition.place === undefined) return false;
    const scope = definition.permission.scope;
    const field = scope === undefined ? undefined : definition.input[scope];
    return field?.of?.includes(kind) === true && mayDo(definition, caller.actor, record) && !switchedOff(definition, caller);
  });
  return offered.sort((a, b) => a.place! - b.place! || a.name.localeCompare(b.name));
}
