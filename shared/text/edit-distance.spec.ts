import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from './edit-distance.ts';

describe('editDistance', () => {
  for (const [one, other, distance] of [
    ['tikets', 'tickets', 1],
    ['lgo', 'log', 1],
    ['unod', 'undo', 1],
    ['same', 'same', 0],
    ['abc', 'xyz', 3],
    ['', 'ab', 2],
    ['assgin', 'assign', 1],
  ] as const) {
    it(`counts ${distance} between ${one} and ${other}`, () => assert.equal(editDistance(one, other, 3), distance));
  }

  it('is the same both ways, and stops behind its limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        assert.equal(editDistance(one, other, 8), editDistance(other, one, 8));
        assert.equal(editDistance(one, other, 2), Math.min(3, editDistance(one, other, 8)));
      }),
    );
  });
});
