import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('notice.set-times', () => {
  const desk = deskForSpecs();
  const preferences = async () => (await desk().member('tess')).notices;

  it('sets quiet hours over midnight, and takes them off', async () => {
    const { text } = await desk().do('tess', 'notice.set-times', { quietFrom: '20:00', quietTo: '7am' });
    assert.match(text, /Quiet hours 20:00 to 07:00\./);
    assert.deepEqual((await preferences())?.quiet, { fromMinute: 1_200, toMinute: 420 });
    await desk().do('tess', 'notice.set-times', { off: 'quiet hours' });
    assert.equal((await preferences())?.quiet, undefined);
  });

  it('sets the time of one summary a day, and takes it off', async () => {
    assert.match((await desk().do('tess', 'notice.set-times', { digest: '8:30' })).text, /One summary a day at 08:30\./);
    assert.equal((await preferences())?.digestMinute, 510);
    assert.doesNotMatch((await desk().do('tess', 'notice.set-times', { off: 'digest' })).text, /summary/);
  });

  itRefuses(desk, 'notice.set-times', [
    ['tess', { quietFrom: '20:00' }, 'quiet-hours-half', /both their beginning and their end/],
    ['tess', {}, 'quiet-hours-half', /quiet hours 20:00 to 7:00/],
    ['tess', { digest: '25:00' }, 'input', /not a time of the day/],
  ]);
});
