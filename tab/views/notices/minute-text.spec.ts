import assert from 'node:assert/strict';
import { minuteText, minuteWords } from './minute-text.ts';

describe('a minute of the day', () => {
  it('is written as forms take it', () => {
    assert.deepEqual([0, 450, 1_200, 1_439].map(minuteText), ['00:00', '07:30', '20:00', '23:59']);
  });

  it('is written as the reader’s language writes times, whatever the machine’s zone', () => {
    assert.equal(minuteWords(1_200, 'de-DE'), '20:00');
    assert.match(minuteWords(1_200, 'en-US'), /^8:00\sPM$/);
  });
});
