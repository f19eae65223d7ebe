import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';
import type { DeliveryPage } from '../api/setup-data.ts';

describe('delivery.list', () => {
  const desk = deskForSpecs();
  const rows = async (input = {}) => (await desk().do('ada', 'delivery.list', input)).list!.items.map(({ title }) => title);

  before(async () => {
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
    await desk().do('dana', 'work.assign', { work: '1005', assignee: 'ravi' });
    await desk().do('tess', 'reply.write', { ticket: '1001', text: 'Hello' });
    await desk().do('tess', 'reply.send', { ticket: '1001' });
  });

  it('lists the newest first, with channel, state and recipient', async () => {
    const { list } = await desk().do('ada', 'delivery.list');
    assert.match(list!.items[1]!.title, /^Dana Fischer assigned #1005 /);
    assert.match(list!.items[1]!.detail, /^Activity feed · Waiting · to Ravi Patel · /);
  });

  it('lists by state, channel and record', async () => {
    assert.equal((await rows({ state: 'waiting' })).length, 2);
    assert.deepEqual(await rows({ channel: 'mail' }), ['Mail']);
    assert.equal((await rows({ record: '1009', state: 'pending', channel: 'activity feed' })).length, 1);
    assert.deepEqual(await rows({ state: 'dead' }), []);
  });

  it('gives whom each was for, and whether there is a further page', async () => {
    const { data } = await desk().do('ada', 'delivery.list');
    const { deliveries, more } = data as DeliveryPage;
    assert.deepEqual(
      [deliveries.map(({ recipientName }) => recipientName), more],
      [[undefined, 'Ravi Patel', 'Tess Morgan'], false],
    );
  });

  it('shows one that was listed', async () => {
    await desk().do('ada', 'delivery.list', { record: '1009' });
    const [one] = await desk().stored().deliveries.list({ channel: 'mail' }, { limit: 1 });
    const { text, show, data } = await desk().do('ada', 'delivery.show', { delivery: `delivery:${one!._id}` });
    assert.deepEqual([text, show?.kind], ['Mail: skipped (no_mailbox).', 'delivery']);
    assert.doesNotMatch(JSON.stringify(data), /receipts|terms|pending"/);
  });

  itRefuses(desk, 'delivery.list', [['tess', {}, 'not-allowed', /for the role administrator/]]);
  itRefuses(desk, 'delivery.show', [['tess', { delivery: 'delivery:x' }, 'not-allowed', /for the role administrator/]]);
});
