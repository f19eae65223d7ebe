import assert from 'node:assert/strict';
import { clockText, dayText, dueText, instantText, minutesText } from './plain-time.ts';

const now = new Date('2026-11-19T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('plain time', () => {
  for (const [minutes, text] of [
    [90, '1 h 30 min'],
    [45, '45 min'],
    [120, '2 h'],
    [0, '0 min'],
    [1440, '24 h'],
    [-30, '−30 min'],
    [29.6, '30 min'],
  ] as const) {
    it(`says ${minutes} minutes as ${text}`, () => assert.equal(minutesText(minutes), text));
  }

  for (const [minutes, text] of [
    [120, 'in 2 h'],
    [35, 'in 35 min'],
    [0.2, 'now'],
    [-5, '5 min ago'],
    [-180, '3 h ago'],
    [47 * 60, 'in 47 h'],
    [72 * 60, 'in 3 days'],
    [-72 * 60, '3 days ago'],
    [59.7, 'in 1 h'],
  ] as const) {
    it(`says an instant ${minutes} minutes off as ${text}`, () => assert.equal(dueText(later(minutes), now), text));
  }

  it('says an instant in the zone and locale of the person', () => {
    assert.equal(instantText(now, 'Europe/Berlin', 'en-GB'), 'Thu 19 Nov 2026, 13:00');
    assert.equal(instantText(now, 'America/New_York', 'en-US'), 'Thu Nov 19 2026, 07:00 AM');
    assert.equal(clockText(now, 'Asia/Kolkata', 'en-GB'), '17:30');
  });

  it('says a day with its year only where it is not this year', () => {
    assert.equal(dayText('2026-11-19', 'en-GB', '2026-01-01'), 'Thu 19 Nov');
    assert.equal(dayText('2027-11-19', 'en-GB', '2026-01-01'), 'Fri 19 Nov 2027');
    assert.equal(dayText('banana', 'en-GB'), 'banana');
  });

  it('falls back to British English and UTC for a locale or zone that does not exist', () => {
    assert.equal(instantText(now, 'No/Where', 'en-GB'), 'Thu 19 Nov 2026, 12:00');
    assert.equal(clockText(now, 'Europe/Berlin', 'not a locale'), '13:00');
  });
});
