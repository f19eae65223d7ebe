import assert from 'node:assert/strict';
import { keyOfAttempt, settleAttempt } from './attempts.ts';
import { ApiError, Offline } from './problem.ts';

describe('the key of a change', () => {
  let at = 0;
  let count = 0;
  const world = { now: () => new Date(at), newId: () => `key-${++count}` };
  const key = (note: string) => keyOfAttempt('note.add', { work: 'ticket:1', note }, world);
  const settle = (note: string, error?: unknown) => settleAttempt('note.add', { note, work: 'ticket:1' }, error);
  const refused = (status: number) => new ApiError({ type: '', title: '', status, code: '', detail: '' });

  it('stays when the answer was lost and the same is sent again', () => {
    const first = key('One');
    settle('One', new Offline('gone'));
    assert.equal(key('One'), first);
    settle('One', refused(503));
    assert.equal(key('One'), first);
  });

  it('is another for another change, after an answer, after a refusal, and for the same words much later', () => {
    const first = key('Two');
    settle('Two', new Offline('gone'));
    assert.notEqual(key('Two, mended'), first);
    settle('Two');
    const second = key('Two');
    assert.notEqual(second, first);
    settle('Two', refused(409));
    const third = key('Two');
    assert.notEqual(third, second);
    at += 11 * 60_000;
    assert.notEqual(key('Two'), third);
  });
});
