import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DescribedInput } from '../../shared/fields/describe-inputs.ts';
import { loadTexts, wholeCatalogue } from '../text/load-texts.ts';
import { initialValues, problemsFrom, problemsIn, sentInputs, shownInputs, withoutSecrets } from './form-values.ts';

const input = (name: string, rest: Partial<DescribedInput> = {}): DescribedInput => ({
  name,
  kind: 'text',
  label: name,
  required: false,
  optional: true,
  hint: '',
  ...rest,
});

describe('the values of a form', () => {
  before(wholeCatalogue);

  it('are shown for what is neither hidden nor settled', () => {
    const inputs = [input('work'), input('note'), input('link', { hidden: true })];
    assert.deepEqual(
      shownInputs(inputs, { work: 'ticket:1' }).map(({ name }) => name),
      ['note'],
    );
  });

  it('begin with what is given, the first words of the definition, and today as a day', () => {
    const inputs = [input('on', { kind: 'day', initial: 'today' }), input('who', { initial: 'me' }), input('note')];
    assert.deepEqual(initialValues(inputs, '2026-11-20', { note: 'hello' }), { on: '2026-11-20', who: 'me', note: 'hello' });
  });

  it('are kept for later without secrets', () => {
    const inputs = [input('name'), input('secret', { secret: true })];
    assert.deepEqual(withoutSecrets(inputs, { name: 'Main', secret: 's3cret' }), { name: 'Main' });
  });

  it('are told apart from what is missing, too long, no number or out of bounds', async () => {
    const texts = await loadTexts('en');
    const inputs = [
      input('a', { required: true }),
      input('b', { max: 3 }),
      input('c', { kind: 'number' }),
      input('d', { kind: 'number', minimum: 1, maximum: 5 }),
      input('e', { kind: 'number', minimum: 1 }),
    ];
    const problems = problemsIn(inputs, { a: '  ', b: 'long', c: 'x', d: '9', e: '' }, texts);
    assert.deepEqual(Object.keys(problems), ['a', 'b', 'c', 'd']);
    assert.match(problems['b']!, /1 characters too long; at most 3/);
    assert.deepEqual(problemsIn(inputs, { a: 'x', b: 'abc', c: '1.5', d: '5', e: '' }, texts), {});
  });

  it('put each problem of the server at its field, and keep the others as sentences', () => {
    const fields = [
      { input: 'note', code: 'missing', text: 'Write a note.' },
      { input: 'hidden', code: 'invalid', text: 'No.' },
      { code: 'invalid', text: 'Nothing fits.' },
    ] as const;
    assert.deepEqual(problemsFrom([...fields], [input('note')]), {
      at: { note: 'Write a note.' },
      rest: ['No.', 'Nothing fits.'],
    });
  });

  it('send what is filled in as it was typed, and what is settled whatever was typed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string()), fc.string(), (values, given) => {
        const sent = sentInputs(values, { a: given });
        assert.equal(sent['a'], given);
        for (const name of ['b', 'c']) assert.equal(sent[name], values[name]?.trim() ? values[name] : undefined);
      }),
    );
  });
});
