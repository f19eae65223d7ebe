import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDay, mondayOf, plusDays, weekToSubmit } from './weeks.ts';

describe('the weeks of the time page', () => {
  it('know a day from what only looks like one', () => {
    assert.deepEqual(['2026-11-20', '2024-02-29'].map(isDay), [true, true]);
    assert.deepEqual(['2026-02-29', '2026-13-01', '20-11-2026', '', 'today', '2026-11-20T00'].map(isDay), Array(6).fill(false));
  });

  it('begin on Monday, also across the end of a year', () => {
    assert.deepEqual(['2026-11-20', '2026-11-16', '2026-11-22', '2027-01-01'].map(mondayOf), [
      '2026-11-16',
      '2026-11-16',
      '2026-11-16',
      '2026-12-28',
    ]);
  });

  it('are seven days apart, and every day lies in one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = plusDays('1990-01-01', days);
        const monday = mondayOf(day);
        assert.ok(monday <= day && day <= plusDays(monday, 6));
        assert.equal(mondayOf(plusDays(monday, 7)), plusDays(monday, 7));
      }),
    );
  });

  it('can be handed in when they have begun', () => {
    const today = '2026-11-20';
    assert.deepEqual(
      ['2026-11-16', '2026-11-09', '2026-11-02', '2026-11-23'].map((monday) => weekToSubmit(monday, today)),
      ['this', 'last', 'before', undefined],
    );
  });
});
