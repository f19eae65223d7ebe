import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.de-escalate', () => {
  const desk = deskForSpecs();

  it('ends an escalation', async () => {
    await desk().do('tess', 'ticket.escalate', { ticket: '1001', reason: 'Stuck.' });
    assert.match((await desk().do('dana', 'ticket.de-escalate', { ticket: '1001' })).text, /is no longer escalated/);
    assert.equal((await desk().ticket(1001)).escalation, undefined);
  });

  itRefuses(desk, 'ticket.de-escalate', [
    ['tess', { ticket: '1002' }, 'not-now', /is not escalated/],
    ['arno', { ticket: '1001' }, 'not-allowed', /for the role/],
  ]);
});
