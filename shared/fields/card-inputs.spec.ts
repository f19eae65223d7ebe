import assert from 'node:assert/strict';
import { cardInputs } from './card-inputs.ts';
import { field } from './field-builders.ts';
import { inputSchema } from './input-schema.ts';
import { parseInputs } from './parse-inputs.ts';
import { specContext } from './spec-context.ts';

const fields = {
  work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
  who: field.person('Who', { initial: 'me' }),
  duration: field.duration('Time'),
  on: field.day('Date', { initial: 'yesterday' }),
  at: field.time('At', { optional: true }),
  priority: field.choice('Priority', {
    options: [
      { value: 'low', title: 'Low' },
      { value: 'high', title: 'High', words: ['p2'] },
    ],
    initial: 'p2',
  }),
  marks: field.choices('Marks', {
    options: [
      { value: 'new', title: 'New' },
      { value: 'vip', title: 'VIP' },
      { value: 'old', title: 'Old' },
    ],
    initial: 'vip, old',
  }),
  billable: field.toggle('Billable'),
  count: field.number('Count', { minimum: 1, optional: true }),
  note: field.text('Note', { lines: 3, optional: true, max: 500 }),
  nonce: field.text('Nonce', { hidden: true, optional: true }),
};

describe('cardInputs', () => {
  it('makes an input of Adaptive Card 1.5 for each field that is not hidden', () => {
    const inputs = cardInputs(fields, specContext());
    assert.deepEqual(
      inputs.map(({ type, id, value, isRequired }) => [type, id, value, isRequired]),
      [
        ['Input.ChoiceSet', 'work', undefined, true],
        ['Input.ChoiceSet', 'who', 'me', undefined],
        ['Input.Text', 'duration', undefined, true],
        ['Input.Date', 'on', '2026-11-18', undefined],
        ['Input.Time', 'at', undefined, undefined],
        ['Input.ChoiceSet', 'priority', 'high', undefined],
        ['Input.ChoiceSet', 'marks', 'vip,old', undefined],
        ['Input.Toggle', 'billable', 'false', undefined],
        ['Input.Number', 'count', undefined, undefined],
        ['Input.Text', 'note', undefined, undefined],
      ],
    );
    for (const { label, title } of inputs) assert.ok(label || title);
    for (const { isRequired, errorMessage } of inputs) assert.equal(Boolean(isRequired), Boolean(errorMessage));
  });

  it('lets several be ticked, and shows a mail address as one', () => {
    const several = cardInputs(fields, specContext(), { values: { marks: ['new', 'vip'] } }).find(({ id }) => id === 'marks');
    assert.deepEqual([several?.['isMultiSelect'], several?.['style'], several?.['value']], [true, 'expanded', 'new,vip']);
    const [mail] = cardInputs({ mail: field.text('Mail', { format: 'mail' }) }, specContext());
    assert.equal(mail?.['style'], 'email');
    assert.deepEqual(inputSchema({ marks: fields.marks, mail: field.text('Mail', { format: 'mail' }) })['properties'], {
      marks: {
        title: 'Marks',
        type: 'array',
        items: { type: 'string', enum: ['new', 'vip', 'old'] },
        minItems: 1,
        uniqueItems: true,
        examples: [['vip', 'old']],
      },
      mail: { title: 'Mail', type: 'string', minLength: 1, maxLength: 4_000, format: 'email' },
    });
  });

  it('lets references and people be found while typing', () => {
    const [work, who] = cardInputs(fields, specContext());
    assert.deepEqual(work?.['choices.data'], { type: 'Data.Query', dataset: 'ticket,task' });
    assert.deepEqual(who?.['choices.data'], { type: 'Data.Query', dataset: 'member' });
    assert.equal(work?.['style'], 'filtered');
  });

  it('shows what was known in a form that reads back to the same', async () => {
    const raw = {
      work: 'task 5',
      who: 'kelly',
      duration: '1:30',
      on: 'monday',
      at: '9am',
      priority: 'low',
      billable: 'yes',
      count: 3,
      note: 'a\nb',
    };
    const first = await parseInputs(fields, raw, specContext());
    assert.ok(first.ok);
    const inputs = cardInputs(fields, specContext(), { values: first.values });
    const submitted = Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
    assert.deepEqual(await parseInputs(fields, submitted, specContext()), first);
  });

  it('keeps the words that did not read and tells the problem above their input', () => {
    const problems = [{ field: 'duration', code: 'invalid' as const, text: 'Time: “x” is not a length of time.' }];
    const inputs = cardInputs(fields, specContext(), { values: { duration: 'x' }, problems });
    const place = inputs.findIndex(({ id }) => id === 'duration');
    assert.equal(inputs[place]?.['value'], 'x');
    assert.equal(inputs[place - 1]?.['text'], problems[0]?.text);
  });

  it('offers what could be meant as choices', () => {
    const candidates = [{ value: 'ticket:r1', title: 'Printer broken' }];
    const problems = [{ field: 'work', code: 'ambiguous' as const, text: 'Which one?', candidates }];
    const [, work] = cardInputs(fields, specContext(), { values: { work: 'printer' }, problems });
    assert.deepEqual(work?.['choices'], candidates);
    assert.equal(work?.['value'], undefined);
  });
});

describe('inputSchema', () => {
  it('says what REST needs and what each input takes', () => {
    const schema = inputSchema(fields) as { required: string[]; properties: Record<string, Record<string, unknown>> };
    assert.deepEqual(schema.required, ['work', 'duration', 'billable']);
    assert.deepEqual(schema.properties['priority']?.['enum'], ['low', 'high']);
    assert.equal(schema.properties['note']?.['maxLength'], 500);
    assert.equal(schema.properties['on']?.['format'], 'date');
  });
});
