import type { Action, Change, Delegation } from '../../shared/definition/action.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { DomainEvent, RecordKind } from '../../shared/domain/records.ts';
import { auditedInputs } from './audited-inputs.ts';
import { derivedId } from './keys.ts';

/** The events of a change as they are stored with it; the first says which action caused it and what takes it back. The same key gives the same ids. */
export function eventsOf(
  action: Action,
  values: Record<string, unknown>,
  change: Change,
  how: { caller: Caller; call: { key: string }; now: Date; along?: Delegation },
  subject: { kind: RecordKind; id: string },
): DomainEvent[] {
  const { caller, call, now, along } = how;
  const stated = change.events?.length ? change.events : [{ type: action.name }];
  const actor = { id: caller.actor._id, name: caller.actor.name };
  const created = change.undo?.['created'];
  const { created: _, ...rest } = change.undo ?? {};
  const input = { ...rest, ...(typeof created === 'string' && { [created]: `${subject.kind}:${subject.id}` }) };
  const cause: DomainEvent['cause'] = {
    action: action.name,
    key: call.key,
    inputs: auditedInputs(action, values),
    ...(action.undo && change.undo && !along?.undoes && { undo: { action: action.undo, input } }),
    ...(along?.undoes && { undoes: along.undoes }),
  };
  return stated.map((event, index) => ({
    id: derivedId(caller.tenant._id, subject.id, call.key, String(index)),
    type: event.type,
    at: now,
    actor,
    subject,
    data: event.data ?? {},
    ...(index === 0 && { cause }),
  }));
}
