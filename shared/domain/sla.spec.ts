import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clocksAfter, nextDue, retarget, startClocks } from './sla.ts';
import type { Tenant } from './tenant.ts';
import type { TicketStatus } from './ticket.ts';

const office = { fromMinute: 8 * 60, toMinute: 18 * 60 };
const target = { responseMinutes: 240, resolutionMinutes: 2_400 };
const tenant = {
  hours: { zone: 'Europe/London', days: { 1: office, 2: office, 3: office, 4: office, 5: office } },
  sla: {
    low: target,
    normal: target,
    high: { responseMinutes: 120, resolutionMinutes: 960 },
    urgent: { responseMinutes: 30, resolutionMinutes: 240 },
  },
} as unknown as Tenant;
const at = (time: string) => new Date(`2026-11-${time}Z`);
const monday = at('16T09:00:00');

describe('service-level clocks', () => {
  it('start with the priority’s targets in business time', () => {
    const clock = startClocks(tenant, 'urgent', at('16T17:45:00'));
    assert.deepEqual(clock, { responseDueAt: at('17T08:15:00'), resolutionDueAt: at('17T11:45:00') });
  });

  it('count anew from the creation when the priority changes, and keep answers given', () => {
    const before = { ...startClocks(tenant, 'normal', monday), respondedAt: at('16T10:00:00') };
    const after = retarget(tenant, 'high', monday, before);
    assert.deepEqual([after.responseDueAt, after.respondedAt], [at('16T11:00:00'), before.respondedAt]);
    assert.deepEqual(after.resolutionDueAt, at('17T15:00:00'));
  });

  it('stand still while the ticket waits, and move by the business time they stood', () => {
    const running = startClocks(tenant, 'high', monday);
    const waiting = clocksAfter(tenant, running, 'waiting', at('16T10:00:00'));
    assert.deepEqual([waiting.pausedAt, nextDue(waiting)], [at('16T10:00:00'), undefined]);
    const on = clocksAfter(tenant, waiting, 'open', at('17T09:00:00'));
    assert.deepEqual([on.pausedAt, on.responseDueAt], [undefined, at('17T10:00:00')]);
    assert.deepEqual(on.resolutionDueAt, at('18T14:00:00'));
  });

  it('leave a response alone that was given', () => {
    const answered = { ...startClocks(tenant, 'high', monday), respondedAt: at('16T09:30:00') };
    const on = clocksAfter(tenant, clocksAfter(tenant, answered, 'waiting', at('16T10:00:00')), 'open', at('16T12:00:00'));
    assert.deepEqual(on.responseDueAt, answered.responseDueAt);
  });

  it('remember when the work was done, and forget it when it goes on', () => {
    const resolved = clocksAfter(tenant, startClocks(tenant, 'low', monday), 'resolved', at('16T12:00:00'));
    const closed = clocksAfter(tenant, resolved, 'closed', at('17T12:00:00'));
    assert.deepEqual([closed.resolvedAt, closed.pausedAt], [at('16T12:00:00'), at('16T12:00:00')]);
    assert.equal(clocksAfter(tenant, closed, 'open', at('18T12:00:00')).resolvedAt, undefined);
  });

  it('press first for the response, then for the resolution, and not when done', () => {
    const clock = startClocks(tenant, 'high', monday);
    assert.equal(nextDue(clock)?.what, 'response');
    assert.equal(nextDue({ ...clock, respondedAt: monday })?.what, 'resolution');
    assert.equal(nextDue({ ...clock, resolvedAt: monday }), undefined);
    assert.equal(nextDue({}), undefined);
  });

  it('never run out earlier by any way through the statuses, and stand exactly in the idle ones', () => {
    const statuses: TicketStatus[] = ['new', 'open', 'waiting', 'resolved', 'closed'];
    const steps = fc.array(fc.tuple(fc.constantFrom(...statuses), fc.integer({ min: 0, max: 3_000 })), { maxLength: 8 });
    fc.assert(
      fc.property(steps, (way) => {
        let clock = startClocks(tenant, 'normal', monday);
        let now = monday;
        for (const [status, minutes] of way) {
          now = new Date(now.getTime() + minutes * 60_000);
          const next = clocksAfter(tenant, clock, status, now);
          assert.ok(next.resolutionDueAt! >= clock.resolutionDueAt!);
          assert.equal(next.pausedAt !== undefined, ['waiting', 'resolved', 'closed'].includes(status));
          clock = next;
        }
      }),
      { numRuns: 200 },
    );
  });
});
