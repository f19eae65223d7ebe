import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { slaAlarm, withAlarm } from '../domain/sla-risk.ts';
import type { Ticket } from '../domain/ticket.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Tells that a clock of a ticket is at risk or was missed, once for each due time. Done by the desk itself. */
export const flagSlaRisk = defineAction({
  name: 'ticket.flag-sla-risk',
  title: 'Flag SLA risk',
  summary: 'Tells whom it concerns that a ticket’s clock runs out.',
  phrases: [],
  input: { ticket: field.reference('Ticket', { of: ['ticket'] }) },
  permission: { grant: 'system.act', scope: 'ticket' },
  audit: { subject: 'ticket', record: ['ticket'] },
  async run({ caller, now }, { ticket: { record: ticket } }) {
    const alarm = slaAlarm(caller.tenant, ticket, now);
    if (!alarm) return { reply: { text: say`There is nothing to tell of the clocks of ${cite(ticket)}.` } };
    const { clock, dueAt, stage } = alarm;
    return {
      write: { update: 'ticket', before: ticket, after: { ...ticket, sla: withAlarm(ticket.sla, alarm) } },
      events: [{ type: 'ticket.sla-risk', data: { clock, dueAt, stage } }],
      reply: (stored: Ticket) => ({
        text:
          stage === 'missed'
            ? say`The ${word(clock)} target of ${cite(stored)} was missed.`
            : say`The ${word(clock)} target of ${cite(stored)} is at risk.`,
        show: { kind: 'ticket', record: stored },
      }),
    };
  },
});
