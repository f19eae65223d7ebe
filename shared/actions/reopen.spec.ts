import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('work.reopen', () => {
  const desk = deskForSpecs();

  it('opens a closed ticket again and moves its due times by the business time it stood', async () => {
    const before = await desk().ticket(1015);
    assert.match((await desk().do('tess', 'work.reopen', { work: '1015' })).text, /is now open/);
    const { status, sla } = await desk().ticket(1015);
    assert.deepEqual([status, sla.pausedAt, sla.resolvedAt], ['open', undefined, undefined]);
    assert.ok(sla.resolutionDueAt! > before.sla.resolutionDueAt!);
  });

  it('opens a finished task again', async () => {
    assert.match((await desk().do('ravi', 'work.reopen', { work: '1048' })).text, /is now in progress/);
  });

  itRefuses(desk, 'work.reopen', [
    ['tess', { work: '1001' }, 'not-now', /is not closed/],
    ['tess', {}, 'input', /Ticket or task is missing/],
    ['iris', { work: '1015' }, 'not-allowed', /for the role/],
  ]);
});
