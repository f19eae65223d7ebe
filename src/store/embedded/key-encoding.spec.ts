import assert from 'node:assert/strict';
import fc from 'fast-check';
import { after, KeyWriter } from './key-encoding.ts';

const writer = new KeyWriter();
const key = (...values: unknown[]): Buffer => {
  for (const value of values) writer.add(value);
  return writer.take();
};
const turned = (value: unknown): Buffer => writer.add(value, true).take();

describe('the keys of an index', () => {
  it('order numbers as numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (left, right) => {
        const order = left === right ? 0 : left < right ? -1 : 1;
        assert.equal(Buffer.compare(key(left), key(right)), order);
        assert.equal(Buffer.compare(turned(left), turned(right)) + 0, -order + 0);
      }),
    );
  });

  it('order texts by their UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const order = Buffer.compare(Buffer.from(left), Buffer.from(right));
        assert.equal(Buffer.compare(key(left), key(right)), order);
        assert.equal(Buffer.compare(turned(left), turned(right)) + 0, -order + 0);
      }),
    );
  });

  it('order compound keys field by field, whatever the length of the texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.string(), fc.integer(), (text, number, otherText, otherNumber) => {
        const byText = Buffer.compare(Buffer.from(text), Buffer.from(otherText));
        const expected = byText || Math.sign(number - otherNumber);
        assert.equal(Buffer.compare(key(text, number), key(otherText, otherNumber)), expected);
      }),
    );
  });

  it('order the types as BSON does', () => {
    const ascending = [
      null,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      -1,
      0,
      1,
      '',
      'a',
      {},
      { a: 1 },
      [],
      false,
      true,
      new Date(-1),
      new Date(1),
    ];
    const keys = ascending.map((value) => key(value));
    assert.deepEqual(keys.toSorted(Buffer.compare), keys);
  });

  it('have a place behind everything that begins with them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.uint8Array(), (start, rest) => {
        const beginning = Buffer.concat([Buffer.from([5]), start]);
        assert.ok(Buffer.compare(Buffer.concat([beginning, rest]), after(beginning)) < 0);
      }),
    );
  });
});
