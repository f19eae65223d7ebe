import assert from 'node:assert/strict';
import type { Task } from './task.ts';
import type { Ticket, TicketStatus } from './ticket.ts';
import { heldUntil, isOpen, nextStatuses, takesNoWork, withEntries } from './ticket-rules.ts';

const statuses: TicketStatus[] = ['new', 'open', 'waiting', 'resolved', 'closed'];

describe('the rules of tickets', () => {
  for (const from of statuses) {
    for (const to of statuses) {
      const allowed =
        from !== to && to !== 'new' && !(from === 'closed' && to !== 'open') && !(from === 'resolved' && to === 'waiting');
      it(`${allowed ? 'lets' : 'does not let'} a ${from} ticket become ${to}`, () =>
        assert.equal(nextStatuses(from).includes(to), allowed));
    }
  }

  it('know what is open', () => {
    assert.deepEqual(
      statuses.filter((status) => isOpen({ status })),
      ['new', 'open', 'waiting'],
    );
    assert.equal(isOpen({ status: 'done' }), false);
  });

  it('say of finished work how to go on with it', () => {
    const ticket = { number: 7, title: 'Fan', status: 'closed' } as Ticket;
    assert.equal(String(takesNoWork(ticket)), '#7 “Fan” is closed; say “reopen 7” first.');
    assert.equal(
      String(takesNoWork({ ...ticket, status: 'done' } as unknown as Task)),
      '#7 “Fan” is done; say “reopen 7” first.',
    );
    assert.equal(takesNoWork({ ...ticket, status: 'waiting' }), undefined);
  });

  it('derive the hold time of a ticket from its held replies', () => {
    const held = (sendAt: number) => ({ state: 'held', sendAt: new Date(sendAt) }) as Ticket['entries'][number];
    assert.deepEqual(heldUntil([held(5), held(3), { ...held(1), state: 'sent' }]), new Date(3));
    assert.equal(heldUntil([]), undefined);
    assert.equal(withEntries({ heldUntil: new Date(1) } as Ticket, []).heldUntil, undefined);
  });
});
