import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { WorkPage } from '../api/query-data.ts';

describe('task.list', () => {
  const desk = deskForSpecs();
  const list = async (input: Record<string, unknown> = {}) =>
    ((await desk().do('tess', 'task.list', { limit: 200, ...input })).data as WorkPage).rows;

  it('lists what is not done, and narrows to a status, a member, nobody, a project and words', async () => {
    const active = await list();
    assert.ok(active.length > 0 && active.every(({ status }) => status.value !== 'done'));
    assert.ok((await list({ status: 'all' })).length > active.length);
    assert.ok((await list({ status: 'to-do' })).every(({ status }) => status.value === 'to-do'));
    const own = await list({ assignee: 'me' });
    assert.ok(own.length > 0 && own.every(({ assignee }) => assignee === 'Tess Morgan'));
    const free = await list({ unassigned: true, status: 'all' });
    assert.ok(free.every(({ assignee }) => assignee === undefined));
    const project = await list({ project: 'Acme mailbox migration' });
    assert.ok(project.length > 0 && project.length < active.length);
    assert.deepEqual(
      (await list({ words: 'inventory' })).map(({ number }) => number),
      [1042],
    );
  });

  it('lists what is due by a day and leaves out what has none', async () => {
    const week = await list({ due: 'week' });
    assert.ok(week.length > 0 && week.every(({ due }) => due?.on !== undefined && due.on <= '2026-11-26'));
    assert.ok((await list({ due: 'overdue' })).every(({ due }) => due!.on! < '2026-11-19' && due!.tone === 'attention'));
    const words = await list({ due: 'today', words: 'inventory' });
    assert.ok(words.every(({ due }) => due!.on! <= '2026-11-19'));
  });

  it('is not for those who read no tasks', async () => {
    assert.equal((await desk().do('iris', 'task.list')).code, 'not-allowed');
  });
});
