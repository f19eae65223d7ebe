import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minutesText } from '../text/plain-time.ts';
import { durationKind, durationWords } from './duration-kind.ts';
import type { Duration, Parsed } from './field.ts';
import { field } from './field-builders.ts';
import { specContext } from './spec-context.ts';

const time = field.duration('Time');
const parse = (raw: unknown): Parsed<Duration> => durationKind.parse(raw, time, specContext()) as Parsed<Duration>;

const spans: [unknown, number][] = [
  ['30m', 30],
  ['30 m', 30],
  ['30M', 30],
  ['1m', 1],
  ['90 min', 90],
  ['90min.', 90],
  ['90 mins', 90],
  ['45 minutes', 45],
  ['1 minute', 1],
  ['a minute', 1],
  ["30'", 30],
  ['30’', 30],
  ['1.5h', 90],
  ['1,5h', 90],
  ['1,5 h', 90],
  ['.5h', 30],
  ['0.25 hours', 15],
  ['1.025h', 62],
  ['1.33h', 80],
  ['1.5 min', 2],
  ['2h', 120],
  ['2 hours', 120],
  ['2 hrs', 120],
  ['24h', 1440],
  ['24:00', 1440],
  ['0:45', 45],
  ['1:30', 90],
  ['01:05', 65],
  ['1:30h', 90],
  ['1h30', 90],
  ['1h 30m', 90],
  ['1h30m', 90],
  ['1 h 30 min', 90],
  ['1 hour 30 minutes', 90],
  ['1 hour and 30 minutes', 90],
  ['1 hour, 30 minutes', 90],
  ['1H30', 90],
  ['half an hour', 30],
  ['Half an hour', 30],
  ['a half hour', 30],
  ['an hour', 60],
  ['one hour', 60],
  ['an hour and a half', 90],
  ['one and a half hours', 90],
  ['a quarter of an hour', 15],
  ['three quarters of an hour', 45],
  ['two hours', 120],
  ['forty-five minutes', 45],
  ['for 30m', 30],
  ['halbe Stunde', 30],
  ['eine halbe Stunde', 30],
  ['Viertelstunde', 15],
  ['anderthalb Stunden', 90],
  ['zwei Stunden', 120],
  ['1,5 Std.', 90],
  ['fünf Minuten', 5],
  ['¾h', 45],
  ['½ h', 30],
  ['1½h', 90],
  ['1 ½ hours', 90],
  ['¼ hour', 15],
  ['２ｈ', 120],
  ['１：３０', 90],
  ['1\u00a0h\u00a030\u00a0min', 90],
  ['30\u200bm', 30],
  ['PT1H30M', 90],
  ['PT45M', 45],
  [30, 30],
  [29.5, 30],
  [1440, 1440],
];

const ranges: [string, number, string, string][] = [
  ['9:00-9:45', 45, '9:0', '9:45'],
  ['9:00 - 9:45', 45, '9:0', '9:45'],
  ['9:00–9:45', 45, '9:0', '9:45'],
  ['9-9:45', 45, '9:0', '9:45'],
  ['9-10', 60, '9:0', '10:0'],
  ['9 to 10', 60, '9:0', '10:0'],
  ['from 9:00 to 9:45', 45, '9:0', '9:45'],
  ['9:00 until 9:45', 45, '9:0', '9:45'],
  ['9:00 bis 9:45', 45, '9:0', '9:45'],
  ['9am-10:30am', 90, '9:0', '10:30'],
  ['9-10:30am', 90, '9:0', '10:30'],
  ['9-10:30pm', 90, '21:0', '22:30'],
  ['11-1pm', 120, '11:0', '13:0'],
  ['11am - 1pm', 120, '11:0', '13:0'],
  ['22:00–1:00', 180, '22:0', '1:0'],
  ['22:00-24:00', 120, '22:0', '0:0'],
  ['11pm-1am', 120, '23:0', '1:0'],
  ['12pm-1pm', 60, '12:0', '13:0'],
  ['noon-1pm', 60, '12:0', '13:0'],
  ['12am-1am', 60, '0:0', '1:0'],
];

const refusals: [unknown, RegExp, string?][] = [
  ['45', /45 minutes\? .*45m|If you mean minutes, write 45m/, 'ambiguous'],
  ['5', /do you mean 5 minutes or 5 hours\?/, 'ambiguous'],
  ['1.5', /1\.5 minutes or 1\.5 hours/, 'ambiguous'],
  ['0m', /less than a minute/],
  ['0:00', /less than a minute/],
  ['0.4 min', /less than a minute/],
  ['-30m', /less than nothing/],
  ['−1h', /less than nothing/],
  ['25h', /more than 24 hours/],
  ['24:01', /more than 24 hours/],
  ['999999h', /more than 24 hours/],
  ['9:00-9:00', /less than a minute/],
  ['17:00-9:00', /write 16h/, 'ambiguous'],
  ['9:45-9:00', /ends before it starts.*over midnight, write 23h 15m/, 'ambiguous'],
  ['banana', /“banana” is not a length of time.*30m/],
  ['1:75', /not a length of time/],
  ['h', /not a length of time/],
  ['1-2h', /not a length of time/],
  ['25:00-26:00', /not a length of time/],
  ['30m 30m', /not a length of time/],
  ['tomorrow', /not a length of time/],
  [0, /less than a minute/],
  [-5, /less than nothing/],
  [1441, /more than 24 hours/],
  [Number.NaN, /not a usable number/],
  [['30m'], /a list/],
  [{ $gt: '' }, /an object/],
  [true, /yes or no/],
  ['1'.repeat(10_000_000), /10,000,000 characters/],
];

describe('durationKind', () => {
  for (const [raw, minutes] of spans) {
    it(`reads ${JSON.stringify(raw)} as ${minutes} minutes`, () => {
      assert.deepEqual(parse(raw), { ok: true, value: { minutes } });
    });
  }

  for (const [raw, minutes, from, to] of ranges) {
    it(`reads the range ${raw} as ${minutes} minutes with its clock times`, () => {
      const clock = (text: string) => ({ hour: Number(text.split(':')[0]), minute: Number(text.split(':')[1]) });
      assert.deepEqual(parse(raw), { ok: true, value: { minutes, from: clock(from), to: clock(to) } });
    });
  }

  for (const [raw, text, code] of refusals) {
    it(`refuses ${JSON.stringify(raw)?.slice(0, 30)} in a sentence that says why`, () => {
      const read = parse(raw);
      assert.equal(read.ok, false);
      if (read.ok) return;
      assert.match(read.problem.text, text);
      assert.equal(read.problem.code, code ?? 'invalid');
    });
  }

  it('offers minutes and hours for a bare number, as words it can read', () => {
    const read = parse('5');
    const candidates = read.ok ? [] : (read.problem.candidates ?? []);
    assert.deepEqual(
      candidates.map(({ value }) => parse(value)),
      [
        { ok: true, value: { minutes: 5 } },
        { ok: true, value: { minutes: 300 } },
      ],
    );
  });

  it('reads back what it writes, for every length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        for (const words of [durationWords(minutes), minutesText(minutes)])
          assert.deepEqual(parse(words), { ok: true, value: { minutes } });
      }),
    );
  });

  it('shows a range or a length in its card input as minutes that can be typed', () => {
    const [input] = durationKind.cardInput('duration', time, { minutes: 90 }, specContext());
    assert.deepEqual(input, {
      type: 'Input.Text',
      id: 'duration',
      label: 'Time',
      maxLength: 60,
      placeholder: '30m, 1.5h, 1:30 or 9:00-9:45',
      value: '1h 30m',
    });
  });
});
