import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.restore-status', () => {
  const desk = deskForSpecs();

  it('takes a change of status back, clocks with it', async () => {
    const before = (await desk().ticket(1001)).sla.resolutionDueAt;
    await desk().do('tess', 'ticket.set-status', { ticket: '1001', status: 'waiting' });
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. #1001 .* is open again\.$/);
    const { status, sla } = await desk().ticket(1001);
    assert.deepEqual([status, sla.pausedAt, sla.resolutionDueAt], ['open', undefined, before]);
  });

  it('leaves a ticket alone that somebody else changed since', async () => {
    await desk().do('tess', 'ticket.set-status', { ticket: '1002', status: 'waiting' });
    await desk().do('ravi', 'ticket.set-status', { ticket: '1002', status: 'resolved' });
    const told = await desk().do('tess', 'change.undo');
    assert.equal(told.code, 'changed-since');
    assert.match(told.text, /was changed since: it is resolved\. Nothing was taken back/);
    assert.equal((await desk().ticket(1002)).status, 'resolved');
  });

  itRefuses(desk, 'ticket.restore-status', [['iris', { ticket: '1001' }, 'not-allowed', /for the role/]]);
});
