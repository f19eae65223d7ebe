import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { NoticeFacts } from '../api/setup-data.ts';

describe('notice.preferences', () => {
  const desk = deskForSpecs();

  it('tells the usual way, and how to change it', async () => {
    const { text } = await desk().do('tess', 'notice.preferences');
    assert.match(text, /^Assignment, Customer reply, Approval request, Escalation, SLA risk: activity feed\. Say “notices off/);
  });

  it('names what concerns administrators alone to them alone', async () => {
    const of = async (who: string) => {
      const { text, data } = await desk().do(who, 'notice.preferences');
      return [/Microsoft set-up/.test(text), (data as NoticeFacts).ways.some(({ category }) => category === 'microsoft-setup')];
    };
    assert.deepEqual(await of('tess'), [false, false]);
    assert.deepEqual(await of('ada'), [true, true]);
  });

  it('says how quiet hours and the summary are taken off again', async () => {
    await desk().do('ravi', 'notice.set-times', { quietFrom: '20:00', quietTo: '7:00' });
    await desk().do('ravi', 'notice.set-times', { digest: '8:00' });
    assert.match(
      (await desk().do('ravi', 'notice.preferences')).text,
      /“Turn off quiet hours” ends that\. “Turn off digest” ends that\.$/,
    );
  });

  it('tells what the person chose', async () => {
    await desk().do('tess', 'notice.snooze', { duration: '2h' });
    await desk().do('tess', 'notice.set-preference', { way: 'feed', category: 'sla', fallback: 'no' });
    const { text } = await desk().do('tess', 'notice.preferences');
    assert.match(text, /SLA risk: activity feed\. Snoozed until .*14:00\S*\. No bot message where/);
  });

  it('gives the way of each sort, marks what is off for all, and the person’s own times', async () => {
    await desk().do('tess', 'notice.set-preference', { way: 'both', category: 'escalation' });
    await desk().do('tess', 'notice.set-times', { quietFrom: '20:00', quietTo: '7:00' });
    await desk().do('ada', 'teams-integration.switch', { notices: 'sla-risk', on: 'no' });
    const { data } = await desk().do('tess', 'notice.preferences');
    const { ways, preferences } = data as NoticeFacts;
    const of = (category: string) => ways.find((one) => one.category === category);
    assert.deepEqual([of('escalation')?.way, of('escalation')?.isOff, of('sla-risk')?.isOff], ['both', false, true]);
    assert.deepEqual(preferences.quiet, { fromMinute: 1_200, toMinute: 420 });
  });
});
