import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { AuditPage } from '../api/query-data.ts';

describe('audit.list', () => {
  const desk = deskForSpecs();
  const list = async (person: string, input: Record<string, unknown> = {}) =>
    (await desk().do(person, 'audit.list', input)).data as AuditPage;

  it('tells who did what to a record, newest first, and what was taken back', async () => {
    await desk().do('tess', 'note.add', { work: '1001', note: 'First look' });
    await desk().do('ravi', 'ticket.set-priority', { ticket: '1001', priority: 'urgent' });
    await desk().do('ravi', 'change.undo');
    const { rows } = await list('iris', { record: '1001' });
    assert.deepEqual(
      rows.map(({ title, actor, undone }) => [title, actor.name, undone]),
      [
        ['Change priority', 'Ravi Patel', false],
        ['Change priority', 'Ravi Patel', true],
        ['Add note', 'Tess Morgan', false],
      ],
    );
    assert.equal(rows[2]!.inputs['note'], 'First look');
  });

  it('tells of the whole desk to administrators alone, of a member, page by page', async () => {
    await desk().do('tess', 'note.add', { work: '1001', note: 'One' });
    await desk().do('ravi', 'note.add', { work: '1002', note: 'Two' });
    const refused = await desk().do('tess', 'audit.list', { member: 'me' });
    assert.match(refused.text, /for administrators. Name a record/);
    const first = await list('ada', { limit: 1 });
    assert.deepEqual([first.rows[0]!.inputs['note'], first.more], ['Two', true]);
    const next = await list('ada', { limit: 1, skip: 1 });
    assert.equal(next.rows[0]!.inputs['note'], 'One');
    const own = (await list('ada', { member: 'Tess Morgan' })).rows;
    assert.ok(own.length > 0 && own.every(({ actor }) => actor.name === 'Tess Morgan'));
  });

  it('tells nothing of another desk', async () => {
    await desk().do('tess', 'note.add', { work: '1001', note: 'Ours' });
    assert.deepEqual((await list('maya')).rows, []);
    const id = (await desk().ticket(1001))._id;
    assert.deepEqual((await desk().do('maya', 'audit.list', { record: `ticket:${id}` })).problems, ['record unknown']);
  });
});
