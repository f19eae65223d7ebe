import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('timer.switch', () => {
  const desk = deskForSpecs();
  const running = async (person: string) =>
    desk()
      .stored()
      .timeEntries.runningFor((await desk().member(person))._id);

  it('starts one where none runs', async () => {
    assert.match((await desk().do('tess', 'timer.switch', { work: '1001' })).text, /^Timer started on #1001/);
  });

  it('logs the old time and runs on the new work', async () => {
    desk().advance(10 * 60_000);
    const told = await desk().do('tess', 'timer.switch', { work: '1002' });
    assert.match(told.text, /^Timer switched: 10 min logged on #1001 .*, now running on #1002/);
    assert.equal((await running('tess'))?.work.number, 1002);
  });

  it('says so when it runs there already', async () => {
    assert.match((await desk().do('tess', 'timer.switch', { work: '1002' })).text, /on #1002 .* is already running/);
  });

  it('leaves one running after many switches at once', async () => {
    await Promise.all(['1001', '1005', '1008', '1017'].map((work) => desk().do('tess', 'timer.switch', { work })));
    assert.ok(await running('tess'));
  });

  itRefuses(desk, 'timer.switch', [
    ['tess', { work: '1015' }, 'not-now', /is closed and takes no more time/],
    ['tess', {}, 'input', /Ticket or task is missing/],
    ['iris', { work: '1001' }, 'not-allowed', /for the role/],
  ]);
});
