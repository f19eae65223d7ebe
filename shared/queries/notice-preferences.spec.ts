import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('notice.preferences', () => {
  const desk = deskForSpecs();

  it('tells the usual way, and how to change it', async () => {
    const { text } = await desk().do('tess', 'notice.preferences');
    assert.match(text, /^Assignment, Customer reply, Approval request, Escalation, SLA risk: bot message\. Say “notices off/);
  });

  it('tells what the person chose', async () => {
    await desk().do('tess', 'notice.snooze', { duration: '2h' });
    await desk().do('tess', 'notice.set-preference', { way: 'feed', category: 'sla', fallback: 'no' });
    const { text } = await desk().do('tess', 'notice.preferences');
    assert.match(text, /SLA risk: activity feed\. Snoozed until .*14:00\S*\. No bot message where/);
  });
});
