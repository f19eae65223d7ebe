import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prefixOf, prefixPattern } from './prefix-pattern.ts';

describe('a pattern that means "starts with"', () => {
  it('is made from any text and read back as that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        assert.equal(prefixOf('x', 'name', prefixPattern(text)), text.toWellFormed());
      }),
    );
  });

  it('matches what starts with the text and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (text, other) => {
        assert.ok(prefixPattern(text).test(text + other));
        assert.equal(prefixPattern(text).test(other), other.startsWith(text));
      }),
    );
  });

  it('is read in the escapes of RegExp.escape', () => {
    assert.equal(prefixOf('x', 'name', /^\x61\x2db\.c\n\u2028/), 'a-b.c\n\u2028');
  });

  it('is refused if it says more', () => {
    for (const pattern of [/a/, /^a.b/, /^a*/, /^(a|b)/, /^a\d/, /^a$/, /^[ab]/, /^/, /^a/i, /^a/m, /^\bword/, '^a{2}', 5]) {
      assert.throws(() => prefixOf('x', 'name', pattern), { name: 'UnsupportedFilter' });
    }
  });
});
