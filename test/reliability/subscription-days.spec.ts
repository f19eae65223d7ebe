import assert from 'node:assert/strict';
import sinon from 'sinon';
import { ChangeQueue } from '../../src/services/subscriptions/change-queue.ts';
import { liveThrough } from './subscription-days.ts';

describe('ninety days of subscriptions', function () {
  this.timeout(300_000);
  afterEach(() => sinon.restore());

  it('leave no gap that is not caught up: whatever was lost, dropped, refused or slept through, the desk knows Microsoft’s users within two hours of it', async () => {
    const { gaps, notCaughtUp, subscriptions, endsAlike, changes } = await liveThrough(90);
    assert.deepEqual([notCaughtUp, endsAlike, subscriptions], [[], true, 1]);
    assert.equal(Object.keys(gaps).length, 9, JSON.stringify(gaps));
    assert.ok(changes > 300, String(changes));
  });

  it('leave gaps where nobody listens to what Microsoft says of subscriptions: a control', async () => {
    const { notCaughtUp } = await liveThrough(20, { lifecycle: true });
    assert.ok(
      notCaughtUp.some((one) => one.startsWith('lost, and said so')),
      notCaughtUp.join('\n'),
    );
  });

  it('leave gaps where nothing is read after a subscription was made or nobody was there: a control', async () => {
    sinon.stub(ChangeQueue.prototype, 'addCatchUp').resolves();
    const { notCaughtUp } = await liveThrough(30);
    assert.ok(
      notCaughtUp.some((one) => one.startsWith('dropped') || one.startsWith('server down')),
      notCaughtUp.join('\n'),
    );
  });
});
