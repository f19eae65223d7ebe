import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('change.request', () => {
  const desk = deskForSpecs();
  const newest = async () =>
    (
      await desk()
        .stored()
        .approvals.requestedBy((await desk().member('tess'))._id, { limit: 1 })
    )[0]!;

  it('asks for a decision on a change that a ticket needs, and tells the approvers', async () => {
    const ticket = await desk().ticket(1004);
    const input = { ticket: '1004', change: 'Open port 443 to ERP-02', details: 'Saturday 6:00. Back: disable rule 118.' };
    const told = await desk().do('tess', 'change.request', input);
    assert.match(told.text, /^#\d+ “Open port 443 to ERP-02” is asked for and waits for a decision\.$/);
    const { of, status, subject, details, requester, _id } = await newest();
    assert.deepEqual(
      [of, status, subject, requester.name],
      ['change', 'requested', { kind: 'ticket', id: ticket._id }, 'Tess Morgan'],
    );
    assert.match(details, /^For #1004 “.+” of .+\.\nSaturday 6:00/);
    const people = (await desk().deliveries()).filter(({ about }) => about?.id === _id);
    assert.equal(people.length, 2);
  });

  it('is decided like any other request, and leaves its ticket as it is', async () => {
    const before = await desk().ticket(1004);
    const { number } = await newest();
    assert.ok((await desk().do('arno', 'approval.approve', { approval: String(number) })).ok);
    assert.equal((await newest()).status, 'approved');
    assert.equal((await desk().ticket(1004)).version, before.version);
  });

  it('can be undone while nobody decided', async () => {
    await desk().do('tess', 'change.request', { ticket: '1004', change: 'Restart the gateway' });
    assert.match((await desk().do('tess', 'change.undo')).text, /“Restart the gateway” is withdrawn/);
    assert.equal((await newest()).status, 'withdrawn');
  });

  itRefuses(desk, 'change.request', [
    ['tess', { ticket: '1004' }, 'input', /“What shall be changed\?” has no answer yet/],
    ['tess', { change: 'x' }, 'input', /Ticket is missing/],
    ['tess', { ticket: '1004', change: 'x'.repeat(201) }, 'input', /200/],
    ['iris', { ticket: '1004', change: 'x' }, 'not-allowed', /for the role/],
    ['theo', { ticket: 'Printer on floor 2 jams', change: 'x' }, 'input', /that you can see/],
  ]);
});
