import assert from 'node:assert/strict';
import type { TimeEntry } from './time-entry.ts';
import { stopped } from './timer.ts';

const now = new Date('2026-11-19T12:00:00Z');
const running = (seconds: number) =>
  ({ status: 'running', note: 'Old', startedAt: new Date(now.getTime() - seconds * 1_000) }) as TimeEntry;

describe('a stopped timer', () => {
  for (const [seconds, minutes] of [
    [0, 1],
    [29, 1],
    [89, 1],
    [90, 2],
    [3_600, 60],
    [200_000, 1_440],
    [-60, 1],
  ] as const) {
    it(`that ran ${seconds} seconds counts ${minutes} minutes`, () =>
      assert.equal(stopped(running(seconds), now).minutes, minutes));
  }

  it('is a draft that keeps its note unless a new one is given', () => {
    assert.deepEqual(
      [stopped(running(60), now).status, stopped(running(60), now).note, stopped(running(60), now, 'New').note],
      ['draft', 'Old', 'New'],
    );
  });
});
