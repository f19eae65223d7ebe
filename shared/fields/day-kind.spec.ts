import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayText } from '../text/plain-time.ts';
import { dayKind } from './day-kind.ts';
import type { Day, ParseContext, Parsed } from './field.ts';
import { field } from './field-builders.ts';
import { specContext } from './spec-context.ts';

const on = field.day('Date', { initial: 'today' });
const parse = (raw: unknown, changes: Partial<ParseContext> = {}): Parsed<Day> =>
  dayKind.parse(raw, on, specContext(changes)) as Parsed<Day>;

/** On Thursday 19 November 2026 in Berlin, British English. */
const days: [string, Day][] = [
  ['today', '2026-11-19'],
  ['TODAY', '2026-11-19'],
  [' today. ', '2026-11-19'],
  ['yesterday', '2026-11-18'],
  ['tomorrow', '2026-11-20'],
  ['day before yesterday', '2026-11-17'],
  ['the day after tomorrow', '2026-11-21'],
  ['heute', '2026-11-19'],
  ['gestern', '2026-11-18'],
  ['vorgestern', '2026-11-17'],
  ['morgen', '2026-11-20'],
  ['übermorgen', '2026-11-21'],
  ['thursday', '2026-11-19'],
  ['thu', '2026-11-19'],
  ['friday', '2026-11-13'],
  ['monday', '2026-11-16'],
  ['mon', '2026-11-16'],
  ['Mon.', '2026-11-16'],
  ['on monday', '2026-11-16'],
  ['Wednesday', '2026-11-18'],
  ['tues', '2026-11-17'],
  ['sat', '2026-11-14'],
  ['sunday', '2026-11-15'],
  ['last friday', '2026-11-13'],
  ['last thursday', '2026-11-12'],
  ['next monday', '2026-11-23'],
  ['next thursday', '2026-11-26'],
  ['this friday', '2026-11-20'],
  ['montag', '2026-11-16'],
  ['Mittwoch', '2026-11-18'],
  ['letzten Freitag', '2026-11-13'],
  ['am Dienstag', '2026-11-17'],
  ['nächsten Montag', '2026-11-23'],
  ['3 days ago', '2026-11-16'],
  ['1 day ago', '2026-11-18'],
  ['three days ago', '2026-11-16'],
  ['a week ago', '2026-11-12'],
  ['2 weeks ago', '2026-11-05'],
  ['in 3 days', '2026-11-22'],
  ['in a week', '2026-11-26'],
  ['vor 3 Tagen', '2026-11-16'],
  ['vor einer Woche', '2026-11-12'],
  ['in zwei Wochen', '2026-12-03'],
  ['2026-11-19', '2026-11-19'],
  ['2024-02-29', '2024-02-29'],
  ['2026-1-5', '2026-01-05'],
  ['2026/11/05', '2026-11-05'],
  ['２０２６-１１-１９', '2026-11-19'],
  ['19.11.', '2026-11-19'],
  ['19.11', '2026-11-19'],
  ['5.1.', '2027-01-05'],
  ['19.11.2026', '2026-11-19'],
  ['19. 11. 2026', '2026-11-19'],
  ['01.02.26', '2026-02-01'],
  ['19/11', '2026-11-19'],
  ['19/11/2026', '2026-11-19'],
  ['11/19/2026', '2026-11-19'],
  ['3/4/2026', '2026-04-03'],
  ['19-11-2026', '2026-11-19'],
  ['nov 19', '2026-11-19'],
  ['Nov 19th', '2026-11-19'],
  ['november 19, 2026', '2026-11-19'],
  ['19 nov', '2026-11-19'],
  ['19 november 2026', '2026-11-19'],
  ['19th of November', '2026-11-19'],
  ['19. November 2026', '2026-11-19'],
  ['1. März', '2027-03-01'],
  ['24 dec', '2026-12-24'],
  ['1 aug', '2026-08-01'],
  ['thu 19 nov', '2026-11-19'],
  ['Thu, 19 Nov', '2026-11-19'],
];

const elsewhere: [string, Partial<ParseContext>, Day][] = [
  ['3/4/2026', { locale: 'en-US' }, '2026-03-04'],
  ['11/19', { locale: 'en-US' }, '2026-11-19'],
  ['19/11', { locale: 'en-US' }, '2026-11-19'],
  ['3/4/2026', { locale: 'de-DE' }, '2026-04-03'],
  ['3/4/2026', { locale: 'ja-JP' }, '2026-03-04'],
  ['3.4.2026', { locale: 'en-US' }, '2026-04-03'],
  ['mo', { locale: 'de-DE' }, '2026-11-16'],
  ['Do 19.11.', { locale: 'de-DE' }, '2026-11-19'],
  ['lundi', { locale: 'fr-FR' }, '2026-11-16'],
  ['19 novembre', { locale: 'fr-FR' }, '2026-11-19'],
  ['lunes', { locale: 'es-ES' }, '2026-11-16'],
  ['19 de noviembre', { locale: 'es-ES' }, '2026-11-19'],
  ['monday', { locale: 'not a locale' }, '2026-11-16'],
  ['today', { zone: 'No/Where' }, '2026-11-19'],
  ['today', { now: new Date('2026-11-19T23:30:00Z') }, '2026-11-20'],
  ['yesterday', { now: new Date('2026-11-19T23:30:00Z') }, '2026-11-19'],
  ['today', { now: new Date('2026-11-19T23:30:00Z'), zone: 'UTC' }, '2026-11-19'],
  ['today', { now: new Date('2026-11-19T23:30:00Z'), zone: 'America/New_York' }, '2026-11-19'],
  ['today', { now: new Date('2026-11-19T04:30:00Z'), zone: 'America/New_York' }, '2026-11-18'],
  ['today', { now: new Date('2026-11-19T10:30:00Z'), zone: 'Pacific/Kiritimati' }, '2026-11-20'],
  ['today', { now: new Date('2026-11-19T10:30:00Z'), zone: 'Pacific/Pago_Pago' }, '2026-11-18'],
  ['thursday', { now: new Date('2026-11-19T23:30:00Z'), zone: 'Asia/Kolkata' }, '2026-11-19'],
  ['yesterday', { now: new Date('2026-03-29T22:30:00Z') }, '2026-03-29'],
  ['yesterday', { now: new Date('2026-03-28T23:30:00Z') }, '2026-03-28'],
  ['1 day ago', { now: new Date('2026-03-29T00:30:00Z') }, '2026-03-28'],
  ['tomorrow', { now: new Date('2026-03-28T23:00:00Z') }, '2026-03-30'],
  ['yesterday', { now: new Date('2026-10-25T23:30:00Z') }, '2026-10-25'],
  ['yesterday', { now: new Date('2026-10-25T22:30:00Z') }, '2026-10-24'],
  ['a week ago', { now: new Date('2026-10-26T00:30:00Z') }, '2026-10-19'],
  ['yesterday', { now: new Date('2026-11-01T05:30:00Z'), zone: 'America/New_York' }, '2026-10-31'],
  ['today', { now: new Date('2026-03-08T06:59:00Z'), zone: 'America/New_York' }, '2026-03-08'],
  ['today', { now: new Date('2026-09-06T03:30:00Z'), zone: 'America/Santiago' }, '2026-09-05'],
  ['yesterday', { now: new Date('2027-01-01T00:30:00Z') }, '2026-12-31'],
  ['31.12.', { now: new Date('2027-01-02T12:00:00Z') }, '2026-12-31'],
  ['29 feb', { now: new Date('2028-01-02T12:00:00Z') }, '2028-02-29'],
  ['friday', { now: new Date('2026-11-20T12:00:00Z') }, '2026-11-20'],
  ['last friday', { now: new Date('2026-11-20T12:00:00Z') }, '2026-11-13'],
];

const refusals: [unknown, RegExp][] = [
  ['31.02.', /no day “31\.02\.”/],
  ['2026-02-29', /no day/],
  ['29 feb', /no day/],
  ['13/13', /no day/],
  ['0.0.', /no day/],
  ['2026-13-01', /no day/],
  ['31 november', /no day/],
  ['1066-10-14', /no day/],
  ['9999 weeks ago', /no day/],
  ['banana', /“banana” is not a day.*yesterday/],
  ['30m', /not a day/],
  ['someday', /not a day/],
  ['do', /not a day/],
  ['last', /not a day/],
  ['ago', /not a day/],
  ['in 3 days ago', /not a day/],
  ['2026-11-19T10:00:00Z', /not a day/],
  ['__proto__', /not a day/],
  ['constructor', /not a day/],
  [20261119, /not a day/],
  [{ $ne: null }, /an object/],
  [['today'], /a list/],
  [Number.POSITIVE_INFINITY, /not a usable number/],
  ['x'.repeat(100_000), /characters/],
];

describe('dayKind', () => {
  for (const [raw, day] of days) {
    it(`reads "${raw}" on Thursday 19 November 2026 as ${day}`, () => {
      assert.deepEqual(parse(raw), { ok: true, value: day });
    });
  }

  for (const [raw, changes, day] of elsewhere) {
    const where = [changes.locale, changes.zone, changes.now?.toISOString()].filter(Boolean).join(', ');
    it(`reads "${raw}" as ${day} for ${where}`, () => {
      assert.deepEqual(parse(raw, changes), { ok: true, value: day });
    });
  }

  for (const [raw, text] of refusals) {
    it(`refuses ${JSON.stringify(raw).slice(0, 30)} in a sentence that says why`, () => {
      const read = parse(raw);
      assert.equal(read.ok, false);
      if (!read.ok) assert.match(read.problem.text, text);
    });
  }

  it('reads back every day it shows, in British, American and German', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom('en-GB', 'en-US', 'de-DE'), (given, locale) => {
        assert.deepEqual(parse(dayText(given, locale), { locale }), { ok: true, value: given });
      }),
    );
  });

  it('shows the initial day as a date in its card input', () => {
    assert.deepEqual(dayKind.cardInput('on', on, undefined, specContext()), [
      { type: 'Input.Date', id: 'on', label: 'Date', value: '2026-11-19' },
    ]);
  });
});
