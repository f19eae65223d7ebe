import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('reply.write', () => {
  const desk = deskForSpecs();

  it('holds the reply, says to whom it goes and that no mailbox is bound', async () => {
    const told = await desk().do('tess', 'reply.write', { ticket: '1001', text: 'On our way.' });
    assert.equal(
      told.text,
      'Your reply on #1001 “Printer on floor 2 jams on every duplex job” goes to Jordan Reyes <jordan.reyes@acme.example> in 10 s; until then “send reply 1001” sends it now and “undo” cancels it. No mailbox is bound yet, so it will be kept on the ticket but not mailed; an administrator can bind one.',
    );
    const ticket = await desk().ticket(1001);
    const entry = ticket.entries.at(-1)!;
    assert.deepEqual(
      [entry.kind, entry.state, entry.to?.mail, entry.text],
      ['reply', 'held', 'jordan.reyes@acme.example', 'On our way.'],
    );
    assert.deepEqual([ticket.heldUntil, entry.sendAt!.getTime() - entry.at.getTime()], [entry.sendAt, 10_000]);
    assert.deepEqual(await desk().deliveries(), []);
  });

  it('leaves by itself when the hold time is over, and notes why it was not mailed', async () => {
    desk().advance(9_000);
    await desk().core.sweep();
    assert.equal((await desk().ticket(1001)).entries.at(-1)?.state, 'held');
    desk().advance(2_000);
    await desk().core.sweep();
    assert.equal((await desk().ticket(1001)).entries.at(-1)?.state, 'sent');
    const [delivery, ...more] = await desk().deliveries();
    assert.deepEqual(
      [delivery?.state, delivery?.reason, delivery?.recipient, more],
      ['skipped', 'no_mailbox', 'jordan.reyes@acme.example', []],
    );
  });

  it('waits for the mail service where a mailbox is bound, and says nothing of it', async () => {
    await desk().changeTenant({ mailbox: 'support@northwind.example' });
    const told = await desk().do('tess', 'reply.write', { ticket: '1002', text: 'Done.' });
    assert.doesNotMatch(told.text, /mailbox/);
    desk().advance(11_000);
    await desk().core.sweep();
    assert.deepEqual((await desk().deliveries()).map(({ state }) => state).sort(), ['pending', 'skipped']);
  });

  it('is cancelled by undo while it is held, and not afterwards', async () => {
    await desk().do('tess', 'reply.write', { ticket: '1005', text: 'Wait.' });
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. The reply on #1005 .* is cancelled; nothing left\.$/);
    await desk().do('tess', 'reply.write', { ticket: '1005', text: 'Go.' });
    desk().advance(11_000);
    await desk().core.sweep();
    const told = await desk().do('tess', 'change.undo');
    assert.deepEqual([told.code, told.text.includes('has already left')], ['reply-sent', true]);
  });

  it('refuses a ticket without a contact', async () => {
    await desk().do('tess', 'ticket.create', { title: 'Internal' });
    assert.match(
      (await desk().do('tess', 'reply.write', { ticket: '1055', text: 'x' })).text,
      /has no contact, so there is nobody to reply to/,
    );
  });

  itRefuses(desk, 'reply.write', [
    ['tess', { ticket: '1001' }, 'input', /Reply \(the contact will read this\) is missing/],
    ['tess', { ticket: '1041', text: 'x' }, 'input', /of the kind task, and a ticket is needed/],
    ['arno', { ticket: '1001', text: 'x' }, 'not-allowed', /for the role/],
    ['iris', { ticket: '1001', text: 'x' }, 'not-allowed', /for the role/],
  ]);
});
