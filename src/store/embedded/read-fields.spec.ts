import assert from 'node:assert/strict';
import { serialize } from 'bson';
import fc from 'fast-check';
import { decodeBody, encodeBody } from './body.ts';
import { readFields } from './read-fields.ts';

const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ minLength: 20, maxLength: 60 }),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
);
const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'größe'), fc.stringMatching(/^[a-z]{1,30}$/));
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(name, tie('any'), { maxKeys: 4 })),
})).any;

describe('fields of a stored document', () => {
  it('are read as the whole document has them, whatever stands beside them', () => {
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 8 }), fc.array(name, { maxLength: 4 }), (document, wanted) => {
        const body = encodeBody('notes', document);
        const whole = decodeBody(body);
        const names = new Set([...wanted, ...Object.keys(document).slice(0, 2)]);
        const some = Object.entries(whole).filter(([field]) => names.has(field));
        const found = readFields(body, names);
        assert.deepEqual(Object.entries(found ?? {}), some);
        assert.equal(Object.getPrototypeOf(found), Object.prototype);
      }),
      { numRuns: 500 },
    );
  });

  it('are not read from a document with a type that none of ours has', () => {
    assert.equal(readFields(serialize({ pattern: /x/, a: 1 }), new Set(['a'])), undefined);
    assert.equal(readFields(serialize({ a: [{ pattern: /x/ }] }), new Set(['a'])), undefined);
    assert.deepEqual(readFields(serialize({ a: 1, pattern: 'x' }), new Set(['a'])), { a: 1 });
  });
});
