import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('work.close', () => {
  const desk = deskForSpecs();

  it('closes a ticket and stops its clocks', async () => {
    assert.match((await desk().do('tess', 'work.close', { work: '1001' })).text, /^#1001 .* is now closed\.$/);
    const { status, sla } = await desk().ticket(1001);
    assert.deepEqual([status, sla.resolvedAt, sla.pausedAt], ['closed', desk().now(), desk().now()]);
  });

  it('is undone to the status before, clocks running', async () => {
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. #1001 .* is open again\.$/);
    const { status, sla } = await desk().ticket(1001);
    assert.deepEqual([status, sla.resolvedAt, sla.pausedAt], ['open', undefined, undefined]);
  });

  it('finishes a task', async () => {
    assert.match((await desk().do('tess', 'work.close', { work: '1041' })).text, /is now done/);
    assert.equal((await desk().stored().tasks.byNumber(1041))?.status, 'done');
    assert.match((await desk().do('tess', 'change.undo')).text, /is now in progress/);
  });

  itRefuses(desk, 'work.close', [
    ['tess', { work: '1015' }, 'not-now', /is already closed/],
    ['tess', { work: '1048' }, 'not-now', /is already done/],
    ['tess', {}, 'input', /Ticket or task is missing/],
    ['iris', { work: '1001' }, 'not-allowed', /for the role/],
  ]);
});
