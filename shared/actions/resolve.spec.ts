import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.resolve', () => {
  const desk = deskForSpecs();

  it('resolves a ticket, and undo opens it again', async () => {
    assert.match((await desk().do('tess', 'ticket.resolve', { ticket: '1001' })).text, /^#1001 .* is now resolved\.$/);
    assert.deepEqual((await desk().ticket(1001)).sla.resolvedAt, desk().now());
    assert.match((await desk().do('tess', 'change.undo')).text, /is open again/);
  });

  itRefuses(desk, 'ticket.resolve', [
    ['tess', { ticket: '1012' }, 'not-now', /is already resolved/],
    ['tess', { ticket: '1015' }, 'not-now', /is already closed/],
    ['tess', { ticket: '1041' }, 'input', /of the kind task/],
    ['arno', { ticket: '1001' }, 'not-allowed', /for the role/],
  ]);
});
