import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addBusinessMinutes, businessMinutesBetween } from './business-time.ts';
import type { BusinessHours } from './tenant.ts';

const office = { fromMinute: 8 * 60, toMinute: 18 * 60 };
const weekdays = { 1: office, 2: office, 3: office, 4: office, 5: office };
const around = { fromMinute: 0, toMinute: 1440 };
const always = { 1: around, 2: around, 3: around, 4: around, 5: around, 6: around, 7: around };
const at = (zone: string, days: BusinessHours['days'] = weekdays): BusinessHours => ({ zone, days });

const additions: [title: string, hours: BusinessHours, start: string, minutes: number, end: string][] = [
  ['within a day', at('Europe/London'), '2026-11-19T09:00:00Z', 60, '2026-11-19T10:00:00Z'],
  ['up to closing time', at('Europe/London'), '2026-11-19T17:00:00Z', 60, '2026-11-19T18:00:00Z'],
  ['over the night', at('Europe/London'), '2026-11-19T17:30:00Z', 60, '2026-11-20T08:30:00Z'],
  ['over the weekend', at('Europe/London'), '2026-11-20T17:30:00Z', 60, '2026-11-23T08:30:00Z'],
  ['from before opening', at('Europe/London'), '2026-11-19T03:00:00Z', 30, '2026-11-19T08:30:00Z'],
  ['from a Sunday', at('Europe/London'), '2026-11-22T12:00:00Z', 1, '2026-11-23T08:01:00Z'],
  ['in the desk’s zone', at('America/Chicago'), '2026-11-19T13:00:00Z', 90, '2026-11-19T15:30:00Z'],
  ['over the clock going back in Chicago', at('America/Chicago'), '2026-10-30T22:30:00Z', 60, '2026-11-02T14:30:00Z'],
  ['over the clock going forward in Berlin', at('Europe/Berlin'), '2026-03-27T16:30:00Z', 60, '2026-03-30T06:30:00Z'],
  ['through the 25-hour day', at('Europe/Berlin', always), '2026-10-24T22:00:00Z', 25 * 60, '2026-10-25T23:00:00Z'],
  ['through the 23-hour day', at('Europe/Berlin', always), '2026-03-28T23:00:00Z', 23 * 60, '2026-03-29T22:00:00Z'],
  ['of half an hour east of full hours', at('Asia/Kolkata'), '2026-11-19T02:30:00Z', 15, '2026-11-19T02:45:00Z'],
];

describe('business time', () => {
  for (const [title, hours, start, minutes, end] of additions) {
    it(`adds ${minutes} minutes ${title}`, () => {
      assert.deepEqual(addBusinessMinutes(new Date(start), minutes, hours), new Date(end));
      assert.equal(businessMinutesBetween(new Date(start), new Date(end), hours), minutes);
    });
  }

  it('has no end where no day is open', () => {
    assert.equal(addBusinessMinutes(new Date(), 1, at('UTC', {})), undefined);
    assert.equal(addBusinessMinutes(new Date(), 1, at('UTC', { 1: { fromMinute: 600, toMinute: 600 } })), undefined);
  });

  it('is nothing from later to earlier', () => {
    assert.equal(businessMinutesBetween(new Date(1_000_000), new Date(0), at('UTC', always)), 0);
  });

  it('adds up: what was added lies between, in every zone, over every change of clocks', () => {
    const zone = fc.constantFrom(
      'Europe/London',
      'Europe/Berlin',
      'America/Chicago',
      'America/St_Johns',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'UTC',
    );
    const start = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, start, fc.integer({ min: 1, max: 6_000 }), fc.boolean(), (name, from, minutes, isAlways) => {
        const hours = at(name, isAlways ? always : weekdays);
        const end = addBusinessMinutes(from, minutes, hours)!;
        assert.equal(businessMinutesBetween(from, end, hours), minutes);
        assert.ok(end.getTime() - from.getTime() >= minutes * 60_000);
      }),
      { numRuns: 300 },
    );
  });
});
