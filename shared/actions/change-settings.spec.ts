import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('member.change-settings', () => {
  const desk = deskForSpecs();

  it('changes the zone and says what a time now reads like', async () => {
    const told = await desk().do('tess', 'member.change-settings', { zone: 'America/New_York' });
    assert.equal(told.text, 'Your zone is America/New_York and dates read like 19 Nov 2026, 07:00.');
    assert.deepEqual([(await desk().member('tess')).zone, (await desk().member('tess')).locale], ['America/New_York', 'en-GB']);
  });

  it('shows the settings as they are now', async () => {
    const told = await desk().do('tess', 'member.change-settings', { locale: 'de-de' });
    assert.equal(told.page, 'settings');
    assert.equal((told.show!.record as { locale: string }).locale, 'de-DE');
  });

  it('reads days in the new zone from then on', async () => {
    desk().advance(14 * 3_600_000);
    await desk().do('ravi', 'member.change-settings', { zone: 'Asia/Tokyo' });
    await desk().do('ravi', 'time-entry.log', { work: '1003', duration: '30m' });
    const [entry] = await desk()
      .stored()
      .timeEntries.between((await desk().member('ravi'))._id, '2026-11-20', '2026-11-20');
    assert.equal(entry?.on, '2026-11-20');
  });

  itRefuses(desk, 'member.change-settings', [
    ['tess', { zone: 'Mars/Phobos' }, 'input', /no time zone “Mars\/Phobos”/],
    ['tess', { zone: '../../etc' }, 'input', /Europe\/London/],
    ['tess', { locale: 'no such tag' }, 'input', /looks like en-GB/],
    ['tess', { zone: 'x'.repeat(65) }, 'input', /at most 64/],
  ]);
});
