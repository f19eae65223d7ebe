import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('task.mine', () => {
  const desk = deskForSpecs();

  it('lists open tasks, earliest due first, those without a day last', async () => {
    const told = await desk().do('tess', 'task.mine');
    assert.equal(told.text, 'You have 4 open tasks.');
    assert.deepEqual(
      told.list?.items.map(({ number }) => number),
      [1042, 1041, 1045, 1047],
    );
  });

  it('says so when there are none, or one', async () => {
    assert.equal((await desk().do('ada', 'task.mine')).text, 'You have no open tasks.');
    assert.equal((await desk().do('dana', 'task.mine')).text, 'You have 1 open task.');
    assert.equal((await desk().do('iris', 'task.mine')).code, 'not-allowed');
  });
});
