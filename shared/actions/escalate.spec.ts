import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.escalate', () => {
  const desk = deskForSpecs();

  it('marks the ticket with who called for help and why', async () => {
    assert.match((await desk().do('tess', 'ticket.escalate', { ticket: '1001', reason: 'No spare part.' })).text, /is escalated/);
    const { escalation } = await desk().ticket(1001);
    assert.deepEqual([escalation?.by.name, escalation?.reason], ['Tess Morgan', 'No spare part.']);
  });

  it('is undone', async () => {
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. #1001 .* is no longer escalated\.$/);
  });

  itRefuses(desk, 'ticket.escalate', [
    ['tess', { ticket: '1001' }, 'input', /“Why\?” has no answer yet/],
    ['tess', { ticket: '1012', reason: 'x' }, 'not-now', /is resolved; say “reopen 1012” first/],
    ['iris', { ticket: '1001', reason: 'x' }, 'not-allowed', /for the role/],
    ['tess', { ticket: '1041', reason: 'x' }, 'input', /of the kind task/],
  ]);
});
