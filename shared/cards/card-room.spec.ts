import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CardRoom, jsonBytes } from './card-room.ts';
import { cleanText } from './safe-text.ts';
import { hostileText } from './testing/hostile-records.ts';

const weightOf = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length;

describe('jsonBytes', () => {
  it('is what a clean text takes in JSON', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const clean = cleanText(text);
        assert.equal(jsonBytes(clean), weightOf(clean));
      }),
    );
  });
});

describe('CardRoom', () => {
  it('never gives more than there is, and all of it to texts that fit', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 12 }), fc.integer({ min: 100, max: 30_000 }), (texts, limit) => {
        const room = new CardRoom(limit);
        const shown = texts.map(
          (text, at) => [room.lines(text, 5_000), room.plain(text, 5_000), room.line(text, 200)][at % 3] as string,
        );
        const weight = shown.reduce((sum, text) => sum + (text ? weightOf(text) : 0), 0);
        assert.ok(weight <= limit, `${weight} of ${limit}`);
      }),
      { numRuns: 300 },
    );
    assert.equal(new CardRoom(2_000).plain('a'.repeat(1_900), 5_000).length, 1_900);
  });

  it('cuts what comes last, and says so', () => {
    const room = new CardRoom(1_000);
    assert.equal(room.plain('a'.repeat(600), 5_000).length, 600);
    const cut = room.plain('b'.repeat(600), 5_000, '… (open to read all)');
    assert.match(cut, /^b{250,}… \(open to read all\)$/);
    assert.equal(room.has(300), false);
  });
});
