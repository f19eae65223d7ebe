import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.set-status', () => {
  const desk = deskForSpecs();

  for (const [said, status] of [
    ['on hold', 'waiting'],
    ['in progress', 'open'],
    ['fixed', 'resolved'],
    ['Closed', 'closed'],
    ['open', 'open'],
  ] as const) {
    it(`understands “${said}” as ${status}`, async () => {
      assert.ok((await desk().do('tess', 'ticket.set-status', { ticket: '1001', status: said })).ok);
      assert.equal((await desk().ticket(1001)).status, status);
    });
  }

  it('stops the clocks while the ticket waits, and moves what is due by the business time it waited', async () => {
    const before = (await desk().ticket(1002)).sla.resolutionDueAt!;
    await desk().do('tess', 'ticket.set-status', { ticket: '1002', status: 'waiting' });
    assert.deepEqual((await desk().ticket(1002)).sla.pausedAt, desk().now());
    desk().advance(60 * 60_000);
    await desk().do('tess', 'ticket.set-status', { ticket: '1002', status: 'open' });
    assert.equal((await desk().ticket(1002)).sla.resolutionDueAt!.getTime() - before.getTime(), 60 * 60_000);
  });

  it('says so when it stands there already', async () => {
    assert.match((await desk().do('tess', 'ticket.set-status', { ticket: '1002', status: 'open' })).text, /is already open/);
  });

  itRefuses(desk, 'ticket.set-status', [
    [
      'tess',
      { ticket: '1012', status: 'new' },
      'status-move',
      /is resolved and cannot become new\. It can become open or closed/,
    ],
    ['tess', { ticket: '1015', status: 'waiting' }, 'status-move', /It can become open\./],
    ['tess', { ticket: '1001', status: 'lost' }, 'input', /is not one of the choices/],
    ['tess', { ticket: '1001' }, 'input', /Status is missing/],
    ['arno', { ticket: '1001', status: 'open' }, 'not-allowed', /for the role/],
  ]);
});
