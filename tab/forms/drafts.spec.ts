import assert from 'node:assert/strict';
import { draftAt, dropDraft, hasDrafts, keepDraft } from './drafts.ts';

describe('what is typed and not sent', () => {
  it('is kept under its name until it is sent or thrown away', () => {
    keepDraft('note:1', { note: 'half a sen' });
    keepDraft('note:2', { note: 'other' });
    assert.deepEqual(draftAt('note:1'), { note: 'half a sen' });
    dropDraft('note:1');
    assert.equal(draftAt('note:1'), undefined);
    assert.equal(hasDrafts(), true);
    dropDraft('note:2');
    assert.equal(hasDrafts(), false);
  });

  it('does not grow without end: the oldest goes first', () => {
    for (let index = 0; index < 60; index++) keepDraft(`d${index}`, { a: String(index) });
    assert.equal(draftAt('d0'), undefined);
    assert.deepEqual(draftAt('d59'), { a: '59' });
    for (let index = 0; index < 60; index++) dropDraft(`d${index}`);
    assert.equal(hasDrafts(), false);
  });
});
