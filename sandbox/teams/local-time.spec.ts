import assert from 'node:assert/strict';
import { localTimestamp } from './local-time.ts';

describe('local time in an activity', () => {
  const cases = [
    ['2026-11-03T09:00:00Z', 'Europe/Berlin', '2026-11-03T10:00:00.000+01:00'],
    ['2026-07-03T23:30:00Z', 'Europe/Berlin', '2026-07-04T01:30:00.000+02:00'],
    ['2026-11-03T02:00:00Z', 'America/St_Johns', '2026-11-02T22:30:00.000-03:30'],
    ['2026-11-03T09:00:00Z', 'UTC', '2026-11-03T09:00:00.000+00:00'],
    ['2026-11-03T09:00:00Z', 'No/Where', '2026-11-03T09:00:00.000+00:00'],
  ] as const;
  for (const [instant, zone, expected] of cases) {
    it(`is ${expected} in ${zone} at ${instant}`, () => {
      assert.equal(localTimestamp(new Date(instant), zone), expected);
    });
  }
});
