import assert from 'node:assert/strict';
import { dataOf, inEnglish, inEnglishAlone, Sentence, saidAgain, say, sayAll, word } from './say.ts';

describe('a sentence', () => {
  it('reads in English as it is written, and carries its template and what it tells of', () => {
    const sentence = say`Logged ${'1 h'} on ${'#1001'} for ${3} people.`;
    assert.equal(String(sentence), 'Logged 1 h on #1001 for 3 people.');
    assert.deepEqual(JSON.parse(JSON.stringify(sentence)), {
      template: 'Logged {0} on {1} for {2} people.',
      values: ['1 h', '#1001', 3],
    });
  });

  it('never takes what people wrote for a place of its own', () => {
    assert.equal(String(say`“${'{1}'}” is now called “${'{0} $& $1'}”.`), '“{1}” is now called “{0} $& $1”.');
  });

  it('tells of other sentences and of words', () => {
    const sentence = say`${word('Due')}: ${say`${2} are missing.`}`;
    assert.equal(String(sentence), 'Due: 2 are missing.');
    assert.ok(sentence.values.every((value) => value instanceof Sentence));
  });

  it('stands beside others, without those that are not said', () => {
    assert.equal(String(sayAll([say`One.`, undefined, '', 'Two {0}.'])), 'One. Two {0}.');
    assert.equal(sayAll([undefined, 'Alone.']), 'Alone.');
    assert.equal(sayAll([]), '');
  });

  it('is English with itself beside it, words alone are only themselves', () => {
    const sentence = say`Done.`;
    assert.deepEqual(inEnglish(sentence), { text: 'Done.', said: sentence });
    assert.deepEqual(inEnglish('as it is'), { text: 'as it is' });
  });

  it('stands in data as plain values beside its text, and is the same sentence when it is told again', () => {
    const sentence = say`Ask ${word('nobody')} about “${'{0}'}”.`;
    const data = dataOf({ text: sentence, next: 'as it is', remedy: undefined });
    const values = [{ template: 'nobody', values: [] }, '{0}'];
    const said = { text: { template: 'Ask {0} about “{1}”.', values } };
    assert.deepEqual(data, { text: 'Ask nobody about “{0}”.', next: 'as it is', said });
    assert.ok(!(data.said!.text instanceof Sentence));
    assert.deepEqual(saidAgain(data.text, data.said?.text), sentence);
    assert.equal(saidAgain('as it is'), 'as it is');
    assert.deepEqual(dataOf({ text: 'as it is' }), { text: 'as it is' });
  });

  it('is left out of data that is read in English alone', () => {
    const found = { checks: [{ name: 'one', ...dataOf({ text: say`Well.` }) }] };
    assert.equal(JSON.stringify(found, inEnglishAlone), '{"checks":[{"name":"one","text":"Well."}]}');
  });
});
