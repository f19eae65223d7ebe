import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NoticePreferences } from './notice-preferences.ts';
import { isQuiet, waitOf } from './waiting.ts';

describe('how long a notice waits', () => {
  const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
  const until = (preferences: NoticePreferences, at: string, zone = 'Europe/Berlin') =>
    waitOf(preferences, new Date(at), zone)?.until.toISOString();
  const table: [string, NoticePreferences, string, string | undefined][] = [
    ['before midnight, until the morning after', { quiet: night }, '2026-11-19T22:30:00Z', '2026-11-20T06:00:00.000Z'],
    ['after midnight, until the same morning', { quiet: night }, '2026-11-20T02:00:00Z', '2026-11-20T06:00:00.000Z'],
    ['not by day', { quiet: night }, '2026-11-20T06:00:00Z', undefined],
    ['in the night that loses an hour', { quiet: night }, '2026-03-28T23:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['in the night that gains an hour', { quiet: night }, '2026-10-24T22:00:00Z', '2026-10-25T06:00:00.000Z'],
    [
      'until the jump when the end is jumped over',
      { quiet: { fromMinute: 0, toMinute: 150 } },
      '2026-03-29T00:10:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    ['never where they begin as they end', { quiet: { fromMinute: 60, toMinute: 60 } }, '2026-11-20T00:00:00Z', undefined],
    ['until the hour of the digest today', { digestMinute: 480 }, '2026-11-20T03:00:00Z', '2026-11-20T07:00:00.000Z'],
    ['until the hour of the digest tomorrow', { digestMinute: 480 }, '2026-11-20T07:00:00Z', '2026-11-21T07:00:00.000Z'],
    [
      'until the night after a snooze is over',
      { quiet: night, snoozedUntil: new Date('2026-11-20T22:00:00Z') },
      '2026-11-20T12:00:00Z',
      '2026-11-21T06:00:00.000Z',
    ],
    [
      'until the digest after a snooze',
      { digestMinute: 480, snoozedUntil: new Date('2026-11-20T09:00:00Z') },
      '2026-11-20T03:00:00Z',
      '2026-11-21T07:00:00.000Z',
    ],
  ];
  for (const [title, preferences, at, expected] of table) {
    it(`is ${title}`, () => assert.equal(until(preferences, at), expected));
  }

  it('is until the day after when the clock jumps over all that is not quiet', () => {
    const quiet = { fromMinute: 1, toMinute: 0 };
    assert.equal(until({ quiet }, '2026-04-22T22:01:00Z', 'Africa/Cairo'), '2026-04-24T21:00:00.000Z');
  });

  it('ends after now, outside the quiet hours, and no minute later than it must, in every zone and season', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo', 'UTC'];
    const minute = fc.integer({ min: 0, max: 1_439 });
    const at = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(minute, minute, at, fc.constantFrom(...zones), (fromMinute, toMinute, moment, zone) => {
        const quiet = { fromMinute, toMinute };
        const wait = waitOf({ quiet }, moment, zone);
        assert.equal(wait !== undefined, isQuiet(quiet, moment, zone));
        if (!wait) return;
        assert.ok(wait.until > moment);
        assert.equal(isQuiet(quiet, wait.until, zone), false);
        assert.equal(isQuiet(quiet, new Date(wait.until.getTime() - 60_000), zone), true);
      }),
      { numRuns: 400 },
    );
  });
});
