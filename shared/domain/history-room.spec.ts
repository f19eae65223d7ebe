import assert from 'node:assert/strict';
import { assertRoom, historyLimit } from './history-room.ts';

const record = { number: 7, title: 'Fan' };
const line = { text: 'x' };

describe('the room in a history', () => {
  it('takes entries up to its limits', () => {
    assert.doesNotThrow(() =>
      assertRoom(
        record,
        Array.from({ length: historyLimit.entries - 1 }, () => line),
        10,
      ),
    );
    assert.doesNotThrow(() => assertRoom(record, [{ text: 'x'.repeat(historyLimit.characters - 10) }], 10));
  });

  it('is full with too many entries or characters, and says so', () => {
    const full = { code: 'history-full', message: 'The history of #7 “Fan” is full and takes no more.' };
    assert.throws(
      () =>
        assertRoom(
          record,
          Array.from({ length: historyLimit.entries }, () => line),
          1,
        ),
      full,
    );
    assert.throws(() => assertRoom(record, [{ text: 'x'.repeat(historyLimit.characters) }], 1), full);
  });
});
