import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Field } from './field.ts';
import { field } from './field-builders.ts';
import { fieldKinds } from './field-kinds.ts';
import { parseInput } from './parse-inputs.ts';
import { specContext } from './spec-context.ts';

const options = [
  { value: 'low', title: 'Low', words: ['p4'] },
  { value: 'high', title: 'High', words: ['p2', 'important'] },
  { value: 'on-hold', title: 'Waiting', words: ['paused'] },
  { value: 'how', title: 'Höher' },
] as const;
const priority = field.choice('Priority', { options });
const several = field.choices('Several', { options });
const mail = field.text('Mail', { max: 60, format: 'mail' });
const title = field.text('Title', { max: 20 });
const note = field.text('Note', { lines: 3 });
const count = field.number('Count', { minimum: 1, maximum: 5000 });
const any = field.number('Number');
const at = field.time('At');
const sure = field.toggle('Sure');
const who = field.person('Who');
const work = field.reference('Work', { of: ['ticket', 'task'] });
const ticket = field.reference('Ticket', { of: ['ticket'] });

const values: [Field<unknown>, unknown, unknown][] = [
  [priority, 'low', 'low'],
  [priority, 'LOW', 'low'],
  [priority, 'P2', 'high'],
  [priority, 'Important!', 'high'],
  [priority, 'l', 'low'],
  [priority, 'hig', 'high'],
  [priority, 'waiting', 'on-hold'],
  [priority, 'hoher', 'how'],
  [priority, 'ｌｏｗ', 'low'],
  [several, 'low', ['low']],
  [several, 'paused, LOW', ['low', 'on-hold']],
  [several, 'low and p2 und höher', ['low', 'high', 'how']],
  [several, 'low; and low', ['low']],
  [several, ['high', 'low'], ['low', 'high']],
  [mail, ' <Jo.Park@Example.COM> ', 'jo.park@example.com'],
  [mail, 'mailto:jo+desk@müller.example', 'jo+desk@müller.example'],
  [title, '  Printer \n broken ', 'Printer broken'],
  [title, 'e\u0301', 'é'],
  [title, 'a\u202eb\u0000c', 'abc'],
  [title, 5, '5'],
  [title, '\ud800x', '\ufffdx'],
  [note, 'a \r\n\r\nb', 'a\n\nb'],
  [count, '12', 12],
  [count, 12, 12],
  [count, '#12', 12],
  [count, '1,234', 1234],
  [count, '1 234', 1234],
  [count, '１２', 12],
  [any, '1.5', 1.5],
  [any, '1,5', 1.5],
  [any, '-3', -3],
  [any, '1,234.5', 1234.5],
  [any, '1.234,5', 1234.5],
  [at, '9', '09:00'],
  [at, '9:30', '09:30'],
  [at, '9.30', '09:30'],
  [at, '9am', '09:00'],
  [at, '12am', '00:00'],
  [at, '12 pm', '12:00'],
  [at, '2:15 p.m.', '14:15'],
  [at, '14 Uhr', '14:00'],
  [at, '14 Uhr 30', '14:30'],
  [at, 'at 14:30', '14:30'],
  [at, 'noon', '12:00'],
  [at, '14:30:00', '14:30'],
  [sure, true, true],
  [sure, false, false],
  [sure, 'Yes', true],
  [sure, 'on', true],
  [sure, 'true', true],
  [sure, '1', true],
  [sure, 'ja', true],
  [sure, 'sí', true],
  [sure, '👍', true],
  [sure, 'no.', false],
  [sure, 'off', false],
  [sure, 'nein', false],
  [sure, 0, false],
];

const refusals: [Field<unknown>, unknown, string, RegExp][] = [
  [priority, 'h', 'ambiguous', /could be High, Höher/],
  [priority, 'banana', 'invalid', /“banana” is not one of the choices\. Choose Low, High, Waiting, or Höher\./],
  [priority, 'toString', 'invalid', /not one of the choices/],
  [several, 'low, banana', 'invalid', /“banana” is not one of the choices/],
  [several, 'low, h', 'ambiguous', /could be High, Höher/],
  [several, [], 'missing', /Several is missing\. Choose one or more of Low, High, Waiting, and Höher/],
  [several, ' , ', 'missing', /Several is missing/],
  [several, [{ $gt: '' }], 'invalid', /an object/],
  [several, Array(51).fill('low'), 'invalid', /at most 50 choices/],
  [mail, 'jo park', 'invalid', /“jo park” is no mail address\. Write it like/],
  [mail, 'jo@localhost', 'invalid', /no mail address/],
  [title, 'x'.repeat(21), 'invalid', /21 characters and at most 20/],
  [title, '\u200b', 'missing', /Title is missing/],
  [title, { $gt: '' }, 'invalid', /an object/],
  [count, '0', 'invalid', /at least 1/],
  [count, '6000', 'invalid', /at most 5000/],
  [count, 'five', 'invalid', /not a number/],
  [count, '1e3', 'invalid', /not a number/],
  [any, '1,2,3', 'invalid', /not a number/],
  [any, '.', 'invalid', /not a number/],
  [any, '9'.repeat(30), 'invalid', /not a number/],
  [at, '25:00', 'invalid', /not a time of the day/],
  [at, '13pm', 'invalid', /not a time of the day/],
  [at, '24:00', 'invalid', /not a time of the day/],
  [at, '9:75', 'invalid', /not a time of the day/],
  [sure, 'maybe', 'invalid', /neither yes nor no/],
  [sure, 2, 'invalid', /neither yes nor no/],
  [who, 'Grace', 'ambiguous', /Grace Hopper, Grace Kelly/],
  [who, 'Linus', 'unknown', /nobody here is called “Linus”/],
  [work, '999', 'unknown', /no ticket or task that you can see fits “999”/],
  [work, '99', 'unknown', /no ticket or task has the number 99, and the list you saw last has none at that place/],
  [work, '3', 'unknown', /#3 “Overtime” is of the kind approval, and a ticket or task is needed here/],
  [work, '5', 'ambiguous', /more than one ticket or task/],
  [work, 'approval 3', 'invalid', /of the kind approval/],
  [work, '-5', 'invalid', /names no ticket or task/],
  [work, '…', 'invalid', /names no ticket or task/],
  [ticket, 'printer', 'ambiguous', /more than one ticket/],
  [ticket, 'x'.repeat(401), 'invalid', /401 characters/],
];

const references: [Field<unknown>, unknown, string][] = [
  [work, 'task 5', 'r3'],
  [work, 'Ticket #5', 'r1'],
  [work, 'ticket no. 5', 'r1'],
  [work, 'ticket:r2', 'r2'],
  [work, '#1001.', 'r2'],
  [work, 1001, 'r2'],
  [work, '＃１００１', 'r2'],
  [work, '“on fire”', 'r2'],
  [work, 'task force', 'r4'],
  [work, 'ticket on fire', 'r2'],
  [ticket, '5', 'r1'],
];

describe('fieldKinds', () => {
  for (const [of, raw, value] of values) {
    it(`reads ${JSON.stringify(raw)} as ${of.kind} ${JSON.stringify(value)}`, async () => {
      assert.deepEqual(await parseInput(of, raw, specContext()), { ok: true, value });
    });
  }

  for (const [of, raw, code, text] of refusals) {
    it(`refuses ${JSON.stringify(raw).slice(0, 30)} as ${of.kind} and says why`, async () => {
      const read = await parseInput(of, raw, specContext());
      assert.ok(!read.ok);
      assert.equal(read.problem.code, code);
      assert.match(read.problem.text, text);
    });
  }

  for (const [of, raw, id] of references) {
    it(`finds the record meant by ${JSON.stringify(raw)}`, async () => {
      const read = await parseInput(of, raw, specContext());
      assert.equal(read.ok && (read.value as { record: { _id: string } }).record._id, id);
    });
  }

  for (const [raw, name] of [
    ['me', 'Ada Byron'],
    ['@Grace Hopper', 'Grace Hopper'],
    ['kelly', 'Grace Kelly'],
    ['grace@msp.example', undefined],
    ['member:m2', 'Grace Hopper'],
  ]) {
    it(`finds ${name ?? 'nobody for sure'} by ${raw}`, async () => {
      const read = await parseInput(who, raw, specContext());
      assert.equal(read.ok ? read.value.name : undefined, name);
    });
  }

  it('never takes a record of another kind than asked for, whatever the lookup answers', async () => {
    const lookup = { ...specContext().lookup, record: async () => ({ one: { kind: 'client' as const, record: {} } }) };
    const read = await parseInput(ticket, '5', specContext({ lookup }));
    assert.equal(read.ok, false);
  });

  it('reads thousands as the locale writes them', async () => {
    assert.deepEqual(await parseInput(any, '1.234', specContext({ locale: 'de-DE' })), { ok: true, value: 1234 });
    assert.deepEqual(await parseInput(any, '1.234', specContext({ locale: 'en-GB' })), { ok: true, value: 1.234 });
    assert.deepEqual(await parseInput(any, '1,234', specContext({ locale: 'de-DE' })), { ok: true, value: 1.234 });
  });

  it('recognises no more than it can read or ask about', () => {
    const kinds = [count, at, sure, priority, several, field.day('On'), field.duration('Time')];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom(...kinds), (text, of: Field<unknown>) => {
        if (!fieldKinds[of.kind].recognise(text, of, specContext())) return;
        const read = fieldKinds[of.kind].parse(text, of, specContext());
        assert.ok(!(read instanceof Promise));
        assert.ok(read.ok || !/is not a/.test(read.problem.text), text);
      }),
    );
  });
});
