import type { Caller } from '../../../shared/definition/caller.ts';
import type { Approval } from '../../../shared/domain/approval.ts';
import type { Aggregate, DomainEvent } from '../../../shared/domain/records.ts';
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

/** What the time that a request is about becomes. */
function timeStatusAfter({ type, data }: DomainEvent): string | undefined {
  if (type === 'approval.requested') return 'submitted';
  if (type === 'approval.withdrawn') return 'draft';
  if (type === 'approval.decided') return data['status'] === 'approved' ? 'approved' : 'changes-requested';
  return undefined;
}

/** What follows for the time entries that a request is about: its one entry, or those of its timesheet. */
function timeFollowUps(event: DomainEvent, approval: Approval): FollowUp[] {
  const status = timeStatusAfter(event);
  if (status === undefined) return [];
  const one = event.data['kind'] === 'time-entry' ? [String(event.data['id'])] : [];
  return [...one, ...(approval.entries ?? [])].map((id) => ({
    action: 'time-entry.settle',
    input: { entry: `time-entry:${id}`, status },
  }));
}

/** What follows from an event in other records. */
function followUpsOf(event: DomainEvent, record: Aggregate): FollowUp[] {
  const { data } = event;
  if (event.subject.kind === 'approval') return timeFollowUps(event, record as Approval);
  if (event.type === 'profile.added')
    return [{ action: 'profile.set-default', input: { profile: `profile:${event.subject.id}`, onlyFirst: true } }];
  if (event.type === 'timer.switched')
    return [{ action: 'timer.start', input: { work: data['to'] }, memberId: String(data['memberId']) }];
  return [];
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
    async consume(tenant, event, record) {
      for (const [place, next] of followUpsOf(event, record).entries()) {
        const action = registry.action(next.action);
        if (!action) continue;
        const caller = await callerFor(door(), tenant, next.memberId);
        const key = `follow:${event.id}${place > 0 ? `:${place}` : ''}`;
        const outcome = await door().execute(action, next.input, caller, { key });
        if (!outcome.ok && (outcome.failure.kind === 'unexpected' || outcome.failure.kind === 'busy')) throw outcome.failure;
      }
    },
  };
}
