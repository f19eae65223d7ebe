import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, terms } from './fold.ts';

describe('fold', () => {
  for (const [text, folded] of [
    ['Zürich', 'zurich'],
    ['Straße', 'strasse'],
    ['ＡＢＣ１', 'abc1'],
    ['ﬁle', 'file'],
    ['Łódź', 'lodz'],
    ['Søren', 'soren'],
    ['O’Brien', "o'brien"],
    ['İstanbul', 'istanbul'],
    ['my\u200btickets', 'mytickets'],
    ['РУССКИЙ', 'русскии'],
  ]) {
    it(`folds ${text} to ${folded}`, () => assert.equal(fold(text as string), folded));
  }

  it('changes nothing that is folded already', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))));
  });
});

describe('terms', () => {
  it('gives each word once, folded, in order', () => {
    assert.deepEqual(terms('Printer broken, PRINTER!', undefined, 'O’Brien at Müller & Co. (#1001)'), [
      'printer',
      'broken',
      'obrien',
      'at',
      'muller',
      'co',
      '1001',
    ]);
  });

  it('keeps at most 64 words of at most 40 characters, from any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 2_000 }), { maxLength: 5 }), (texts) => {
        const words = terms(...texts);
        assert.ok(words.length <= 64 && words.every((word) => word.length > 0 && word.length <= 40 && word.isWellFormed()));
        assert.equal(new Set(words).size, words.length);
      }),
    );
  });

  it('finds a name by the words that are searched for it', () => {
    assert.ok(terms('Jürgen Groß').includes(terms('JURGEN')[0] as string));
    assert.deepEqual(terms('𝒶'.repeat(50))[0]?.length, 40);
  });
});
