import type { MayNot } from '../../shared/api/views.ts';
import type { Action } from '../../shared/definition/action.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import { statedBy } from '../../shared/errors/failure.ts';
import { dataOf } from '../../shared/text/say.ts';
import { mayDo, refusal } from './permission.ts';
import type { Definition, Registry } from './registry.ts';
import { switchedOff } from './switched-off.ts';

const last = Number.MAX_SAFE_INTEGER;

function isAbout(definition: Definition, kind: RecordKind): definition is Action {
  const scope = definition.permission.scope;
  const field = scope === undefined ? undefined : definition.input[scope];
  return definition.type === 'action' && field?.of?.includes(kind) === true;
}

function byPlace(a: Definition, b: Definition): number {
  return (a.place ?? last) - (b.place ?? last) || a.name.localeCompare(b.name);
}

/** What this caller may do to this record now, most used first: the actions whose scope takes such a record, whose rules let it through, and which are on in Teams. */
export function offeredActions(registry: Registry, caller: Caller, kind: RecordKind, record: unknown): Action[] {
  const offered = registry.definitions.filter((definition): definition is Action => {
    if (definition.place === undefined || !isAbout(definition, kind)) return false;
    return mayDo(definition, caller.actor, record) && !switchedOff(definition, caller);
  });
  return offered.sort(byPlace);
}

/** Names of all that this caller may do to this record now, most used first; and why not of what people otherwise reach for. */
export function standing(
  registry: Registry,
  caller: Caller,
  kind: RecordKind,
  record: unknown,
): { may: string[]; mayNot: MayNot[] } {
  const may: string[] = [];
  const mayNot: MayNot[] = [];
  const about = registry.definitions.filter((definition) => isAbout(definition, kind));
  for (const definition of about.sort(byPlace)) {
    const { name: action, title, place, phrases, permission } = definition;
    const refused = switchedOff(definition, caller) ?? refusal(definition, caller.actor, record);
    if (!refused) may.push(action);
    else if (permission.grant !== 'system.act' && (place !== undefined || phrases.length > 0)) {
      const { code, text, remedy } = statedBy(refused);
      mayNot.push({ action, title, code, ...dataOf({ text, remedy: code === 'not-now' ? '' : remedy }) });
    }
  }
  return { may, mayNot };
}
