import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import { derivedId } from '../actions/keys.ts';
import { registryOf } from '../actions/registry.ts';
import { tenantCollection } from '../records/collections.ts';
import { flagSlaRisks } from './flag-sla-risks.ts';

const minute = 60_000;

describe('the watch over service levels', () => {
  const desk = deskForSpecs();
  const tenantOf = async (key = 'northwind') =>
    (await desk()
      .core.store.collection(tenantCollection)
      .findOne({ _id: derivedId('seed', key) }))!;
  const run = async (key?: string) => flagSlaRisks(desk().core.door, desk().core.registry, await tenantOf(key), desk().now());
  /** An urgent ticket: to be answered within 30 minutes, at risk in the last 6. */
  const urgent = async (title: string) => {
    await desk().do('tess', 'ticket.create', { title, priority: 'urgent' });
    return (await desk().stored().tickets.search(title, { limit: 1 }))[0]!;
  };
  const told = async (id: string) => (await desk().audit('ticket', id)).filter(({ event }) => event === 'ticket.sla-risk').length;
  const stage = async (number: number) => (await desk().ticket(number)).sla.told?.response?.stage;

  it('flags a clock once when it comes to its risk and once when it is missed', async () => {
    await run();
    const { _id, number } = await urgent('Quarterly zeppelin');
    desk().advance(23 * minute);
    await run();
    assert.deepEqual([await told(_id), await stage(number)], [0, undefined]);
    desk().advance(2 * minute);
    assert.ok((await run()) >= 1);
    assert.deepEqual([await told(_id), await stage(number)], [1, 'risk']);
    assert.equal(await run(), 0);
    desk().advance(6 * minute);
    assert.ok((await run()) >= 1);
    assert.deepEqual([await told(_id), await stage(number)], [2, 'missed']);
    assert.equal(await run(), 0);
    desk().advance(60 * minute);
    await run();
    assert.equal(await told(_id), 2);
  });

  it('flags once also where two runs come at the same time', async () => {
    const { _id } = await urgent('Balloon over Leeds');
    desk().advance(25 * minute);
    await Promise.all([run(), run()]);
    assert.equal(await told(_id), 1);
  });

  it('leaves alone a ticket that was resolved in time, and the other desk', async () => {
    const { _id, number } = await urgent('Airship at the gate');
    assert.ok((await desk().do('tess', 'ticket.resolve', { ticket: String(number) })).ok);
    const other = await urgent('Glider on the roof');
    desk().advance(25 * minute);
    await run('fabrikam');
    assert.equal(await told(other._id), 0);
    await run();
    assert.deepEqual([await told(_id), await told(other._id)], [0, 1]);
  });

  it('cannot be run without its action', async () => {
    await assert.rejects(
      flagSlaRisks(desk().core.door, registryOf([]), await tenantOf(), desk().now()),
      /flag-sla-risk is missing/,
    );
  });
});
