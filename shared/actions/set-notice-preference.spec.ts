import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('notice.set-preference', () => {
  const desk = deskForSpecs();
  const preferences = async () => (await desk().member('tess')).notices;

  it('changes the way of one category, and says how all stand', async () => {
    const { text } = await desk().do('tess', 'notice.set-preference', { way: 'off', category: 'assignments' });
    assert.match(text, /^Changed\. Assignment: off\. Customer reply, Approval request, Escalation, SLA risk: activity feed\.$/);
    assert.deepEqual(await preferences(), { ways: { assignment: 'none' } });
  });

  it('changes all of them when no category is named', async () => {
    assert.match(
      (await desk().do('tess', 'notice.set-preference', { way: 'both' })).text,
      /SLA risk: activity feed and bot message/,
    );
    assert.equal(Object.keys((await preferences())!.ways!).length, 6);
  });

  it('keeps notices off from then on', async () => {
    await desk().do('tess', 'notice.set-preference', { way: 'none' });
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
    assert.deepEqual(
      (await desk().deliveries()).map(({ state, reason }) => [state, reason]),
      [['skipped', 'muted']],
    );
  });

  itRefuses(desk, 'notice.set-preference', [
    ['tess', {}, 'input', /Where to is missing/],
    ['tess', { way: 'pigeon' }, 'input', /not one of the choices/],
    ['tess', { way: 'bot', category: 'weather' }, 'input', /not one of the choices/],
  ]);
});
