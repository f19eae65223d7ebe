import { addBusinessMinutes } from '../../shared/domain/business-time.ts';
import { riskMinutes, type SlaClockName, slaAlarm } from '../../shared/domain/sla-risk.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Priority } from '../../shared/domain/ticket.ts';
import type { Door } from '../actions/execute.ts';
import { derivedId } from '../actions/keys.ts';
import type { Registry } from '../actions/registry.ts';
import { systemCaller } from '../actions/system-caller.ts';
import type { Watched } from '../records/tickets.ts';

/** The most tickets of one sort that a tenant's run looks at; the others wait for the next run. */
const most = 50;
const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const clocks: readonly SlaClockName[] = ['response', 'resolution'];

/** Tickets of a tenant whose clock was missed, or comes to its risk; each sort at most 50, soonest due first. */
async function alarming(door: Door, tenant: Tenant, now: Date): Promise<Watched[]> {
  const { tickets } = door.desk(tenant._id);
  const found = [await tickets.watched('told', now, most)];
  for (const priority of priorities) {
    for (const clock of clocks) {
      const horizon = addBusinessMinutes(now, riskMinutes(tenant, priority, clock), tenant.hours);
      if (horizon) found.push(await tickets.watched(`${priority}:${clock}`, horizon, most));
    }
  }
  return found.flat();
}

/** Flags every ticket of a tenant whose clock is at risk or was missed. Business hours count; each clock and due time is flagged once. Answers how many were. */
export async function flagSlaRisks(door: Door, registry: Registry, tenant: Tenant, now: Date): Promise<number> {
  const flag = registry.action('ticket.flag-sla-risk');
  if (!flag) throw new Error('the action ticket.flag-sla-risk is missing');
  let flagged = 0;
  for (const ticket of await alarming(door, tenant, now)) {
    const alarm = slaAlarm(tenant, ticket, now);
    if (!alarm) continue;
    const key = derivedId('sla', ticket._id, alarm.clock, alarm.stage, alarm.dueAt.toISOString());
    const outcome = await door.execute(flag, { ticket: `ticket:${ticket._id}` }, systemCaller(tenant), { key });
    if (outcome.ok && !outcome.duplicate) flagged += 1;
  }
  return flagged;
}
