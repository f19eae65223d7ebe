import { addBusinessMinutes, businessMinutesBetween } from './business-time.ts';
import type { Tenant } from './tenant.ts';
import type { Priority, SlaClock, TicketStatus } from './ticket.ts';

/** The clocks of a ticket that was created then, in business hours of the tenant. */
export function startClocks(tenant: Tenant, priority: Priority, createdAt: Date): SlaClock {
  const target = tenant.sla[priority];
  return {
    responseDueAt: addBusinessMinutes(createdAt, target.responseMinutes, tenant.hours),
    resolutionDueAt: addBusinessMinutes(createdAt, target.resolutionMinutes, tenant.hours),
  };
}

/** The clocks after the priority changed: targets count anew from the creation, answers already given stay. */
export function retarget(tenant: Tenant, priority: Priority, createdAt: Date, clock: SlaClock): SlaClock {
  return { ...clock, ...startClocks(tenant, priority, createdAt) };
}

const idle: readonly TicketStatus[] = ['waiting', 'resolved', 'closed'];

/** The clocks after the status changed: they stand still while the ticket waits for the contact or is done, and due times move by the business time they stood. */
export function clocksAfter(tenant: Tenant, clock: SlaClock, status: TicketStatus, now: Date): SlaClock {
  const done = status === 'resolved' || status === 'closed';
  const next: SlaClock = { ...clock, resolvedAt: done ? (clock.resolvedAt ?? now) : undefined };
  const stands = idle.includes(status);
  if (stands) return { ...next, pausedAt: clock.pausedAt ?? now };
  if (!clock.pausedAt) return next;
  const stood = businessMinutesBetween(clock.pausedAt, now, tenant.hours);
  const move = (due: Date | undefined) => (due ? addBusinessMinutes(due, stood, tenant.hours) : undefined);
  return {
    ...next,
    pausedAt: undefined,
    responseDueAt: clock.respondedAt ? clock.responseDueAt : move(clock.responseDueAt),
    resolutionDueAt: move(clock.resolutionDueAt),
  };
}

/** Which clock presses next and when it is due; `undefined` when none runs. */
export function nextDue(clock: SlaClock): { what: 'response' | 'resolution'; at: Date } | undefined {
  if (clock.pausedAt || clock.resolvedAt) return undefined;
  if (!clock.respondedAt && clock.responseDueAt) return { what: 'response', at: clock.responseDueAt };
  return clock.resolutionDueAt ? { what: 'resolution', at: clock.resolutionDueAt } : undefined;
}
