import { addBusinessMinutes } from './business-time.ts';
import { nextDue } from './sla.ts';
import type { SlaTarget, Tenant } from './tenant.ts';
import type { Priority, SlaClock, Ticket } from './ticket.ts';

/** Which clock of a ticket. */
export type SlaClockName = 'response' | 'resolution';

/** How a clock presses: due soon, or over. */
export type SlaStage = 'risk' | 'missed';

const usualPercent = 20;

/** How many business minutes before it is due a clock counts as at risk. */
export function riskMinutes({ sla, slaRiskPercent }: Tenant, priority: Priority, clock: SlaClockName): number {
  const target: SlaTarget = sla[priority];
  const minutes = clock === 'response' ? target.responseMinutes : target.resolutionMinutes;
  return Math.floor((minutes * (slaRiskPercent ?? usualPercent)) / 100);
}

/** Whether that was told of the clock that is due then. */
function isTold({ told }: SlaClock, clock: SlaClockName, dueAt: Date, stage: SlaStage): boolean {
  const last = told?.[clock];
  if (!last || last.dueAt.getTime() !== dueAt.getTime()) return false;
  return last.stage === 'missed' || last.stage === stage;
}

/** How a clock that is due then presses now; `undefined` while there is time. */
export function slaStage(tenant: Tenant, priority: Priority, clock: SlaClockName, dueAt: Date, now: Date): SlaStage | undefined {
  if (dueAt <= now) return 'missed';
  const horizon = addBusinessMinutes(now, riskMinutes(tenant, priority, clock), tenant.hours);
  return horizon && dueAt <= horizon ? 'risk' : undefined;
}

/** What there is to tell of a ticket's pressing clock now, once for each due time and stage; `undefined` when nothing is. */
export function slaAlarm(
  tenant: Tenant,
  { sla, priority }: Pick<Ticket, 'sla' | 'priority'>,
  now: Date,
): { clock: SlaClockName; dueAt: Date; stage: SlaStage } | undefined {
  const due = nextDue(sla);
  if (!due) return undefined;
  const { what: clock, at: dueAt } = due;
  const stage = slaStage(tenant, priority, clock, dueAt, now);
  return stage === undefined || isTold(sla, clock, dueAt, stage) ? undefined : { clock, dueAt, stage };
}

/** The clocks with it noted that this was told. */
export function withAlarm(sla: SlaClock, { clock, dueAt, stage }: NonNullable<ReturnType<typeof slaAlarm>>): SlaClock {
  return { ...sla, told: { ...sla.told, [clock]: { dueAt, stage } } };
}

/** Under which word a ticket is found whose clock has to be looked at: `priority:clock` while nothing was told of it, `told` while it is at risk; and when it is due. Both are `undefined` when there is no more to tell, so that they are struck off. */
export function slaWatch({ sla, priority }: Pick<Ticket, 'sla' | 'priority'>): { slaWatch?: string; slaDueAt?: Date } {
  const due = nextDue(sla);
  if (!due || isTold(sla, due.what, due.at, 'missed')) return { slaWatch: undefined, slaDueAt: undefined };
  const next = isTold(sla, due.what, due.at, 'risk') ? 'told' : `${priority}:${due.what}`;
  return { slaWatch: next, slaDueAt: due.at };
}

/** The clocks as they are when all that there is to tell was told. */
export function withAllTold(tenant: Tenant, ticket: Pick<Ticket, 'sla' | 'priority'>, now: Date): SlaClock {
  const alarm = slaAlarm(tenant, ticket, now);
  return alarm ? withAlarm(ticket.sla, alarm) : ticket.sla;
}
