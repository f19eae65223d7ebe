import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('task.create', () => {
  const desk = deskForSpecs();

  it('writes a task down for the actor, with the next number and a day', async () => {
    const told = await desk().do('tess', 'task.create', { title: 'Order cables', dueOn: 'friday next week'.slice(0, 6) });
    assert.match(told.text, /^Wrote down #1055 “Order cables” for you, due Fri 13 Nov 2026|Fri 20 Nov 2026\.$/);
    const task = await desk().stored().tasks.byNumber(1055);
    assert.deepEqual([task?.title, task?.status, task?.assignee?.name], ['Order cables', 'to-do', 'Tess Morgan']);
  });

  it('gives it to somebody else within a project', async () => {
    const told = await desk().do('dana', 'task.create', { title: 'Label ports', assignee: 'ravi', project: 'Tailspin network' });
    assert.equal(told.text, 'Wrote down #1056 “Label ports” for Ravi Patel.');
    const task = await desk().stored().tasks.byNumber(1056);
    assert.deepEqual([task?.project?.name, task?.dueOn], ['Tailspin network refresh', undefined]);
    assert.equal((await desk().audit('task', task!._id))[0]?.action, 'task.create');
  });

  it('is found at once', async () => {
    const told = await desk().do('ravi', 'task.mine');
    assert.ok(told.list?.items.some(({ number }) => number === 1056));
  });

  itRefuses(desk, 'task.create', [
    ['tess', {}, 'input', /Title is missing/],
    ['tess', { title: 'x', assignee: 'bob' }, 'input', /nobody here is called “bob”/],
    ['tess', { title: 'x', dueOn: '31 feb' }, 'input', /no day “31 feb” in the calendar/],
    ['arno', { title: 'x' }, 'not-allowed', /for the role/],
  ]);
});
