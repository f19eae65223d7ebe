import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Member } from '../domain/member.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Duration } from './field.ts';
import { field } from './field-builders.ts';
import { parseInput, parseInputs } from './parse-inputs.ts';
import { specContext } from './spec-context.ts';

const fields = {
  work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
  who: field.person('Who', { optional: true }),
  duration: field.duration('Time'),
  on: field.day('Date', { initial: 'today' }),
  at: field.time('At', { optional: true }),
  priority: field.choice('Priority', {
    options: [
      { value: 'low', title: 'Low' },
      { value: 'high', title: 'High', words: ['p2'] },
    ],
    initial: 'low',
  }),
  billable: field.toggle('Billable', { initial: 'no' }),
  count: field.number('Count', { minimum: 1, maximum: 10, optional: true }),
  note: field.text('Note', { lines: 3, optional: true, max: 100 }),
};

const good = { work: 'ticket 5', duration: '30m' };
const context = specContext();

describe('parseInputs', () => {
  it('gives every value its type, with initial values where nothing was said', async () => {
    const read = await parseInputs(fields, { ...good, who: 'me', note: ' fixed\r\nit ' }, context);
    assert.ok(read.ok);
    const { work, duration, priority, note, who } = read.values;
    const minutes: Duration['minutes'] = duration.minutes;
    const chosen: 'low' | 'high' = priority;
    const person: Member | undefined = who;
    const ticket: Ticket | undefined = work.kind === 'ticket' ? work.record : undefined;
    assert.deepEqual(
      [minutes, chosen, person?.name, ticket?.title, note],
      [30, 'low', 'Ada Byron', 'Printer broken', 'fixed\nit'],
    );
    assert.equal(read.values.on, '2026-11-19');
    assert.equal(read.values.billable, false);
    assert.equal(read.values.count, undefined);
  });

  it('names all problems at once and keeps the values that were good', async () => {
    const read = await parseInputs(fields, { duration: 'banana', on: '31.02.', count: 11, note: 'fine' }, context);
    assert.ok(!read.ok);
    assert.deepEqual(
      read.problems.map(({ field: name, code }) => [name, code]),
      [
        ['work', 'missing'],
        ['duration', 'invalid'],
        ['on', 'invalid'],
        ['count', 'invalid'],
      ],
    );
    assert.equal(read.values.note, 'fine');
    assert.ok(!('duration' in read.values));
  });

  it('ignores names it does not know and properties that are not the object’s own', async () => {
    const raw = Object.assign(Object.create({ duration: '2h' }), { work: '5', other: 'x', constructor: 'y' });
    const read = await parseInputs(fields, raw, context);
    assert.ok(!read.ok);
    assert.deepEqual(
      read.problems.map((problem) => problem.field),
      ['work', 'duration'],
    );
  });

  it('does not run a getter that came with the input', async () => {
    const raw = Object.defineProperty({ ...good }, 'note', { enumerable: true, get: () => assert.fail('was read') });
    assert.ok((await parseInputs(fields, raw, context)).ok);
  });

  for (const raw of ['text', 5, true, ['a'], [good]]) {
    it(`refuses ${JSON.stringify(raw)} in place of an object`, async () => {
      const read = await parseInputs(fields, raw, context);
      assert.ok(!read.ok);
      assert.match(read.problems[0]?.text ?? '', /names and values/);
    });
  }

  it('takes nothing at all as nothing said', async () => {
    for (const raw of [undefined, null, {}]) {
      const read = await parseInputs(fields, raw, context);
      assert.ok(!read.ok);
      assert.deepEqual(
        read.problems.map(({ code }) => code),
        ['missing', 'missing'],
      );
    }
  });

  it('lets an optional input be emptied on purpose although it has an initial value', async () => {
    const until = field.day('Until', { optional: true, initial: 'today' });
    assert.deepEqual(await parseInput(until, '', context), { ok: true, value: undefined });
    assert.deepEqual(await parseInput(until, undefined, context), { ok: true, value: '2026-11-19' });
    assert.deepEqual(await parseInput(field.day('On', { initial: 'today' }), ' ', context), { ok: true, value: '2026-11-19' });
  });

  it('lets a failure of the lookup through', async () => {
    const lookup = { ...context.lookup, record: () => Promise.reject(new Error('store is away')) };
    await assert.rejects(parseInputs(fields, good, specContext({ lookup })), /store is away/);
  });

  it('answers any hostile input with a value or a problem that says something, and never throws', async () => {
    const odd = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withObjectString: true,
        withSparseArray: true,
      }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        '$where',
        '{"$gt":""}',
        'x'.repeat(200_000),
        '\u0000',
        '\ud800',
        '\u202e123',
        '9'.repeat(199),
      ),
      fc.constantFrom<unknown>(
        { $gt: '' },
        { $ne: null },
        [{}],
        Number.NaN,
        Number.NEGATIVE_INFINITY,
        -0,
        1e308,
        Symbol.iterator,
        () => 1,
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.record(Object.fromEntries(Object.keys(fields).map((name) => [name, odd]))), async (raw) => {
        const read = await parseInputs(fields, raw, context);
        if (read.ok) return;
        for (const { field: name, text } of read.problems)
          assert.ok(name && name in fields && text.length > 10 && text.length < 1_000, text);
      }),
      { numRuns: 500 },
    );
  });
});
