import assert from 'node:assert/strict';
import { deliveryCollection } from '../../src/events/deliveries.ts';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('delivery.settle', () => {
  const desk = deskForSpecs();
  const one = async () => (await desk().deliveries())[0]!;
  const become = async (state: string) => {
    const { _id, tenantId } = await one();
    await desk().core.store.collection(deliveryCollection).updateOne({ _id, tenantId }, { $set: { state } });
  };

  before(async () => {
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
  });

  for (const [outcome, words] of [
    ['sent', /it arrived/],
    ['dead', /it is given up/],
  ] as const) {
    it(`says of an uncertain one that it is ${outcome}`, async () => {
      await become('uncertain');
      const input = { delivery: `delivery:${(await one())._id}`, outcome };
      assert.match((await desk().do('ada', 'delivery.settle', input)).text, words);
      assert.equal((await one()).state, outcome);
    });
  }

  it('leaves one alone whose outcome is known', async () => {
    const told = await desk().do('ada', 'delivery.settle', { delivery: `delivery:${(await one())._id}`, outcome: 'sent' });
    assert.deepEqual([told.code, (await one()).state], ['not-now', 'dead']);
  });

  itRefuses(desk, 'delivery.settle', [
    ['dana', { delivery: 'delivery:x', outcome: 'sent' }, 'not-allowed', /for the role administrator/],
    ['ada', { outcome: 'sent' }, 'input', /Delivery is missing/],
  ]);
});
