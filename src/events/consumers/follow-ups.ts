import type { Caller } from '../../../shared/definition/caller.ts';
import type { DomainEvent } from '../../../shared/domain/records.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { Door } from '../../actions/execute.ts';
import type { Registry } from '../../actions/registry.ts';
import { systemCaller } from '../../actions/system-caller.ts';
import type { Consumer } from '../relay.ts';

interface FollowUp {
  action: string;
  input: Record<string, unknown>;
  /** Done in this member's name; else by the desk itself. */
  memberId?: string;
}

/** What follows from an event in another record. */
function followUpOf(event: DomainEvent): FollowUp | undefined {
  const { data } = event;
  if (event.type === 'approval.decided' && data['kind'] === 'time-entry') {
    const status = data['status'] === 'approved' ? 'approved' : 'changes-requested';
    return { action: 'time-entry.settle', input: { entry: `time-entry:${data['id']}`, status } };
  }
  if (event.type === 'profile.added')
    return { action: 'profile.set-default', input: { profile: `profile:${event.subject.id}`, onlyFirst: true } };
  if (event.type === 'timer.switched')
    return { action: 'timer.start', input: { work: data['to'] }, memberId: String(data['memberId']) };
  return undefined;
}

async function callerFor(door: Door, tenant: Tenant, memberId: string | undefined): Promise<Caller> {
  const caller = systemCaller(tenant);
  const member = memberId === undefined ? undefined : await door.desk(tenant._id).members.byId(memberId);
  return member ? { ...caller, actor: member, zone: member.zone, locale: member.locale } : caller;
}

/** Carries changes over to the records they concern, through the same door, once per event. */
export function followUpConsumer(registry: Registry, door: () => Door): Consumer {
  return {
    name: 'follow-ups',
    async consume(tenant, event) {
      const next = followUpOf(event);
      const action = next && registry.action(next.action);
      if (!next || !action) return;
      const caller = await callerFor(door(), tenant, next.memberId);
      const outcome = await door().execute(action, next.input, caller, { key: `follow:${event.id}` });
      if (!outcome.ok && (outcome.failure.kind === 'unexpected' || outcome.failure.kind === 'busy')) throw outcome.failure;
    },
  };
}
