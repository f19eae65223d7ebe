import assert from 'node:assert/strict';
import type { TimeEntry } from './time-entry.ts';
import { daysOf, openEntries, timesheetDays, timesheetDetails } from './timesheet.ts';

const entry = (number: number, minutes: number, on = '2026-11-16', status = 'draft') =>
  ({ work: { id: `w${number}`, number, title: `Work ${number}` }, minutes, on, status }) as TimeEntry;

describe('a timesheet', () => {
  it('is of a week from Monday to Sunday where the person is', () => {
    const sunday = new Date('2026-11-22T23:30:00Z');
    assert.deepEqual(daysOf('this', sunday, 'Europe/London'), { from: '2026-11-16', to: '2026-11-22' });
    assert.deepEqual(daysOf('this', sunday, 'Europe/Berlin'), { from: '2026-11-23', to: '2026-11-29' });
    assert.deepEqual(daysOf('last', sunday, 'Europe/London'), { from: '2026-11-09', to: '2026-11-15' });
    assert.deepEqual(daysOf('before', sunday, 'Europe/London'), { from: '2025-11-10', to: '2026-11-08' });
    assert.deepEqual(daysOf('last', new Date('2026-10-26T00:30:00Z'), 'Europe/Berlin'), { from: '2026-10-19', to: '2026-10-25' });
  });

  it('holds drafts and what came back for changes, and nothing else', () => {
    const all = ['running', 'draft', 'submitted', 'approved', 'changes-requested', 'removed'].map((status) =>
      entry(1, 1, undefined, status),
    );
    assert.deepEqual(
      openEntries(all).map(({ status }) => status),
      ['draft', 'changes-requested'],
    );
  });

  it('says what it comes to, the longest work first, and leaves a long list short', () => {
    assert.equal(
      timesheetDetails([entry(1, 30), entry(2, 45), entry(1, 60)]),
      '2 h 15 min in 3 entries.\n#1 Work 1: 1 h 30 min\n#2 Work 2: 45 min',
    );
    assert.equal(timesheetDetails([entry(1, 5)]), '5 min in 1 entry.\n#1 Work 1: 5 min');
    const lines = timesheetDetails(Array.from({ length: 500 }, (_, index) => entry(index, 500 - index))).split('\n');
    assert.deepEqual([lines.length, lines.at(-1)], [22, 'and 480 more']);
  });

  it('names its days in the person’s words', () => {
    assert.equal(timesheetDays([entry(1, 1)], 'en-GB'), 'Mon 16 Nov 2026');
    assert.equal(timesheetDays([entry(1, 1, '2026-11-20'), entry(1, 1)], 'en-GB'), 'Mon 16 Nov to Fri 20 Nov 2026');
    assert.equal(
      timesheetDays([entry(1, 1, '2026-01-02'), entry(1, 1, '2025-12-30')], 'en-GB'),
      'Tue 30 Dec 2025 to Fri 2 Jan 2026',
    );
  });
});
