import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('time-entry.show', () => {
  const desk = deskForSpecs();
  const submitted = async () => (await desk().stored().approvals.byNumber(1049))!.subject!.id;

  it('shows one’s own time, and anybody’s to those who decide', async () => {
    for (const person of ['tess', 'arno', 'ada'])
      assert.match(
        (await desk().do(person, 'time-entry.show', { entry: `time-entry:${await submitted()}` })).text,
        /^1 h 30 min on #1001/,
      );
  });

  it('keeps other people’s time from everybody else', async () => {
    const told = await desk().do('ravi', 'time-entry.show', { entry: `time-entry:${await submitted()}` });
    assert.deepEqual([told.code, told.text], ['not-now', 'That time is somebody else’s. Nothing was changed.']);
    assert.equal((await desk().do('olga', 'time-entry.show', { entry: `time-entry:${await submitted()}` })).code, 'input');
  });
});
