import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';
import type { DeskHealth } from '../api/setup-data.ts';

describe('desk.health', () => {
  const desk = deskForSpecs();
  const health = async () => (await desk().do('ada', 'desk.health')).data as DeskHealth;

  it('counts deliveries by day and how they stand, fourteen days to today', async () => {
    const before = (await health()).deliveries.at(-1)!;
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
    await desk().do('tess', 'reply.write', { ticket: '1001', text: 'Hello' });
    await desk().do('tess', 'reply.send', { ticket: '1001' });
    const { deliveries, isCut } = await health();
    const after = deliveries.at(-1)!;
    assert.deepEqual([deliveries.length, isCut], [14, false]);
    assert.deepEqual([after.waiting - before.waiting, after.skipped - before.skipped, after.failed], [1, 1, 0]);
  });

  it('counts calls of this hour by what came of them', async () => {
    const before = (await health()).calls.hours.at(-1)!;
    await desk().do('tess', 'ticket.mine');
    await desk().do('tess', 'teams.status');
    const after = (await health()).calls.hours.at(-1)!;
    // The asking before counts as well.
    assert.deepEqual([after.done - before.done, after.refused - before.refused, after.failed], [2, 1, 0]);
  });

  itRefuses(desk, 'desk.health', [['tess', {}, 'not-allowed', /for the role administrator/]]);
});
