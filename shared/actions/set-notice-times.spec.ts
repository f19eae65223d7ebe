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

  it('asks for the half of the quiet hours that was not said', async () => {
    const half = async (input: object) => (await desk().do('tess', 'notice.set-times', { ...input })).problems;
    assert.deepEqual(await half({ quietFrom: '20:00' }), ['quietTo missing']);
    assert.deepEqual(await half({ quietTo: '7:00' }), ['quietFrom missing']);
  });

  it('does not say that somebody is told of what administrators switched off for all', async () => {
    await desk().do('ada', 'teams-integration.switch', { notices: 'sla-risk', on: 'no' });
    const { text } = await desk().do('tess', 'notice.set-times', { digest: '9:00' });
    assert.match(text, /SLA risk: off\./);
    const { text: changed } = await desk().do('tess', 'notice.set-preference', { way: 'bot', category: 'all' });
    assert.match(changed, /SLA risk: off\./);
  });

  itRefuses(desk, 'notice.set-times', [
    ['tess', { quietFrom: '20:00' }, 'quiet-hours-half', /both their beginning and their end/],
    ['tess', { quietFrom: '7:00', quietTo: '7am' }, 'quiet-hours-none', /end when they begin are none/],
    ['tess', {}, 'quiet-hours-half', /quiet hours 20:00 to 7:00/],
    ['tess', { digest: '25:00' }, 'input', /not a time of the day/],
  ]);
});
