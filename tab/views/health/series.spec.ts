import assert from 'node:assert/strict';
import fc from 'fast-check';
import { barsOf, shownSeries, totalOf } from './series.ts';

const row = (short: string, done: number, failed = 0) => ({ label: short, short, counts: { done, failed } });
const series = [
  { key: 'done', title: 'Done', colour: 'good' as const },
  { key: 'failed', title: 'Failed', colour: 'bad' as const },
];

describe('what a chart shows', () => {
  it('leaves out columns that hold nothing, and keeps all when nothing was counted', () => {
    assert.deepEqual(
      shownSeries(series, [row('1', 3)]).map(({ key }) => key),
      ['done'],
    );
    assert.equal(shownSeries(series, [row('1', 0)]).length, 2);
  });

  it('counts neighbours together where there are more rows than bars fit', () => {
    const rows = [row('1', 1), row('2', 2, 1), row('3', 4)];
    assert.deepEqual(barsOf(rows, 2), [row('1', 3, 1), row('3', 4)]);
    assert.deepEqual(barsOf(rows, 3), rows);
  });

  it('loses no count and makes no bar too many, whatever there is', () => {
    const counted = fc.array(
      fc.nat(1_000).map((count) => row('x', count, count % 7)),
      { maxLength: 100 },
    );
    fc.assert(
      fc.property(counted, fc.integer({ min: 1, max: 30 }), (rows, most) => {
        const bars = barsOf(rows, most);
        assert.ok(bars.length <= most);
        assert.equal(totalOf(bars), totalOf(rows));
      }),
    );
  });
});
