import assert from 'node:assert/strict';
import { CallTally } from './call-tally.ts';

const hour = 3_600_000;

describe('the tally of calls', () => {
  let at = Date.UTC(2026, 10, 20, 9, 30);
  const now = () => new Date(at);

  it('counts by hour and outcome, and tells no desk of another’s', () => {
    const tally = new CallTally(now);
    tally.note('north', 'done');
    tally.note('north', 'refused');
    at += hour;
    tally.note('north', 'done');
    tally.note('south', 'failed');
    const { hours } = tally.of('north');
    assert.deepEqual(hours.slice(-2), [
      { at: new Date(Date.UTC(2026, 10, 20, 9)), done: 1, refused: 1, failed: 0 },
      { at: new Date(Date.UTC(2026, 10, 20, 10)), done: 1, refused: 0, failed: 0 },
    ]);
    assert.equal(hours.length, 24);
    assert.ok(hours.every(({ failed }) => failed === 0));
  });

  it('forgets what is older than a day', () => {
    const tally = new CallTally(now);
    tally.note('north', 'done');
    at += 23 * hour;
    assert.equal(tally.of('north').hours[0]!.done, 1);
    at += hour;
    tally.note('north', 'done');
    assert.equal(
      tally.of('north').hours.reduce((sum, { done }) => sum + done, 0),
      1,
    );
  });

  it('shows a desk that nobody has called yet', () => {
    const { since, hours } = new CallTally(now).of('nobody');
    assert.deepEqual([since, hours.length, hours.at(-1)!.done], [now(), 24, 0]);
  });
});
