import assert from 'node:assert/strict';
import { slaAlarm, slaWatch, withAlarm, withAllTold } from './sla-risk.ts';
import type { Tenant } from './tenant.ts';
import type { SlaClock } from './ticket.ts';

const office = { fromMinute: 480, toMinute: 1_080 };
const target = { responseMinutes: 100, resolutionMinutes: 600 };
const tenant = {
  hours: { zone: 'UTC', days: { 1: office, 2: office, 3: office, 4: office, 5: office } },
  sla: { low: target, normal: target, high: target, urgent: target },
} as unknown as Tenant;
const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const ticket = (sla: SlaClock) => ({ sla, priority: 'normal' as const });
const running = { responseDueAt: at('20T12:00'), resolutionDueAt: at('23T08:30') };

describe('the risk of an SLA clock', () => {
  it('begins when a fifth of the target is left, in business time', () => {
    assert.equal(slaAlarm(tenant, ticket(running), at('20T11:39')), undefined);
    assert.deepEqual(slaAlarm(tenant, ticket(running), at('20T11:40')), {
      clock: 'response',
      dueAt: at('20T12:00'),
      stage: 'risk',
    });
    const responded = { ...running, respondedAt: at('20T09:00') };
    assert.equal(slaAlarm(tenant, ticket(responded), at('20T16:29')), undefined);
    const overWeekend = slaAlarm(tenant, ticket(responded), at('20T16:30'));
    assert.deepEqual(overWeekend, { clock: 'resolution', dueAt: at('23T08:30'), stage: 'risk' });
  });

  it('follows the share that the tenant configures', () => {
    assert.equal(slaAlarm({ ...tenant, slaRiskPercent: 50 }, ticket(running), at('20T11:10'))?.stage, 'risk');
    assert.equal(slaAlarm({ ...tenant, slaRiskPercent: 0 }, ticket(running), at('20T11:59')), undefined);
  });

  it('is told once, and the miss once more', () => {
    const risk = slaAlarm(tenant, ticket(running), at('20T11:50'))!;
    const told = withAlarm(running, risk);
    assert.equal(slaAlarm(tenant, ticket(told), at('20T11:55')), undefined);
    const missed = slaAlarm(tenant, ticket(told), at('20T12:00'))!;
    assert.equal(missed.stage, 'missed');
    assert.equal(slaAlarm(tenant, ticket(withAlarm(told, missed)), at('20T13:00')), undefined);
  });

  it('is told anew when the clock is due at another time', () => {
    const told = withAllTold(tenant, ticket(running), at('20T11:50'));
    assert.ok(slaAlarm(tenant, ticket({ ...told, responseDueAt: at('20T12:05') }), at('20T11:50')));
  });

  it('is nothing while the clocks stand', () => {
    assert.equal(slaAlarm(tenant, ticket({ ...running, pausedAt: at('20T09:00') }), at('20T14:00')), undefined);
    assert.equal(slaAlarm(tenant, ticket({ ...running, resolvedAt: at('20T09:00') }), at('20T14:00')), undefined);
  });

  it('is looked for under its priority and clock, then as told, then no more', () => {
    assert.deepEqual(slaWatch(ticket(running)), { slaWatch: 'normal:response', slaDueAt: at('20T12:00') });
    const risk = withAllTold(tenant, ticket(running), at('20T11:50'));
    assert.equal(slaWatch(ticket(risk)).slaWatch, 'told');
    const missed = withAllTold(tenant, ticket(risk), at('20T12:50'));
    assert.deepEqual(slaWatch(ticket(missed)), { slaWatch: undefined, slaDueAt: undefined });
  });
});
