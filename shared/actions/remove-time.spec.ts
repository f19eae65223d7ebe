import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('time-entry.remove', () => {
  const desk = deskForSpecs();
  const entries = async (person: string) =>
    desk()
      .stored()
      .timeEntries.between((await desk().member(person))._id, '2026-11-01', '2026-11-30');

  it('takes a draft back, once', async () => {
    await desk().do('tess', 'time-entry.log', { work: '1001', duration: '20m' });
    const mine = (await entries('tess')).find(({ minutes }) => minutes === 20)!;
    const input = { entry: `time-entry:${mine._id}` };
    assert.match((await desk().do('tess', 'time-entry.remove', input)).text, /^Removed 20 min from #1001/);
    assert.equal((await desk().do('tess', 'time-entry.remove', input)).code, 'not-now');
    assert.ok((await entries('tess')).every(({ _id }) => _id !== mine._id));
  });

  it('leaves submitted time and other people’s time alone', async () => {
    const submitted = (await entries('tess')).find(({ status }) => status === 'submitted')!;
    const out = await desk().do('tess', 'time-entry.remove', { entry: `time-entry:${submitted._id}` });
    assert.deepEqual([out.code, out.text.includes('ask the approver to request changes first')], ['not-now', true]);
    const draft = (await entries('tess')).find(({ status }) => status === 'draft')!;
    const told = await desk().do('ravi', 'time-entry.remove', { entry: `time-entry:${draft._id}` });
    assert.deepEqual([told.code, told.text.includes('That time is Tess Morgan’s')], ['not-now', true]);
  });

  it('takes a running timer away without speaking of minutes', async () => {
    await desk().do('tess', 'timer.start', { work: '1001' });
    const timer = (await entries('tess')).find(({ status }) => status === 'running')!;
    const { text } = await desk().do('tess', 'time-entry.remove', { entry: `time-entry:${timer._id}` });
    assert.match(text, /^The timer on #1001 .* is removed; nothing was logged\.$/);
  });

  itRefuses(desk, 'time-entry.remove', [
    ['tess', {}, 'input', /Time entry is missing/],
    ['arno', { entry: 'x' }, 'not-allowed', /for the role/],
  ]);
});
