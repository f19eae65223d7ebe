import assert from 'node:assert/strict';
import { callAllowance } from './call-allowance.ts';

describe('the allowance of calls', () => {
  let at = 0;
  const allowance = () => callAllowance({ atOnce: 3, aMinute: 60 }, () => new Date(at));
  beforeEach(() => {
    at = 1_000_000;
  });

  it('gives so many at once, then one whenever one has dripped back', () => {
    const { take } = allowance();
    assert.deepEqual([take('a'), take('a'), take('a'), take('a')], [undefined, undefined, undefined, 1]);
    at += 999;
    assert.equal(take('a'), 1);
    at += 1;
    assert.deepEqual([take('a'), take('a')], [undefined, 1]);
  });

  it('never gives more than so many, however long nobody called, and takes no harm from a clock that goes back', () => {
    const { take } = allowance();
    take('a');
    at += 3_600_000;
    assert.deepEqual([take('a'), take('a'), take('a'), take('a')], [undefined, undefined, undefined, 1]);
    at -= 3_600_000;
    assert.equal(take('a'), 1);
  });

  it('counts each person alone, also among very many', () => {
    const { take } = allowance();
    for (let one = 0; one < 25_000; one += 1) assert.equal(take(`person ${one}`), undefined);
  });
});
