import assert from 'node:assert/strict';
import sinon from 'sinon';
import { type Repeating, repeating } from './repeating.ts';

/** Work that ends when it is let go. */
function heldWork() {
  const runs: { end(): void; fail(error: Error): void }[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      runs.push({ end: resolve, fail: reject });
    });
  return { runs, work };
}

const unexpected = (error: unknown): void => {
  throw error;
};
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('repeated work', () => {
  let repeated: Repeating | undefined;
  afterEach(async () => {
    sinon.restore();
    await repeated?.stop();
  });

  it('comes round by its interval, and not sooner', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const work = sinon.fake.resolves(undefined);
    repeated = repeating(1_000, work, unexpected);
    clock.tick(999);
    assert.equal(work.callCount, 0);
    for (let round = 1; round <= 3; round += 1) {
      clock.tick(round === 1 ? 1 : 1_000);
      await settled();
      assert.equal(work.callCount, round);
    }
  });

  it('never runs twice at once: kicked meanwhile, however often, it runs once more afterwards', async () => {
    const { runs, work } = heldWork();
    repeated = repeating(3_600_000, work, unexpected);
    const first = repeated.kick();
    const others = [repeated.kick(), repeated.kick(), repeated.kick()];
    await settled();
    assert.equal(runs.length, 1);
    runs[0]!.end();
    await first;
    await settled();
    assert.equal(runs.length, 2);
    runs[1]!.end();
    await Promise.all(others);
    await settled();
    assert.equal(runs.length, 2);
  });

  it('tells of a failure and comes round all the same', async () => {
    const { runs, work } = heldWork();
    const told: unknown[] = [];
    repeated = repeating(3_600_000, work, (error) => told.push(error));
    const failure = new Error('the disk is full');
    const failing = repeated.kick();
    runs[0]!.fail(failure);
    await failing;
    assert.deepEqual(told, [failure]);
    const next = repeated.kick();
    runs[1]!.end();
    await next;
    assert.deepEqual(told, [failure]);
  });

  it('is at rest once it was stopped, and does nothing any more', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { runs, work } = heldWork();
    const one = repeating(1_000, work, unexpected);
    void one.kick();
    void one.kick();
    let stopped = false;
    const stopping = one.stop().then(() => {
      stopped = true;
    });
    await settled();
    assert.equal(stopped, false);
    runs[0]!.end();
    await stopping;
    clock.tick(10_000);
    await one.kick();
    assert.equal(runs.length, 1);
  });
});
