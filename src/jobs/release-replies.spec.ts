import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import { derivedId } from '../actions/keys.ts';
import { registryOf } from '../actions/registry.ts';
import { tenantCollection } from '../records/collections.ts';
import { releaseReplies } from './release-replies.ts';

describe('the release of held replies', () => {
  const desk = deskForSpecs();
  const tenantOf = async (key = 'northwind') =>
    (await desk()
      .core.store.collection(tenantCollection)
      .findOne({ _id: derivedId('seed', key) }))!;
  const run = async (key?: string) => releaseReplies(desk().core.door, desk().core.registry, await tenantOf(key), desk().now());
  const write = (ticket: number, text: string) => desk().do('tess', 'reply.write', { ticket: String(ticket), text });
  const states = async (number: number) =>
    (await desk().ticket(number)).entries.filter(({ kind }) => kind === 'reply').map(({ state }) => state);

  it('lets a reply leave when its time is over, and not before', async () => {
    await write(1001, 'We come.');
    assert.deepEqual([await run(), (await states(1001)).at(-1)], [0, 'held']);
    desk().advance(9_000);
    assert.deepEqual([await run(), (await states(1001)).at(-1)], [0, 'held']);
    desk().advance(1_001);
    assert.deepEqual([await run(), (await states(1001)).at(-1)], [1, 'sent']);
    assert.equal(await run(), 0);
  });

  it('lets each of several leave, those of one ticket as well, and only those that are due', async () => {
    await write(1002, 'First.');
    await write(1017, 'Another.');
    desk().advance(6_000);
    await write(1002, 'Second.');
    desk().advance(5_000);
    assert.equal(await run(), 2);
    assert.deepEqual((await states(1002)).slice(-2), ['sent', 'held']);
    desk().advance(6_000);
    assert.equal(await run(), 1);
    assert.deepEqual((await states(1002)).slice(-2), ['sent', 'sent']);
  });

  it('leaves alone what was cancelled or sent meanwhile, and what another desk holds', async () => {
    await write(1018, 'Not this.');
    await desk().do('tess', 'reply.cancel', { ticket: '1018' });
    const { held } = await write(1025, 'At once.');
    await desk().do('tess', 'reply.send', { ticket: '1025', entry: held!.entryId });
    await write(1037, 'Of this desk.');
    desk().advance(11_000);
    assert.equal(await run('fabrikam'), 0);
    const before = (await desk().deliveries()).length;
    assert.equal(await run(), 1);
    assert.equal((await desk().deliveries()).filter(({ channel }) => channel === 'mail').length - before, 1);
    assert.deepEqual([(await states(1018)).at(-1), (await states(1037)).at(-1)], ['cancelled', 'sent']);
  });

  it('lets a reply leave once, however many runs there are at the same time', async () => {
    await write(1005, 'Once.');
    desk().advance(11_000);
    const mails = async () => (await desk().deliveries()).filter(({ channel }) => channel === 'mail').length;
    const before = await mails();
    const counts = await Promise.all([run(), run(), run()]);
    assert.ok(counts.includes(1));
    const entries = (await desk().ticket(1005)).entries.filter(({ text }) => text === 'Once.');
    assert.deepEqual(
      entries.map(({ state }) => state),
      ['sent'],
    );
    assert.equal(await mails(), before + 1);
  });

  it('cannot be run without its action', async () => {
    await assert.rejects(
      releaseReplies(desk().core.door, registryOf([]), await tenantOf(), desk().now()),
      /reply.send is missing/,
    );
  });
});
