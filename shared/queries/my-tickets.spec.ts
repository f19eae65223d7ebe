import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('ticket.mine', () => {
  const desk = deskForSpecs();

  it('lists ten, most pressing first, and says how many there are', async () => {
    const told = await desk().do('tess', 'ticket.mine');
    assert.deepEqual([told.text, told.list?.total, told.list?.items.length], ['You have 14 open tickets.', 14, 10]);
    assert.deepEqual(
      told.list?.items.slice(0, 2).map(({ number }) => number),
      [1008, 1017],
    );
  });

  it('leaves out what is done', async () => {
    await desk().do('tess', 'work.close', { work: '1008' });
    assert.equal((await desk().do('tess', 'ticket.mine')).text, 'You have 13 open tickets.');
  });

  it('says so when there are none', async () => {
    assert.equal((await desk().do('arno', 'ticket.mine')).text, 'You have no open tickets.');
  });
});
