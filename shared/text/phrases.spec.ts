import assert from 'node:assert/strict';
import { field } from '../fields/field-builders.ts';
import { indexPhrases, phrasesOf } from './phrases.ts';

const input = { work: field.reference('Work', { of: ['ticket', 'task'] }), note: field.text('Note') };
const ways = (template: string) =>
  phrasesOf({ name: 'x.y', phrases: [template], input }).map(({ elements }) =>
    elements.map((part) => (part.type === 'word' ? part.word : part.type === 'slot' ? `{${part.name}}` : ':')).join(' '),
  );

describe('phrasesOf', () => {
  it('makes a way for each choice of optional parts', () => {
    assert.deepEqual(ways('Log [some] time {work} [: {note}]').sort(), [
      'log some time {work}',
      'log some time {work} : {note}',
      'log time {work}',
      'log time {work} : {note}',
    ]);
  });

  it('leaves kind words before a reference to the reference', () => {
    assert.deepEqual(ways('assign [ticket] {work}'), ['assign {work}']);
    assert.deepEqual(ways('ticket {work}'), ['ticket {work}']);
  });

  it('says which inputs a template names, also in parts that are left out', () => {
    const [phrase] = phrasesOf({ name: 'x.y', phrases: ['note {work} [: {note}]'], input });
    assert.deepEqual(phrase?.slots, ['work', 'note']);
    assert.equal(phrase?.prefix, 1);
  });

  for (const [template, text] of [
    ['note {other}', /slot \{other\} that is no input/],
    ['note {toString}', /no input/],
    ['note [', /leaves a \[ open/],
    ['note ]', /never opened/],
    ['a [b] [c] [d] [e] [f] [g]', /more than 5/],
  ] as const) {
    it(`refuses the template ${template} as a mistake of the program`, () => {
      assert.throws(() => phrasesOf({ name: 'x.y', phrases: [template], input }), text);
    });
  }
});

describe('indexPhrases', () => {
  it('files phrases under their first word, and those that begin with a slot under none', () => {
    const index = indexPhrases([{ name: 'x.y', phrases: ['note {work}', '{work}'], input }]);
    assert.deepEqual([...index.keys()], ['note', '']);
  });
});
