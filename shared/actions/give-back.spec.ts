import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('work.give-back', () => {
  const desk = deskForSpecs();

  it('puts work back to whom it belonged', async () => {
    await desk().do('dana', 'work.assign', { work: '1001', assignee: 'ravi' });
    assert.match((await desk().do('dana', 'change.undo')).text, /is Tess Morgan’s again/);
  });

  it('leaves work alone that changed hands since', async () => {
    await desk().do('tess', 'work.assign', { work: '1004' });
    await desk().do('ravi', 'work.take-over', { work: '1004' });
    const told = await desk().do('tess', 'change.undo');
    assert.equal(told.code, 'changed-since');
    assert.match(told.text, /has changed hands since: it is Ravi Patel’s now\. Nothing was taken back/);
    assert.equal((await desk().ticket(1004)).assignee?.name, 'Ravi Patel');
  });

  it('leaves a status alone that moved on since', async () => {
    await desk().do('tess', 'work.assign', { work: '1009' });
    await desk().do('tess', 'ticket.set-status', { ticket: '1009', status: 'waiting' });
    await desk().do('tess', 'work.give-back', {
      work: '1009',
      assignee: 'nobody',
      expected: (await desk().member('tess'))._id,
      status: 'new',
    });
    assert.equal((await desk().ticket(1009)).status, 'waiting');
  });
});
