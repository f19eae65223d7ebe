import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.show', () => {
  const desk = deskForSpecs();

  for (const said of ['1002', '#1002', 'ticket 1002', 'no. 1002', 'outlook', 'outlook password', 'OUTLOOK KEEPS']) {
    it(`shows #1002 for “${said}”`, async () => {
      assert.equal(
        (await desk().do('tess', 'ticket.show', { ticket: said })).text,
        '#1002 “Outlook keeps asking for the password”: open, Tess Morgan.',
      );
    });
  }

  it('asks which one is meant', async () => {
    const told = await desk().do('tess', 'ticket.show', { ticket: 'printer' });
    assert.deepEqual([told.problems, /fits more than one ticket/.test(told.text)], [['ticket ambiguous'], true]);
  });

  it('shows nothing of another desk, by number, words or pointer', async () => {
    const { _id } = await desk().ticket(1001);
    await desk().do('tess', 'ticket.create', { title: 'Zirconium' });
    for (const ticket of [`ticket:${_id}`, '1055', 'zirconium']) {
      const told = await desk().do('theo', 'ticket.show', { ticket });
      assert.deepEqual([told.ok, /Printer|Zirconium.*open/.test(told.text)], [false, false]);
    }
  });

  itRefuses(desk, 'ticket.show', [
    ['tess', { ticket: '1042' }, 'input', /is of the kind task, and a ticket is needed here/],
    ['tess', { ticket: '-1' }, 'input', /names no ticket/],
    ['tess', { ticket: ['1001'] }, 'input', /a single text was expected/],
  ]);
});
