import assert from 'node:assert/strict';
import { Budgets } from './budgets.ts';
import { virtualTime } from './testing/virtual-time.ts';

const place = (tenantId: string, bucket = 'b') => ({ tenantId, buckets: [`${tenantId} ${bucket}`], mailboxes: [] });

describe('the budgets towards Graph', () => {
  it('let a tenant with one request in between those of a tenant with a thousand', async () => {
    const time = virtualTime();
    const budgets = new Budgets(time, { perMailbox: 4, perTenant: 16, atOnce: 20 });
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(name);
      await time.sleep(100);
    };
    const busy = Array.from({ length: 1_000 }, () => budgets.run(place('a'), Number.POSITIVE_INFINITY, work('a')));
    const lone = budgets.run(place('b'), Number.POSITIVE_INFINITY, work('b'));
    await time.run(Promise.all([...busy, lone]));
    assert.equal(order.indexOf('b'), 16);
  });

  it('serve tenants in turn while all wait for the same places', async () => {
    const time = virtualTime();
    const budgets = new Budgets(time, { perMailbox: 4, perTenant: 16, atOnce: 1 });
    const order: string[] = [];
    const runs = [...'aaaaaabbbbcc'].map((name) =>
      budgets.run(place(name), Number.POSITIVE_INFINITY, async () => {
        order.push(name);
        await time.sleep(10);
      }),
    );
    await time.run(Promise.all(runs));
    assert.equal(order.length, 12);
    for (let at = 1; at < 7; at += 3) assert.equal(new Set(order.slice(at, at + 3)).size, 3, order.join(''));
  });

  it('refuse at once what could only begin after its deadline, and go on with the rest', async () => {
    const time = virtualTime();
    const budgets = new Budgets(time);
    budgets.hold('t b', time.now() + 5_000);
    const late = await budgets.run(place('t'), time.now() + 4_999, async () => 'no');
    assert.deepEqual(late, { entered: false, until: time.now() + 5_000 });
    const start = time.now();
    const good = await time.run(budgets.run(place('t'), time.now() + 5_000, async () => time.now()));
    assert.deepEqual(good, { entered: true, value: start + 5_000 });
  });

  it('space requests evenly', async () => {
    const time = virtualTime();
    const budgets = new Budgets(time);
    const start = time.now();
    const begun: number[] = [];
    const spaced = { ...place('t'), spacing: { key: 'bulk', ms: 500 } };
    const runs = Array.from({ length: 5 }, () =>
      budgets.run(spaced, Number.POSITIVE_INFINITY, async () => void begun.push(time.now() - start)),
    );
    await time.run(Promise.all(runs));
    assert.deepEqual(begun, [0, 500, 1_000, 1_500, 2_000]);
  });

  it('give the place back when the work throws', async () => {
    const time = virtualTime();
    const budgets = new Budgets(time, { perMailbox: 1, perTenant: 1, atOnce: 1 });
    await assert.rejects(budgets.run(place('t'), Number.POSITIVE_INFINITY, () => Promise.reject(new Error('no'))));
    assert.deepEqual(await budgets.run(place('t'), Number.POSITIVE_INFINITY, async () => 1), { entered: true, value: 1 });
  });
});
