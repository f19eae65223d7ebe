import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.set-priority', () => {
  const desk = deskForSpecs();

  it('changes the priority and counts the targets anew from the creation', async () => {
    const before = await desk().ticket(1001);
    assert.match(
      (await desk().do('tess', 'ticket.set-priority', { ticket: '1001', priority: 'critical' })).text,
      /now has urgent priority/,
    );
    const after = await desk().ticket(1001);
    assert.equal(after.priority, 'urgent');
    assert.ok(after.sla.resolutionDueAt! < before.sla.resolutionDueAt!);
    assert.deepEqual(after.sla.respondedAt, before.sla.respondedAt);
  });

  it('is undone, targets too', async () => {
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. #1001 .* now has normal priority\.$/);
  });

  it('is not undone over somebody else’s change', async () => {
    await desk().do('tess', 'ticket.set-priority', { ticket: '1001', priority: 'high' });
    await desk().do('ravi', 'ticket.set-priority', { ticket: '1001', priority: 'low' });
    assert.match((await desk().do('tess', 'change.undo')).text, /was changed since: it has low priority/);
    assert.equal((await desk().ticket(1001)).priority, 'low');
  });

  it('says so when it has that priority already', async () => {
    assert.match(
      (await desk().do('tess', 'ticket.set-priority', { ticket: '1001', priority: 'low' })).text,
      /already has low priority/,
    );
  });

  it('keeps the clocks of a waiting ticket standing', async () => {
    await desk().do('tess', 'ticket.set-priority', { ticket: '1007', priority: 'urgent' });
    assert.ok((await desk().ticket(1007)).sla.pausedAt);
  });

  itRefuses(desk, 'ticket.set-priority', [
    ['tess', { ticket: '1001' }, 'input', /Priority is missing\. Choose Low/],
    ['tess', { ticket: '1001', priority: 'bananas' }, 'input', /“bananas” is not one of the choices/],
    ['arno', { ticket: '1001', priority: 'low' }, 'not-allowed', /for the role/],
  ]);
});
